import { describe, expect, it } from 'vitest';
import { closedIssues } from './closing-keywords.ts';

const origin = { repository: 'octo-org/octo-repo', serverUrl: 'https://github.com' };
const closes = (text: string) =>
  closedIssues(text, origin).map(({ repository, number }) =>
    repository === origin.repository ? `#${number}` : `${repository}#${number}`,
  );

describe('closing keywords', () => {
  it.each([
    ['Closes #1', ['#1']],
    ['fixed: #2 and RESOLVES #3', ['#2', '#3']],
    ['Fix octo-org/other#4', ['octo-org/other#4']],
    ['close https://github.com/octo-org/octo-repo/issues/5.', ['#5']],
    ['Closes #1, #2', ['#1']],
    ['Closes #1, closes #1', ['#1']],
    ['Discloses #1', []],
    ['Fixing #1', []],
    ['prefix-fixes #1', []],
    ['Closes #1a', []],
    ['Closes 1', []],
    ['See #1', []],
    ['Resolves https://example.org/octo-org/octo-repo/issues/6', []],
  ])('read %j as %j', (text, expected) => {
    expect(closes(text)).toEqual(expected);
  });

  it.each([
    ['code', 'Say `closes #1` to close it'],
    ['a fence', 'Example:\n```\ncloses #1\n```\n'],
    ['a fence without end', '~~~\ncloses #1\n'],
    ['a comment', '<!-- closes #1 -->'],
  ])('are not read in %s', (_where, text) => {
    expect(closes(text)).toEqual([]);
  });

  it('are read after code has ended', () => {
    expect(closes('```\ncode\n```\nCloses #1')).toEqual(['#1']);
  });
});
