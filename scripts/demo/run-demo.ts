import { once } from 'node:events';
import { openTerminal, type Terminal } from '../../cli/terminal.ts';
import type { EmulatedGitHub } from '../../tests/support/github/emulated-github.ts';
import { startGitHub } from '../../tests/support/github/start-github.ts';
import { describeKeptServer, describeRun } from './describe-run.ts';
import { mergeWork } from './merge-work.ts';

/** A day in the sprint of the example, so that every run shows the same dates. */
const DAY = '2026-03-05T15:00:00Z';

/** Shows the main job on an emulated GitHub: a merge, the action, the document. Returns the exit code. */
export async function runDemo({ keep }: { readonly keep: boolean }): Promise<number> {
  const terminal = openTerminal(process);
  const github = await startGitHub({ startAt: DAY });
  try {
    const run = await mergeWork(github, (step) => terminal.print(`${step}\n`));
    terminal.print(describeRun(run, terminal));
    if (keep) await keepServer(github, terminal);
    return run.result.exitCode ?? 1;
  } finally {
    await github.stop();
  }
}

async function keepServer(github: EmulatedGitHub, terminal: Terminal): Promise<void> {
  terminal.print(describeKeptServer(github, terminal.paint));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
}
