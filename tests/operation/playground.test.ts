import { exec, spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { waitFor } from '../app/harness.ts';

const PLAYGROUND = resolve(import.meta.dirname, '../../scripts/playground.ts');

test('npm run playground prints three lines to try, which work, and ends on Ctrl-C', async () => {
  const child = spawn(process.execPath, [PLAYGROUND], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = once(child, 'exit');
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
  });
  await waitFor(() => output.includes('Press Ctrl-C'));
  const lines = output.match(/^ +curl .*$/gm) ?? [];
  expect(lines).toHaveLength(3);
  const [close = '', read = '', ask = ''] = lines;
  const run = promisify(exec);
  expect((await run(close)).stdout).toMatch(/"state": ?"closed"/);
  expect((await run(ask)).stdout).toContain('/sprint status');
  expect((await run(read)).stdout).toContain('# ');
  child.kill('SIGINT');
  expect(await exited).toEqual([0, null]);
}, 120_000);
