import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const DOCKERFILE = readFileSync(join(ROOT, 'Dockerfile'), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'sprint-sync-image-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The files that the Dockerfile takes from the repository into its last stage. */
const copied = [...DOCKERFILE.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, names = '']) =>
  names.split(' '),
);

test('what the image holds is enough to start, and says what to set', { timeout: 120_000 }, () => {
  for (const name of copied) {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const [, command = '[]'] = /^CMD (\[.+\])$/m.exec(DOCKERFILE) ?? [];
  const [program, ...args]: string[] = JSON.parse(command);
  expect(program).toBe('node');
  const started = spawnSync(process.execPath, args, {
    cwd: folder,
    env: { PATH: process.env['PATH'] },
    encoding: 'utf8',
  });
  expect(started.stderr).toContain('The App has no credentials yet.');
  expect(started.stderr).toContain('npm run playground');
  expect(started.status).toBe(1);
});

test('the image and package.json name the same Node, and nobody is root', () => {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  const bases = [...DOCKERFILE.matchAll(/^FROM node:([\d.]+)/gm)].map(([, version]) => version);
  expect(new Set(bases)).toEqual(new Set([manifest.devDependencies.node]));
  expect(DOCKERFILE).toMatch(/^USER node$/m);
});
