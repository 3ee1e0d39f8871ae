import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** One made-up source file: where it would stand, what it says, which rules complain. */
type Case = readonly [path: string, code: string, ...rules: string[]];

const IMPORT = 'lint/style/noRestrictedImports';
const NODE = 'lint/correctness/noNodejsModules';
const GLOBAL = 'lint/style/noRestrictedGlobals';
const PROPERTY = 'lint/nursery/noJsRestrictedProperties';
const CONSOLE = 'lint/suspicious/noConsole';

const PURE = ['model', 'document', 'plan', 'render'];
const CORE = ['document', 'plan', 'render', 'github', 'config'];
const SHELLS = ['action', 'app', 'cli'];
const FOREIGN = {
  octokit: 'src/github',
  '@octokit/rest': 'src/github',
  '@actions/core': 'action',
  probot: 'app',
  'probot/lib/server.js': 'app',
};
const HIDDEN_INPUTS = [
  ...['Date', 'performance', 'process', 'global', 'globalThis', 'crypto', 'fetch'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask'],
];

const using = (specifier: string) =>
  `import { it } from '${specifier}';\nexport const kept = it;\n`;

const siblings: Case[] = CORE.flatMap((from) =>
  CORE.filter((to) => to !== from).flatMap((to): Case[] => [
    [`src/${from}/file.ts`, using(`../${to}/other.ts`), IMPORT],
    [`src/${from}/nested/file.ts`, using(`../../${to}/other.ts`), IMPORT],
  ]),
);

const allowedInCore: Case[] = CORE.flatMap((folder): Case[] => [
  [`src/${folder}/file.ts`, using('./other.ts')],
  [`src/${folder}/file.ts`, using('./nested/other.ts')],
  [`src/${folder}/file.ts`, using('../model/other.ts')],
  [`src/${folder}/file.ts`, using('unified')],
  [`src/${folder}/nested/file.ts`, using('../other.ts')],
  [`src/${folder}/nested/file.ts`, using('../../model/other.ts')],
]);

const upwards: Case[] = CORE.flatMap((folder): Case[] => [
  [`src/${folder}/file.ts`, using('../sync.ts'), IMPORT],
  [`src/${folder}/file.ts`, using('../index.ts'), IMPORT],
  [`src/${folder}/file.ts`, using('../../action/index.ts'), IMPORT],
]);

const detours: Case[] = ['src/model', ...CORE.map((folder) => `src/${folder}`), ...SHELLS].flatMap(
  (folder): Case[] => [
    [`${folder}/file.ts`, using('./../sync.ts'), IMPORT],
    [`${folder}/file.ts`, using('./nested/../../sync.ts'), IMPORT],
    [`${folder}/nested/file.ts`, using('./../../sync.ts'), IMPORT],
    [`${folder}/nested/file.ts`, using('./deep/../../../sync.ts'), IMPORT],
  ],
);

const model: Case[] = [
  ['src/model/file.ts', using('./other.ts')],
  ['src/model/file.ts', using('../document/other.ts'), IMPORT],
  ['src/model/file.ts', using('zod'), IMPORT],
];

const forms: Case[] = [
  [
    'src/plan/type.ts',
    `import type { It } from '../github/x.ts';\nexport type Kept = It;\n`,
    IMPORT,
  ],
  ['src/plan/dynamic.ts', `export const kept = import('../github/x.ts');\n`, IMPORT],
  ['src/plan/again.ts', `export { it } from '../github/x.ts';\n`, IMPORT],
  ['src/plan/required.ts', `export const kept = require('../github/x.ts');\n`, GLOBAL],
];

const composition: Case[] = [
  ['src/sync.ts', using('./plan/other.ts')],
  ['src/sync.ts', using('./github/other.ts')],
  ['src/sync.ts', using('../cli/other.ts'), IMPORT],
  ['src/sync.ts', using('./../cli/other.ts'), IMPORT],
  ['src/sync.ts', using('./plan/../../cli/other.ts'), IMPORT],
  ['src/sync/port/file.ts', using('../../github/other.ts')],
  ['src/sync/port/file.ts', using('../issues/other.ts')],
  ['src/sync/port/file.ts', using('../../../cli/other.ts'), IMPORT],
  ['src/sync/port/file.ts', using('@octokit/rest'), IMPORT],
];

const shells: Case[] = SHELLS.flatMap((shell): Case[] => [
  [`${shell}/file.ts`, using('../src/index.ts')],
  [`${shell}/nested/file.ts`, using('../../src/index.ts')],
  [`${shell}/file.ts`, using('../package.json')],
  [`${shell}/nested/file.ts`, using('../../package.json')],
  [`${shell}/file.ts`, using('../src/sync.ts'), IMPORT],
  [`${shell}/nested/file.ts`, using('../../src/plan/other.ts'), IMPORT],
  ...SHELLS.filter((other) => other !== shell).map(
    (other): Case => [`${shell}/file.ts`, using(`../${other}/file.ts`), IMPORT],
  ),
]);

const foreign: Case[] = ['src', ...CORE.map((folder) => `src/${folder}`), ...SHELLS].flatMap(
  (folder) =>
    Object.entries(FOREIGN).flatMap(([name, owner]): Case[] => {
      const rules = folder === owner ? [] : [IMPORT];
      return folder === 'src'
        ? [['src/file.ts', using(name), ...rules]]
        : [
            [`${folder}/file.ts`, using(name), ...rules],
            [`${folder}/nested/file.ts`, using(name), ...rules],
          ];
    }),
);

const purity: Case[] = PURE.flatMap((folder): Case[] => [
  ...HIDDEN_INPUTS.map(
    (name): Case => [`src/${folder}/file.ts`, `export const kept = ${name};\n`, GLOBAL],
  ),
  [`src/${folder}/file.ts`, `export const kept = Math.random();\n`, PROPERTY],
  [`src/${folder}/file.ts`, `export const kept = Math.max(1, 2);\n`],
  ...['node:fs', 'node:crypto', 'fs'].map(
    (name): Case => [
      `src/${folder}/file.ts`,
      using(name),
      NODE,
      ...(folder === 'model' ? [IMPORT] : []),
    ],
  ),
]);

const output: Case[] = [
  ...[...PURE, 'github', 'config'].map((folder) => `src/${folder}`),
  ...['src', 'action', 'app'],
].map((folder): Case => [`${folder}/file.ts`, `console.log('kept');\n`, CONSOLE]);

const printing: Case[] = ['cli', 'scripts', 'bench', 'tests'].map(
  (folder): Case => [`${folder}/file.ts`, `console.log('kept');\n`],
);

const cases = {
  'the model imports nothing': model,
  'folders of the core never import each other': siblings,
  'folders of the core import the model, themselves and packages': allowedInCore,
  'folders of the core never look upwards': upwards,
  'no detour leads around the rules': detours,
  'every form of import counts': forms,
  'sync.ts and its folder compose the core and know no shell': composition,
  'shells see src/index.ts alone': shells,
  'each foreign interface has one owner': foreign,
  'pure folders see no clock, environment, random source or node module': purity,
  'only programs for a terminal print to it': [...output, ...printing],
} satisfies Record<string, Case[]>;

const root = resolve(import.meta.dirname, '../..');
const JUDGED = new Set([IMPORT, NODE, GLOBAL, PROPERTY, CONSOLE]);

/** A case gets a file of its own, so that one run of Biome judges them all. */
const fileOf = (group: string, index: number, path: string) =>
  join(dirname(path), `${group.replaceAll(/\W+/g, '-')}-${index}.ts`);

describe('the import star', () => {
  const folder = mkdtempSync(join(tmpdir(), 'import-star-'));
  let complaints: ReadonlyMap<string, readonly string[]>;

  beforeAll(() => {
    copyFileSync(join(root, 'biome.json'), join(folder, 'biome.json'));
    copyFileSync(join(root, '.gitignore'), join(folder, '.gitignore'));
    const files = Object.entries(cases).flatMap(([group, list]) =>
      list.map(([path, code], index) => ({ file: fileOf(group, index, path), code })),
    );
    for (const { file, code } of files) {
      mkdirSync(dirname(join(folder, file)), { recursive: true });
      writeFileSync(join(folder, file), code);
    }
    complaints = lint({ folder, expectedFiles: files.length + 1 });
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  test.each(Object.entries(cases))('%s', (group, list) => {
    const verdict = (path: string, code: string, rules: readonly string[]) =>
      `${path}: ${code.trim().split('\n')[0]} → ${[...rules].sort().join(', ') || 'fine'}`;
    const expected = list.map(([path, code, ...rules]) => verdict(path, code, rules));
    const found = list.map(([path, code], index) =>
      verdict(path, code, complaints.get(fileOf(group, index, path)) ?? []),
    );
    expect(found).toEqual(expected);
  });

  test('no source names a type of another folder by import(…), which the lint rule does not see', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(root, 'src', name));
    const offenders = sources.filter((file) =>
      /\bimport\(\s*['"]\.\.\//.test(readFileSync(file, 'utf8')),
    );
    expect(offenders).toEqual([]);
  });
});

/** The rules that complain, by file. `expectedFiles` proves that none was passed over. */
function lint(run: { readonly folder: string; readonly expectedFiles: number }) {
  const { stdout } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules/@biomejs/biome/bin/biome'),
      'lint',
      '--reporter=json',
      '--max-diagnostics=none',
    ],
    { cwd: run.folder, encoding: 'utf8' },
  );
  const report: Report = JSON.parse(stdout.slice(stdout.indexOf('{')));
  expect(report.summary.unchanged).toBe(run.expectedFiles);
  const complaints = new Map<string, string[]>();
  for (const { category, location } of report.diagnostics.filter((it) => JUDGED.has(it.category))) {
    complaints.set(location.path, [...(complaints.get(location.path) ?? []), category]);
  }
  return complaints;
}

type Report = {
  readonly summary: { readonly unchanged: number };
  readonly diagnostics: readonly {
    readonly category: string;
    readonly location: { readonly path: string };
  }[];
};
