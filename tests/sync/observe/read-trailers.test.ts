import { describe, expect, test } from 'vitest';
import { findReverted } from '../../../src/plan/evidence/find-reverted.ts';
import { readTrailers } from '../../../src/sync/observe/read-trailers.ts';

describe('the trailers of a commit', () => {
  test('name the run and the items that it carried out', () => {
    const message = 'Update SPRINT.md\n\nSprint-Run: k3-a.1\nSprint-Items: 12 15';
    expect(readTrailers(message)).toEqual({ run: 'k3-a.1', items: [12, 15] });
    expect(readTrailers(message.replaceAll('\n', '\r\n'))).toEqual({
      run: 'k3-a.1',
      items: [12, 15],
    });
    expect(readTrailers(`${message}\nCo-authored-by: One <one@example.com>\n`).items).toEqual([
      12, 15,
    ]);
  });

  test.each([
    ['', 'none'],
    ['Sprint-Run: a.1\n\nA text behind it', 'not at the end'],
    ['Words\n\nSprint-Items: 1, 2', 'another form'],
    ['Words\n\nSprint-Items: 99999999999999999999', 'a number that cannot be'],
  ])('are absent in %j: %s', (message) => {
    expect(readTrailers(message)).toEqual({ run: null, items: [] });
  });
});

describe('a revert', () => {
  test.each([
    ['Reverts #12', 12],
    ['Reverts Octo-Org/octo-repo#12', 12],
    ['Because.\r\n\r\nReverts octo-org/octo-repo#12\r\n', 12],
    ['Reverts other/repo#12', null],
    ['> Reverts #12', null],
    ['This reverts #12 in part', null],
    ['', null],
  ])('%j names %s', (body, expected) => {
    expect(findReverted(body, 'octo-org/octo-repo')).toBe(expected);
  });
});
