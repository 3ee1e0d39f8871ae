import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { main } from '../../cli/main.ts';
import type { Terminal } from '../../cli/terminal.ts';

export interface Result {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line inside this process, on March 5, 2026. */
export async function runCli(...args: readonly string[]): Promise<Result> {
  return await runCliWith({}, ...args);
}

export async function runCliWith(
  parts: Partial<Terminal>,
  ...args: readonly string[]
): Promise<Result> {
  let [out, err] = ['', ''];
  const terminal: Terminal = {
    print: (text) => {
      out += text;
    },
    printError: (text) => {
      err += text;
    },
    paint: (_, text) => text,
    isWatched: false,
    now: () => new Date(2026, 2, 5, 23, 59),
    serverUrl: 'https://github.com',
    apiUrl: 'https://api.github.com',
    env: () => undefined,
    sleep: async () => {},
    ...parts,
  };
  const code = await main(args, terminal);
  return { code, out, err };
}

/** A folder that is gone after the test. */
export function makeFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sprint-sync-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** A file in a folder of its own. */
export function makeFile(content: string | Uint8Array, name = 'SPRINT.md'): string {
  const path = join(makeFolder(), name);
  writeFileSync(path, content);
  return path;
}

export function read(path: string): string {
  return readFileSync(path, 'utf8');
}
