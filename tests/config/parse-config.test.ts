import { describe, expect, test } from 'vitest';
import { DEFAULT_CONFIG } from '../../src/config/config.ts';
import { parseConfig } from '../../src/config/parse-config.ts';
import { processorTime } from '../support/processor-time.ts';

const parse = (text: string) => parseConfig(new TextEncoder().encode(text));

function configOf(text: string) {
  const result = parse(text);
  if (result.kind === 'problems') throw new Error(JSON.stringify(result.problems));
  return result.config;
}

function problemsOf(text: string): string[] {
  const result = parse(text);
  if (result.kind === 'config') return [];
  return result.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

describe('a config that is right', () => {
  test('is all defaults where it is empty, or holds comments only', () => {
    expect(configOf('')).toEqual(DEFAULT_CONFIG);
    expect(configOf('# nothing yet\n')).toEqual(DEFAULT_CONFIG);
    expect(DEFAULT_CONFIG).toMatchObject({ documents: null, branches: null, tasks: 'tick' });
    expect(DEFAULT_CONFIG).toMatchObject({ 'time-zone': 'UTC', issues: 'off', version: 1 });
  });

  test('may write one path or branch without a list, and names each only once', () => {
    const config = configOf('documents: docs/SPRINT.md\nbranches: [main, release/2, main]\n');
    expect(config.documents).toEqual(['docs/SPRINT.md']);
    expect(config.branches).toEqual(['main', 'release/2']);
  });

  test('reads all keys, also with a byte order mark and CRLF', () => {
    const text = [
      '\uFEFFversion: 1',
      'documents:',
      '  - a.md',
      '  - Ünï/übersicht.md',
      'tasks: leave',
      'fenced: true',
      'stateless: column',
      'time-zone: Asia/Tokyo',
      'branches: develop',
      'commit-message: "{sprint}: {changes}"',
      'issues: off',
    ];
    expect(configOf(text.join('\r\n'))).toEqual({
      ...DEFAULT_CONFIG,
      version: 1,
      documents: ['a.md', 'Ünï/übersicht.md'],
      tasks: 'leave',
      fenced: true,
      stateless: 'column',
      'time-zone': 'Asia/Tokyo',
      branches: ['develop'],
      'commit-message': '{sprint}: {changes}',
      issues: 'off',
    });
  });

  test('says once for all fields what it may also say apart', () => {
    expect(configOf('conflicts: github\ndirection: document\n')).toMatchObject({
      conflicts: { title: 'github', status: 'github' },
      direction: { title: 'document', done: 'document', status: 'document', tasks: 'document' },
    });
    const apart = configOf(
      'issues: link\nconflicts: {title: document}\nlabels: {blocked: stuck}\n',
    );
    expect(apart).toMatchObject({
      issues: 'link',
      conflicts: { title: 'document', status: 'ask' },
      labels: { blocked: 'stuck', 'in-review': 'status: in-review', cancelled: null },
    });
  });

  test('may repeat a value by an alias', () => {
    expect(configOf('documents: &one a.md\nbranches: [*one]\n').branches).toEqual(['a.md']);
  });
});

const MISTAKES: readonly (readonly [name: string, text: string, ...said: string[]])[] = [
  [
    'a misspelt key',
    'tasks: tick\ndocument: a.md',
    '2:1',
    '`document`',
    'Did you mean `documents`?',
  ],
  ['a key in other letters', 'timezone: UTC', '1:1', 'Did you mean `time-zone`?'],
  ['a key that is like no other', 'x: 1', '1:1', 'no key `x`', 'Known keys: version, documents'],
  ['a key that the language knows (hostile 13)', '__proto__: {a: 1}', '1:1', '`__proto__`'],
  ['another one (hostile 13)', 'constructor: 1', '1:1', '`constructor`'],
  ['and one more (hostile 13)', 'toString: 1', '1:1', '`toString`'],
  ['a key twice', 'tasks: tick\ntasks: leave', '2:1', 'a second time'],
  ['a value outside the list', 'tasks: tik', '1:8', '`tick` or `leave`', '`tik`', 'mean `tick`'],
  ['a switch where a word is meant', 'tasks: true', '1:8', 'the boolean `true`'],
  ['a mark that does not exist', 'stateless: emojy', '1:12', '`refuse` or `box`', 'mean `emoji`'],
  ['a word where a switch is meant', 'fenced: yes', '1:9', '`true` or `false`', '`yes`'],
  [
    'issues in another word',
    'issues: creat',
    '1:9',
    '`off` or `link` or `create`',
    'mean `create`',
  ],
  ['a status without a label', 'labels: {inprogress: x}', '1:', '`labels` has no key `inprogress`'],
  ['a label with a comma', 'labels: {blocked: "a,b"}', '1:19', 'no comma'],
  ['another policy', 'conflicts: aks', '1:12', '`ask` or `document`', 'mean `ask`'],
  ['another policy for one field', 'conflicts: {title: mine}', '1:20', '`conflicts.title`'],
  ['another direction', 'direction: {done: up}', '1:', '`direction.done`', '`off`'],
  ['a ledger on a branch', 'ledger-ref: refs/heads/main', '1:13', 'outside of branches'],
  ['more writes than GitHub takes', 'max-writes: 1000', '1:13', 'from 1 to 400'],
  ['another version', 'version: 2', '1:10', 'must be `1`', 'the number `2`'],
  ['a number for a path', 'documents: 3', '1:12', 'a list of documents', 'the number `3`'],
  ['a number among paths', 'documents:\n  - a.md\n  - 3', '3:5', '`documents[2]`', 'a path'],
  ['a key without a value', 'documents:', '1:11', 'nothing stands there'],
  ['an empty list', 'documents: []', '1:12', 'is empty'],
  ['no time zone', 'time-zone: Europe/Berln', '1:12', 'perhaps `Europe/Berlin`'],
  ['an offset for a time zone', 'time-zone: "+02:00"', '1:12', 'IANA'],
  ['a branch as a ref', 'branches: refs/heads/main', '1:11', 'without `refs/heads/`'],
  ['a branch that git refuses', 'branches: [main, "a..b"]', '1:18', '`branches[2]`'],
  ['a pattern of branches', 'branches: release/*', '1:11', 'patterns are not supported'],
  ['an unknown placeholder', 'commit-message: "{complete}"', '1:17', '`{complete}`', '{completed}'],
  ['an empty message', 'commit-message: ""', '1:17', 'empty'],
  ['a message that skips checks', 'commit-message: "x [skip ci]"', '1:17', 'skip the checks'],
  ['a list', '- a', '1:1', 'a mapping', 'a list stands there'],
  ['a text', 'hello', '1:1', 'a mapping', '`hello`'],
  ['broken YAML', 'documents: [a.md\ntasks: tick', '2:1', 'not valid YAML'],
  ['two documents in a file', 'tasks: tick\n---\ntasks: leave', '2:1', 'several YAML documents'],
  ['a type of its own (hostile 12)', 'tasks: !!js/function "x"', '1:8', 'not allowed'],
  ['an alias to nothing', 'tasks: *x', '1:8', 'alias'],
  ['an alias bomb (hostile 12)', aliasBomb(), '2:8', 'far too much'],
  ['deep nesting (hostile 12)', '['.repeat(60_000), '1:', 'nested far too deeply'],
  ['200,000 keys (hostile 12)', 'a: 1\n'.repeat(200_000), '1:1', 'at most 64 KiB'],
  ['a path above the repository (hostile 14)', 'documents: ../x.md', '1:12', '`..`'],
  ['an absolute path (hostile 14)', 'documents: /etc/x.md', '1:12', 'absolute'],
  ['a path on a drive (hostile 14)', 'documents: "C:/x.md"', '1:12', 'an address'],
  ['an address (hostile 29)', 'documents: "https://a.example/x.md"', '1:12', 'an address'],
  ['a path with backslashes (hostile 14)', 'documents: a\\x.md', '1:12', 'backslash'],
  ['an encoded path (hostile 14)', 'documents: a/%2e%2e/x.md', '1:12', 'percent-encoded'],
  ['git’s own folder (hostile 14)', 'documents: a/.GIT/x.md', '1:12', '`.git`'],
  ['a workflow (hostile 14)', 'documents: .github/workflows/x.md', '1:12', 'Workflows'],
  ['a file that is no Markdown (hostile 14)', 'documents: ci.yml', '1:12', '`.md`'],
  ['a name that is only an ending', 'documents: docs/.md', '1:12', '`.md`'],
];

describe('a config that is wrong is refused with place and remedy', () => {
  test.each(MISTAKES)('%s', (_, text, ...said) => {
    const [first = ''] = problemsOf(text);
    for (const part of said) expect(first).toContain(part);
  });

  test('a file that is not UTF-8', () => {
    const result = parseConfig(Uint8Array.of(0x61, 0x3a, 0xff));
    expect(result).toMatchObject({ kind: 'problems', problems: [{ line: 1, column: 1 }] });
    expect(JSON.stringify(result)).toContain('UTF-8');
  });

  test('all mistakes are named at once, in the order of the file', () => {
    const places = problemsOf('tasks: x\nfoo: 1\nversion: 3\nbar: 2\n').map((p) => p.split(' ')[0]);
    expect(places).toEqual(['1:8', '2:1', '3:10', '4:1']);
  });

  test('the time that it takes is bounded (hostile 12)', () => {
    const keys = Array.from({ length: 9_000 }, (_, index) => `k${index}:`).join('\n');
    let problems: readonly string[] = [];
    const time = processorTime(() => {
      problems = problemsOf(keys);
    });
    expect(problems).toHaveLength(20);
    expect(time).toBeLessThan(2_000);
  });
});

function aliasBomb(): string {
  const levels = 'abcdefgh'.split('').map((name, index, all) => {
    const one = index === 0 ? 'x' : `*${all[index - 1]}`;
    return `${name}: &${name} [${Array(9).fill(one).join(',')}]`;
  });
  return levels.join('\n');
}
