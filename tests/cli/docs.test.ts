import { copyFileSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { complete } from '../../cli/commands/complete.ts';
import { impact } from '../../cli/commands/impact.ts';
import { init } from '../../cli/commands/init.ts';
import { inspect } from '../../cli/commands/inspect.ts';
import { link } from '../../cli/commands/link.ts';
import { lint } from '../../cli/commands/lint.ts';
import { plan } from '../../cli/commands/plan.ts';
import { sync } from '../../cli/commands/sync.ts';
import { why } from '../../cli/commands/why.ts';
import { EXAMPLE_PATH } from '../support/sprint-example.ts';
import { makeFolder, runCli } from './run-cli.ts';

const docs = readFileSync(resolve(import.meta.dirname, '../../docs/cli.md'), 'utf8');
const sessions = [...docs.matchAll(/^```console\n(.*?)^```$/gms)].map(
  ([, session = '']) => session,
);

describe('docs/cli.md', () => {
  it.each(sessions.map((session) => [session.split('\n')[0], session] as const))(
    'shows what really happens: %s',
    async (_, session) => {
      enterFolderWithExample();
      const steps = session.split(/^\$ /m).slice(1);
      for (const step of steps) {
        const [command = '', ...expected] = step.split('\n');
        const { out, err } = await runCli(...wordsOf(command).slice(1));
        expect(out + err).toMatch(toPattern(expected.join('\n')));
      }
    },
  );

  it('has such examples', () => {
    expect(sessions.length).toBeGreaterThanOrEqual(4);
  });

  it.each([init, inspect, complete, link, lint, plan, sync, impact, why])(
    'names every option of $name',
    ({ name, options }) => {
      const section = docs.split(/^## /m).find((part) => part.startsWith(`${name}\n`)) ?? '';
      for (const option of options) expect(section).toContain(`--${option.name}`);
    },
  );

  it.each([inspect, complete, link, lint].flatMap(({ examples }) => examples))(
    'can be trusted as the help can: %s',
    async (example) => {
      enterFolderWithExample();
      expect((await runCli(...wordsOf(example).slice(1))).code).toBe(0);
    },
  );

  it('describes every field of inspect --json', async () => {
    enterFolderWithExample();
    const { out } = await runCli('inspect', 'CURRENT_SPRINT.md', '--json');
    for (const [field, value] of Object.entries(JSON.parse(out))) {
      const section = docs.split(/^## /m).find((part) => part.startsWith('inspect\n')) ?? '';
      const inside = Array.isArray(value) ? value[0] : value;
      for (const name of Object.keys(inside ?? {})) {
        const row = new RegExp(`^\\| \`${field}(?:\\[\\])?(?:\\.${name}\`|\` .*\`${name}\`)`, 'm');
        expect(section, `${field}.${name}`).toMatch(row);
      }
    }
  });
});

function enterFolderWithExample(): void {
  const folder = makeFolder();
  copyFileSync(EXAMPLE_PATH, join(folder, 'CURRENT_SPRINT.md'));
  const before = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(before));
}

/** The words of a command as a shell cuts them. */
function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|"([^"]*)"|(\S+)/g)].map(
    ([, single, double, bare]) => single ?? double ?? bare ?? '',
  );
}

/** The whole output; `…` stands for anything. */
function toPattern(expected: string): RegExp {
  const parts = expected.split('…').map(escapePattern);
  return new RegExp(`^${parts.join('.*')}$`, 's');
}

function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
