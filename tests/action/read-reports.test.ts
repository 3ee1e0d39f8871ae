import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readReports } from '../../action/read-reports.ts';

function makeWorkspace(): string {
  const folder = mkdtempSync(join(tmpdir(), 'reports-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  mkdirSync(join(folder, 'out/deep'), { recursive: true });
  writeFileSync(join(folder, 'out/a.xml'), '<a/>');
  writeFileSync(join(folder, 'out/deep/b.xml'), '<b/>');
  writeFileSync(join(folder, 'coverage.json'), '{}');
  symlinkSync('/etc/hostname', join(folder, 'out/link.xml'));
  return folder;
}

test('patterns name files of the workspace, each once, and links are not followed', async () => {
  const files = await readReports('out/**/*.xml\n\nout/a.xml\n coverage.json ', makeWorkspace());
  expect(files.map(({ path }) => path)).toEqual(['coverage.json', 'out/a.xml', 'out/deep/b.xml']);
  expect(files[1]?.text).toBe('<a/>');
});

test.each(['../*.xml', '/etc/*', 'out/../../x', '..'])('%s is refused', async (pattern) => {
  await expect(readReports(pattern, makeWorkspace())).rejects.toThrow('below the workspace');
});

test('nothing is asked for where nothing is named', async () => {
  expect(await readReports('', '/nowhere')).toEqual([]);
});
