import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { EXAMPLE_PATH } from '../support/sprint-example.ts';

const ENTRY = resolve(import.meta.dirname, '../../cli/index.ts');
const run = promisify(execFile);

function start(...args: readonly string[]) {
  return run(process.execPath, [ENTRY, ...args], { env: { PATH: process.env['PATH'] } });
}

describe('the process', () => {
  it('prints plain text where no terminal looks', async () => {
    const { stdout, stderr } = await start('inspect', EXAMPLE_PATH);
    expect(stdout).toMatch(/^Sprint 7 \(Offline Maps\) {2}in progress\n/);
    expect(stdout).not.toContain('\u001b');
    expect(stderr).toBe('');
  });

  it.each([
    [1, ['inspect', 'no-such-file.md'], /no-such-file\.md/],
    [2, ['inspect'], /FILE is missing/],
  ])('ends with exit code %i', async (code, args, message) => {
    await expect(start(...args)).rejects.toMatchObject({
      code,
      stderr: expect.stringMatching(message),
    });
  });

  it('ends quietly when nobody reads on', async () => {
    const child = spawn(process.execPath, [ENTRY, 'inspect', EXAMPLE_PATH, '--json'], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    child.stdout.destroy();
    let complaints = '';
    child.stderr.on('data', (chunk) => {
      complaints += String(chunk);
    });
    await once(child, 'close');
    expect(complaints).toBe('');
  });
});
