import { describe, expect, test } from 'vitest';
import { parseCommands } from '../../src/sync/commands/parse-command.ts';

const kinds = (text: string) =>
  parseCommands(text).map((one) => (one.kind === 'mistake' ? one.kind : one));

describe('a command', () => {
  test.each([
    ['/sprint done', { kind: 'done' }],
    ['/Sprint START', { kind: 'start' }],
    ['  /sprint reopen please', { kind: 'reopen' }],
    ['/sprint', { kind: 'help' }],
    [
      '/sprint block waiting for `TLS` certificate',
      { kind: 'block', reason: 'waiting for `TLS` certificate' },
    ],
    ['/sprint defer', { kind: 'defer', reason: null }],
    ['/sprint defer next sprint', { kind: 'defer', reason: 'next sprint' }],
    ['/sprint assign @octo-cat', { kind: 'assign', login: 'octo-cat' }],
    ['/sprint assign octocat', { kind: 'assign', login: 'octocat' }],
    ['/sprint link "Query parser"', { kind: 'link', name: 'Query parser' }],
    ['/sprint link A1', { kind: 'link', name: 'A1' }],
    ['/sprint init', { kind: 'init' }],
  ] as const)('%s', (text, expected) => {
    expect(kinds(text)).toEqual([expected]);
  });

  test('stands on a line of its own among others, each in its turn', () => {
    expect(kinds('Good work!\r\n/sprint done\r\n\r\nAnd then\n/sprint status')).toEqual([
      { kind: 'done' },
      { kind: 'status' },
    ]);
  });

  test.each([
    ['/sprint dnoe'],
    ['/sprint block'],
    ['/sprint assign'],
    ['/sprint assign @a @b'],
    ['/sprint assign @-x'],
    ['/sprint link'],
  ])('%s is answered by how it is written', (text) => {
    expect(kinds(text)).toEqual(['mistake']);
  });
});

describe('no command is read from', () => {
  test.each([
    ['a quote', '> /sprint done\n> really'],
    ['the lazy end of a quote', '> he said\n/sprint done'],
    ['a fence', '```\n/sprint done\n```'],
    ['a fence without an end', '~~~\n/sprint done'],
    ['indented code', 'Like so:\n\n    /sprint done'],
    ['a code span', '`/sprint done`'],
    ['a comment', '<!-- \n/sprint done\n-->'],
    ['the middle of a line', 'Use /sprint done'],
    ['another word', '/sprinter done'],
    ['a list item', '- /sprint done'],
  ])('%s', (_what, text) => {
    expect(kinds(text)).toEqual([]);
  });
});

test('ten commands are enough for a comment, and a hostile one is read in time', () => {
  expect(parseCommands('/sprint done\n'.repeat(50))).toHaveLength(10);
  const hostile = '/sprint block '.repeat(4_000) + '`'.repeat(8_000);
  expect(parseCommands(hostile).length).toBeLessThanOrEqual(1);
});
