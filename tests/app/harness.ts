import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createAppSeed, SECRET } from '../support/github/app-seed.ts';
import type { EmulatedGitHub } from '../support/github/emulated-github.ts';
import { startGitHub } from '../support/github/start-github.ts';
import { createDataFolder } from './data-folder.ts';

export const SEED = createAppSeed();

export interface AppProcess {
  readonly url: string;
  /** Its log, line by line. */
  readonly lines: readonly string[];
  readonly child: ChildProcess;
  readonly stop: () => Promise<number | null>;
}

/** A GitHub that knows the App. */
export function startGitHubWithApp(): Promise<EmulatedGitHub> {
  return startGitHub({ apps: [SEED] });
}

/** The App as `npm start` runs it: a process of its own, over HTTP. */
export async function startAppProcess(
  github: Pick<EmulatedGitHub, 'apiUrl'>,
  variables: Readonly<Record<string, string>> = {},
): Promise<AppProcess> {
  const folder = await mkdtemp(join(tmpdir(), 'sprint-sync-app-'));
  if (variables['DATABASE_URL'] === undefined && variables['DATA_DIR'] === undefined)
    await createDataFolder(join(folder, 'data'));
  const child = spawn(process.execPath, ['app/index.ts'], {
    cwd: new URL('../..', import.meta.url),
    env: {
      PATH: process.env['PATH'],
      APP_ID: String(SEED.app_id),
      PRIVATE_KEY: SEED.private_key,
      WEBHOOK_SECRET: SECRET,
      PORT: '0',
      GITHUB_API_URL: github.apiUrl,
      DATA_DIR: join(folder, 'data'),
      LOG_LEVEL: 'debug',
      ...variables,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: string[] = [];
  let rest = '';
  const read = (chunk: Buffer) => {
    const parts = (rest + chunk.toString()).split('\n');
    rest = parts.pop() ?? '';
    lines.push(...parts);
  };
  child.stdout.on('data', read);
  child.stderr.on('data', read);
  const exited = once(child, 'exit');
  const stop = async () => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true, force: true });
    return child.exitCode;
  };
  const url = await waitFor(() => {
    if (child.exitCode !== null) throw new Error(`The App ended:\n${lines.join('\n')}${rest}`);
    return lines.map((line) => /"url":"([^"]+)"/.exec(line)?.[1]).find((one) => one !== undefined);
  }, 60_000);
  return { url, lines, child, stop };
}

/** Asks until there is an answer. @throws where none comes in time. */
export async function waitFor<T>(
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  milliseconds = 90_000,
): Promise<T> {
  const end = performance.now() + milliseconds;
  for (;;) {
    const answer = await ask();
    if (answer !== undefined && answer !== false) return answer;
    if (performance.now() > end) throw new Error('What was waited for did not happen.');
    await sleep(50);
  }
}
