import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWithRemark } from '../../src/document/inline.ts';
import { readQuickly } from '../../src/document/quick-inline.ts';
import { readCorpus } from '../support/corpus.ts';

const PARTS = [
  'Search',
  ' ',
  'T-12',
  ': ',
  '**',
  '*',
  '`',
  '``',
  '_',
  'file_name',
  '~',
  '~~',
  '[',
  ']',
  '(',
  ')',
  '[#12](https://example.org/issues/12)',
  '[x]',
  '[done]',
  '!',
  '@anna',
  'a@b.de',
  '&',
  '&amp;',
  '<',
  '<br>',
  '\\',
  '\\*',
  'https://example.org',
  'www.example.org',
  '✅',
  '設定',
  '.',
  '-',
  '#',
];

/** remark reads a piece as a heading's content, which drops a closing run of `#`. */
function expectSame(piece: string): void {
  const quick = /#\s*$/.test(piece) ? null : readQuickly(piece, 7);
  if (quick === null) return;
  const slow = readWithRemark(piece, 7);
  expect({ ...quick, piece }).toEqual({ ...slow, plain: slow.plain.trim(), piece });
}

describe('the quick reader of inline text says what remark says, or nothing', () => {
  it('for any mixture of the parts that titles are made of', () => {
    const pieces = fc.array(fc.constantFrom(...PARTS), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(pieces, (parts) => expectSame(parts.join('').trim())),
      { numRuns: 2_000 },
    );
  });

  const documents = readCorpus();
  it.runIf(documents.length > 0)('for every line of the real documents', () => {
    const lines = new Set(documents.flatMap(({ text }) => text.split(/\r?\n/)));
    for (const line of lines) {
      const piece = line.replace(/^[\s#>|*+-]+/, '').trim();
      if (piece !== '' && piece.length < 300) expectSame(piece);
    }
  });
});
