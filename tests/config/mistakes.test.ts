import { describe, expect, test } from 'vitest';
import { knownKeys } from '../../src/config/known-keys.ts';
import { parseConfig } from '../../src/config/parse-config.ts';

const KEYS = knownKeys([]).join(', ');
const DOCUMENT_KEYS = knownKeys(['documents', 0]).join(', ');
const WHERE = 'Write a path from the root of the repository, such as `docs/SPRINT.md`.';

/** What is wrong, the file, and the whole message with its place. */
const MISTAKES: readonly (readonly [string, string, string])[] = [
  [
    'a misspelt key',
    'tasks: tick\ndocument: docs/SPRINT.md',
    `2:1 There is no key \`document\`. Did you mean \`documents\`? Known keys: ${KEYS}.`,
  ],
  [
    'a key in other letters',
    'timezone: Europe/Berlin',
    `1:1 There is no key \`timezone\`. Did you mean \`time-zone\`? Known keys: ${KEYS}.`,
  ],
  [
    'a misspelt key inside another',
    'labels:\n  bloked: stuck',
    '2:3 `labels` has no key `bloked`. Did you mean `blocked`? Known keys: in-progress, blocked, in-review, deferred, cancelled.',
  ],
  [
    'a misspelt key of one document',
    'documents:\n  - path: a.md\n    task: leave',
    `3:5 \`documents[1]\` has no key \`task\`. Did you mean \`tasks\`? Known keys: ${DOCUMENT_KEYS}.`,
  ],
  [
    'a key of the whole repository at one document',
    'documents:\n  - path: a.md\n    branches: main',
    `3:5 \`documents[1]\` has no key \`branches\`. It counts for the whole repository: write it at the top of the file. For one document: ${DOCUMENT_KEYS}.`,
  ],
  [
    'a document without its path',
    'documents:\n  - tasks: leave',
    '2:5 `documents[1].path` must be a text, but nothing stands there. Name the document or a pattern, such as `docs/SPRINT.md`.',
  ],
  [
    'a document that stands in no list',
    'documents:\n  path: a.md\n  tasks: leave',
    '2:3 `documents` must be a path or a list of documents, but a mapping stands there. A document with settings of its own stands in the list: write `- path: …`.',
  ],
  [
    'a number among paths',
    'documents: [a.md, 3]',
    '1:19 `documents[2]` must be a path, or a mapping with `path`, but the number `3` stands there.',
  ],
  [
    'a key without a value',
    'documents:',
    '1:11 `documents` must be a path or a list of documents, but nothing stands there. Write one, or leave the key out.',
  ],
  [
    'an empty list',
    'documents: []',
    '1:12 `documents` is empty. Name at least one, or leave the key out.',
  ],
  [
    'a path outside of the repository',
    'documents: ../other/SPRINT.md',
    `1:12 \`documents\`: \`../other/SPRINT.md\` is refused. The path must not hold \`.\`, \`..\` or empty parts. ${WHERE}`,
  ],
  [
    'an absolute path',
    'documents: /srv/SPRINT.md',
    `1:12 \`documents\`: \`/srv/SPRINT.md\` is refused. The path is absolute. ${WHERE}`,
  ],
  [
    'an address',
    'documents: https://github.com/acme/maps/blob/main/SPRINT.md',
    `1:12 \`documents\`: \`https://github.com/acme/maps/blob/main/SPRINT.md\` is refused. This is an address, not a path in the repository. ${WHERE}`,
  ],
  [
    'a path with backslashes',
    'documents: docs\\SPRINT.md',
    '1:12 `documents`: `docs\\SPRINT.md` is refused. The path holds a backslash; folders are separated by `/`.',
  ],
  [
    'a folder',
    'documents: docs',
    '1:12 `documents`: `docs` is refused. A sprint document is a Markdown file: its name ends in `.md`. For the documents of a folder write `docs/*.md`.',
  ],
  [
    'git’s own folder',
    'documents: .git/SPRINT.md',
    '1:12 `documents`: `.git/SPRINT.md` is refused. The path leads into `.git`, which is never read.',
  ],
  [
    'a word where a switch is meant',
    'fenced: yes please',
    '1:9 `fenced` must be `true` or `false`, but `yes please` stands there.',
  ],
  [
    'a word that is none of the list',
    'issues: creat',
    '1:9 `issues` must be `off` or `link` or `create`, but `creat` stands there. Did you mean `create`?',
  ],
  [
    'a wrong word at one document',
    'documents:\n  - path: a.md\n    tasks: untick',
    '3:12 `documents[1].tasks` must be `tick` or `leave`, but `untick` stands there. Did you mean `tick`?',
  ],
  [
    'a number that is too large',
    'max-writes: 1000',
    '1:13 `max-writes`: the number `1000` is refused. A whole number from 1 to 400 is expected.',
  ],
  ['another version', 'version: 2', '1:10 `version` must be `1`, but the number `2` stands there.'],
  [
    'a pattern of branches',
    'branches: release/*',
    '1:11 `branches`: `release/*` is refused. This cannot be the name of a branch. Write one exact name; patterns are not supported.',
  ],
  [
    'a placeholder that does not exist',
    'commit-message: "{complete} of {sprint}"',
    '1:17 `commit-message`: `{complete} of {sprint}` is refused. `{complete}` is no placeholder. Did you mean `{completed}`? Known: {changes}, {completed}, {document}, {sprint}, {pull-requests}.',
  ],
  [
    'a time zone that does not exist',
    'time-zone: Europe/Berln',
    '1:12 `time-zone`: `Europe/Berln` is refused. It is no time zone. Write an IANA name, perhaps `Europe/Berlin`.',
  ],
  [
    'a label with a comma',
    'labels: {blocked: "status, blocked"}',
    '1:19 `labels.blocked`: `status, blocked` is refused. A label has 1 to 50 characters and no comma.',
  ],
  [
    'a key twice',
    'tasks: tick\nissues: off\ntasks: leave',
    '3:1 The key `tasks` stands here a second time. Keep one of them.',
  ],
  [
    'a tab',
    'labels:\n\tblocked: stuck',
    '2:1 This is not valid YAML: Tabs are not allowed as indentation. Check indentation, quotes and colons.',
  ],
  [
    'a file that is too large',
    `# ${'x'.repeat(70_000)}`,
    '1:1 The file has 69 KiB; a config has at most 64 KiB. Leave out what is no setting.',
  ],
  [
    'an alias bomb',
    aliasBomb(),
    '2:8 The aliases lead to nothing or to far too much. Write the values out.',
  ],
  [
    'two YAML documents',
    'tasks: tick\n---\ntasks: leave',
    '2:1 The file holds several YAML documents. Keep one, without `---` in between.',
  ],
];

describe('each mistake is told with its place and what to do', () => {
  test.each(MISTAKES)('%s', (_, text, expected) => {
    const result = parseConfig(new TextEncoder().encode(text));
    const problems = result.kind === 'problems' ? result.problems : [];
    expect(problems.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
      expected,
    ]);
  });
});

function aliasBomb(): string {
  const rows = [...'bcdefgh'].map((name, index) => {
    const alias = `*${'abcdefg'[index]}`;
    return `${name}: &${name} [${Array.from({ length: 9 }, () => alias).join(', ')}]`;
  });
  return ['a: &a [x, x, x, x, x, x, x, x, x]', ...rows].join('\n');
}
