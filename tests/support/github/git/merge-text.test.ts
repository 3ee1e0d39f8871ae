import { describe, expect, it } from 'vitest';
import { mergeText } from './merge-text.ts';

const base = 'a\nb\nc\nd\ne\n';

describe('merging texts', () => {
  it.each([
    ['changes of different lines', 'A\nb\nc\nd\ne\n', 'a\nb\nc\nd\nE\n', 'A\nb\nc\nd\nE\n'],
    ['a line more and a line less', 'a\nx\nb\nc\nd\ne\n', 'a\nb\nc\ne\n', 'a\nx\nb\nc\ne\n'],
    ['the same change twice', 'a\nB\nc\nd\ne\n', 'a\nB\nc\nd\ne\n', 'a\nB\nc\nd\ne\n'],
    ['a change of one side alone', base, 'a\nb\n', 'a\nb\n'],
    ['a file that loses its last line break', 'A\nb\nc\nd\ne\n', 'a\nb\nc\nd\ne', 'A\nb\nc\nd\ne'],
    ['Windows line ends', base, base.replaceAll('\n', '\r\n'), base.replaceAll('\n', '\r\n')],
  ])('takes %s', (_what, ours, theirs, merged) => {
    expect(mergeText({ base, ours, theirs })).toBe(merged);
    expect(mergeText({ base, ours: theirs, theirs: ours })).toBe(merged);
  });

  it.each([
    ['one line changed in two ways', 'a\nb\nC\nd\ne\n', 'a\nb\nX\nd\ne\n'],
    ['neighbouring lines', 'a\nB\nc\nd\ne\n', 'a\nb\nC\nd\ne\n'],
    ['a changed line that is gone', 'a\nb\nC\nd\ne\n', 'a\nb\nd\ne\n'],
    ['two lines added at one place', 'a\nx\nb\nc\nd\ne\n', 'a\ny\nb\nc\nd\ne\n'],
  ])('finds a conflict in %s', (_what, ours, theirs) => {
    expect(mergeText({ base, ours, theirs })).toBeUndefined();
    expect(mergeText({ base, ours: theirs, theirs: ours })).toBeUndefined();
  });
});
