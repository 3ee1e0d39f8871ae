import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import type { TextEdit } from '../../src/model/text.ts';
import { shuffle } from '../support/shuffle.ts';

const edit = (start: number, end: number, newText: string): TextEdit => ({
  range: { start, end },
  newText,
});

describe('applyEdits', () => {
  it.each([
    ['nothing', [], 'abcdef'],
    ['a replacement', [edit(1, 3, 'X')], 'aXdef'],
    ['an insertion', [edit(2, 2, 'X')], 'abXcdef'],
    ['a removal', [edit(0, 6, '')], ''],
    ['neighbours', [edit(0, 2, 'X'), edit(2, 4, 'Y')], 'XYef'],
    ['an insertion before a replacement', [edit(2, 4, 'Y'), edit(2, 2, 'X')], 'abXYef'],
    ['an insertion behind a replacement', [edit(2, 2, 'Y'), edit(0, 2, 'X')], 'XYcdef'],
    ['insertions at one place in their order', [edit(6, 6, 'X'), edit(6, 6, 'Y')], 'abcdefXY'],
  ])('applies %s', (_, edits, expected) => {
    expect(applyEdits('abcdef', edits)).toBe(expected);
  });

  it.each([
    ['overlap', [edit(0, 3, 'X'), edit(2, 4, 'Y')]],
    ['replace the same place', [edit(1, 2, 'X'), edit(1, 2, 'Y')]],
    ['stand inside each other', [edit(0, 6, 'X'), edit(2, 2, 'Y')]],
    ['leave the text', [edit(5, 7, 'X')]],
    ['run backwards', [edit(3, 2, 'X')]],
  ])('throws where edits %s', (_, edits) => {
    expect(() => applyEdits('abcdef', edits)).toThrow(RangeError);
    expect(() => applyEdits('abcdef', edits.toReversed())).toThrow(RangeError);
  });

  it('does the same in any order, and keeps every byte outside the ranges', () => {
    const cases = fc
      .tuple(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.array(fc.nat(60)),
        fc.array(fc.string()),
        fc.nat(),
      )
      .map(([text, offsets, texts, seed]) => ({
        text,
        edits: disjointEdits(text, offsets, texts),
        seed,
      }));
    fc.assert(
      fc.property(cases, ({ text, edits, seed }) => {
        const after = applyEdits(text, edits);
        expect(applyEdits(text, shuffle(edits, seed))).toBe(after);
        let offset = 0;
        let place = 0;
        for (const { range, newText } of edits) {
          const kept = text.slice(offset, range.start);
          expect(after.slice(place, place + kept.length)).toBe(kept);
          place += kept.length + newText.length;
          offset = range.end;
        }
        expect(after.slice(place)).toBe(text.slice(offset));
      }),
    );
  });
});

/** Edits between pairs of offsets, none of which share a place. */
function disjointEdits(
  text: string,
  offsets: readonly number[],
  texts: readonly string[],
): readonly TextEdit[] {
  const places = [...new Set(offsets.filter((offset) => offset <= text.length))].toSorted(
    (a, b) => a - b,
  );
  return places.flatMap((start, index) => {
    const end = places[index + 1];
    return index % 2 === 0 && end !== undefined ? [edit(start, end, texts[index] ?? '')] : [];
  });
}
