import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeTexts } from '../../../src/plan/forecast/merge-texts.ts';

const ancestor = 'a\nb\nc\nd\ne\n';

test.each([
  ['one side alone', 'a\nb\nc\nd\ne\n', 'a\nB\nc\nd\ne\n', 'a\nB\nc\nd\ne\n'],
  ['two places apart', 'A\nb\nc\nd\ne\n', 'a\nb\nC\nd\ne\n', 'A\nb\nC\nd\ne\n'],
  ['lines added at both ends', '0\na\nb\nc\nd\ne\n', 'a\nb\nc\nd\ne\nf\n', '0\na\nb\nc\nd\ne\nf\n'],
  ['the same change twice', 'a\nb\nd\ne\n', 'a\nb\nd\ne\n', 'a\nb\nd\ne\n'],
  ['the same change and another', 'A\nb\nc\nd\nE\n', 'A\nb\nc\nd\ne\n', 'A\nb\nc\nd\nE\n'],
  ['one line, two ways', 'a\nb\nX\nd\ne\n', 'a\nb\nY\nd\ne\n', null],
  ['lines next to each other', 'a\nB\nc\nd\ne\n', 'a\nb\nC\nd\ne\n', null],
  ['changed here, removed there', 'a\nb\nX\nd\ne\n', 'a\ne\n', null],
])('%s', (_, ours, theirs, merged) => {
  expect(mergeTexts({ ancestor, ours, theirs })).toBe(merged);
  expect(mergeTexts({ ancestor, ours: theirs, theirs: ours })).toBe(merged);
});

test('a side that changed nothing takes the other’s text, whatever it is', () => {
  const text = fc.array(fc.constantFrom('x', 'y', '', 'z')).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (base, other) => {
      expect(mergeTexts({ ancestor: base, ours: base, theirs: other })).toBe(other);
      expect(mergeTexts({ ancestor: base, ours: other, theirs: base })).toBe(other);
    }),
  );
});
