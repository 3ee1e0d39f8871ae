import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';

const PUBLIC_REGISTRY = 'https://registry.npmjs.org/';

const root = resolve(import.meta.dirname, '../..');
const manifest: Record<'dependencies' | 'devDependencies', Record<string, string>> = JSON.parse(
  readFileSync(join(root, 'package.json'), 'utf8'),
);
const versions = { ...manifest.dependencies, ...manifest.devDependencies };

describe('the toolchain', () => {
  test('tests run on Node 24, as the action does', () => {
    expect(process.version).toMatch(/^v24\./);
  });

  test('every dependency is pinned to one exact version', () => {
    const loose = Object.entries(versions).filter(
      ([, version]) => !/^\d+\.\d+\.\d+$/.test(version),
    );
    expect(loose).toEqual([]);
  });

  test('the lock file names no private host and carries a checksum for every package', () => {
    const lock: { packages: Record<string, { integrity?: string; resolved?: string }> } =
      JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const wrong = Object.entries(lock.packages)
      .filter(([path]) => path !== '')
      .filter(
        ([, { integrity, resolved }]) =>
          integrity === undefined || !(resolved ?? PUBLIC_REGISTRY).startsWith(PUBLIC_REGISTRY),
      );
    expect(wrong).toEqual([]);
  });
});

describe('docs/dependencies.md', () => {
  const documented = readFileSync(join(root, 'docs/dependencies.md'), 'utf8')
    .split('\n')
    .map((line) => line.match(/^\| `(?<name>[^`]+)` \| (?<licence>[^|]+) \| (?<reason>[^|]+) \|$/))
    .flatMap((row) => (row?.groups === undefined ? [] : [row.groups]));

  test('has one line for each dependency and none for anything else', () => {
    expect(documented.map((row) => row['name']).sort()).toEqual(Object.keys(versions).sort());
  });

  test('names the licence that each package declares', () => {
    const declared = Object.keys(versions).map((name) => {
      const installed = join(root, 'node_modules', name, 'package.json');
      return [name, JSON.parse(readFileSync(installed, 'utf8')).license];
    });
    expect(Object.fromEntries(documented.map((row) => [row['name'], row['licence']]))).toEqual(
      Object.fromEntries(declared),
    );
  });
});
