import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listFields } from '../../src/document/list-fields.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { UserError } from '../../src/model/errors.ts';
import { arbitraryDocument } from '../support/arbitrary-document.ts';
import { completeText, completionOf } from '../support/complete-text.ts';

const FRAGMENTS = [
  '# Sprint 3',
  '## Track A: x',
  '### Deliverables',
  '#### 2026-01-05',
  '## Change Log',
  '## In Progress',
  '- [ ] ',
  '- [x] **a**',
  '  - [ ] b',
  '* ',
  '1. ',
  '1) ',
  '> ',
  '- ✅ c',
  '| a | Status |',
  '|---|---|',
  '|',
  '| x | ✅ |',
  '```',
  '~~~',
  '    ',
  '\t',
  '<!--',
  '-->',
  '<details>',
  '</details>',
  '---',
  '===',
  '**Status:** ',
  '**Status:**',
  '**Start Date:** TBD',
  '**',
  '__',
  '*',
  '`',
  '[',
  '](',
  '\\',
  'https://x.y/z',
  'www.a',
  '#12',
  '([#1](u))',
  '2026-01-05',
  'âœ…',
  'ðŸ',
  '🔲',
  '👨‍👩‍👧',
  '\uFE0F',
  '\u0000',
  '\uD800',
  '\uDC00',
  '\u202E',
  '\u200B',
  '\uFEFF',
  '\u2028',
  '\u0085',
  '&amp;',
  '50% (1/2 tracks)',
  '███░░',
  'é',
  '完了',
  'Done',
  'TBD',
] as const;
const NEWLINES = ['\n', '\r\n', '\r', '\n\n'] as const;
const ON = { year: 2026, month: 6, day: 3 };

const anyFragments = fc
  .array(
    fc.oneof(
      fc.constantFrom(...FRAGMENTS),
      fc.constantFrom(...NEWLINES),
      fc.string({ maxLength: 5, unit: 'binary' }),
    ),
    {
      maxLength: 60,
    },
  )
  .map((parts) => parts.join(''));
const anyText = fc.oneof(anyFragments, fc.string({ unit: 'binary', maxLength: 80 }));

/** A document with something foreign in the middle of it. */
const anyDamaged = fc
  .tuple(arbitraryDocument, fc.nat(), anyFragments)
  .map(([text, place, foreign]) => {
    const offset = place % (text.length + 1);
    return text.slice(0, offset) + foreign + text.slice(offset);
  });

describe('any text', () => {
  it('is read, or refused with advice', () => {
    fc.assert(fc.property(anyText, expectReadOrRefused), { numRuns: 1_000 });
  });

  it('in the middle of a document is read, or refused with advice', () => {
    fc.assert(fc.property(anyDamaged, expectReadOrRefused), { numRuns: 120 });
  });

  it('can be completed wherever deliverables are read from it, once', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, anyDamaged), (text) => {
        const document = readOrNull(`# Sprint 3\n\n${text}`);
        if (!document) return;
        const completions = document.deliverables.map(({ key }) =>
          completionOf(key, { on: ON, pull: 7 }),
        );
        const { after, edits } = completeText(document.text, completions);
        let offset = 0;
        for (const { range } of edits.toSorted((a, b) => a.range.start - b.range.start)) {
          expect(range.start).toBeGreaterThanOrEqual(offset);
          offset = range.end;
        }
        expect(readOrNull(after)).not.toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

describe('a row that could sum up a track or be an item', () => {
  it('is one of both', () => {
    const table = '|\0 Track | Status | Items |\n|--|--|--|\n| A | Blocked | 0/2 deliverables |\n';
    const { deliverables, rows } = parseDocument(`# Sprint 3\n\n## Track A\n\n- [ ] x\n\n${table}`);
    const lines = [...deliverables, ...rows].map(({ line }) => line);
    expect(lines.toSorted()).toEqual([...new Set(lines)].toSorted());
    expect(lines).toContain(9);
  });
});

describe('a text that names no sprint', () => {
  it.each([[''], ['\uFEFF'], ['\n\n'], ['Some prose.'], ['# Readme\n\nHow to install.']])(
    'is refused: %j',
    (text) => {
      expect(() => parseDocument(text, { path: 'SPRINT.md' })).toThrow(UserError);
      expect(() => parseDocument(text, { path: 'SPRINT.md' })).toThrow(
        /SPRINT\.md holds no sprint: expected/,
      );
    },
  );
});

function expectReadOrRefused(text: string): void {
  const document = readOrNull(text);
  if (!document) return;
  for (const { range, raw } of listFields(document))
    expect(text.slice(range.start, range.end)).toBe(raw);
}

function readOrNull(text: string) {
  try {
    return parseDocument(text);
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
    return null;
  }
}
