import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/document/apply-edits.ts';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { lintDocument } from '../../../src/lint-document.ts';
import { hasCorpus, readCorpus } from '../../support/corpus.ts';
import { fix, requestFor } from './lint-with.ts';

const WINDOWS_1252 = new TextDecoder('windows-1252');

/** What becomes of a text whose UTF-8 bytes are read as Windows-1252. */
function damage(text: string): string {
  return WINDOWS_1252.decode(new TextEncoder().encode(text));
}

function lint(text: string) {
  return lintDocument(requestFor(text));
}

const BAD = [
  '# Sprint 4: Search',
  '**Status:** ðŸŸ¢ IN PROGRESS â³',
  '**Progress:** 0% (0/3 deliverables)',
  '## Track A: Index',
  '**Status:** COMPLETE ✅✅',
  '**Status:** Done -',
  '- [x] **One**',
  '  - [ ] A',
  '- [ ] CafÃ© â€“ two ï¸ ðŸ',
  '| Task | Hours |\n|---|---|\n| A | 2h |\n| B | 3h |\n| Total | 9h |',
  '| Track | Progress | Deliverables |\n|---|---|---|\n| Track A | 0% | 0/2 |',
  '```',
  '``',
  '<!--',
  '[a](#b)',
  '',
] as const;

describe('repairing', () => {
  it('is done after one time, and leaves nothing that could be repaired', () => {
    const text = fc
      .array(fc.tuple(fc.constantFrom(...BAD), fc.constantFrom('\n', '\r\n', '\n\n')))
      .map((parts) => parts.flat().join(''));
    fc.assert(
      fc.property(text, (document) => {
        const fixed = fix(document);
        expect(fix(fixed)).toBe(fixed);
        expect(lint(fixed).filter(({ edits }) => edits.length > 0)).toEqual([]);
      }),
    );
  });

  it('touches nothing where nothing can be repaired', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        if (lint(text).every(({ edits }) => edits.length === 0)) expect(fix(text)).toBe(text);
      }),
    );
  });

  it('gives every text back that was encoded twice as a whole', () => {
    const text = fc.array(
      fc.constantFrom('é', 'ß', '–', '”', '✅', '⏳', '🟢', '️', '完', ' ', 'a', '\n'),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const original = `# Sprint 4 ✅\n${parts.join('')}`;
        expect(fix(damage(original))).toBe(original);
      }),
    );
  });

  it('never guesses a wrong character where bytes were dropped', () => {
    const emoji = fc.constantFrom(...'✅⏳🟢🔲📝📋⏸🚀🔄🎯❌⬜🔴🛑👍🐍🎁');
    fc.assert(
      fc.property(emoji, (original) => {
        const dropped = damage(original).replace(/[\u0080-\u009F]/g, '');
        expect([original, dropped]).toContain(fix(`ðŸŸ¢ ${dropped}\n`).slice(3, -1));
      }),
    );
  });
});

describe.runIf(hasCorpus)('over real documents', () => {
  const corpus = readCorpus();

  it.each(corpus.map(({ name, text }) => [name, text]))('repairs %s once', (_, text) => {
    const fixed = fix(text);
    expect(fix(fixed)).toBe(fixed);
    const findings = lint(text);
    const edits = findings.flatMap((finding) => [...finding.edits]);
    if (edits.length === 0) expect(fixed).toBe(text);
    // What no edit covers stays, byte for byte.
    const marked = applyEdits(
      text,
      edits.map(({ range }) => ({ range, newText: '\0' })),
    );
    let offset = 0;
    for (const kept of marked.split('\0')) {
      const found = fixed.indexOf(kept, offset);
      expect(found).toBeGreaterThanOrEqual(0);
      offset = found + kept.length;
    }
  });

  it.each(corpus.map(({ name, text }) => [name, text]))(
    'gives %s back after it was encoded twice',
    (_, text) => {
      if (lint(text).some(({ rule }) => rule === 'double-encoded')) return;
      const damaged = damage(text);
      const isStrong = /[\u2010-\u2BFF\u{1F300}-\u{1FAFF}äöüßéèñóáçã]/u.test(text);
      expect(fix(damaged)).toBe(isStrong ? text : damaged);
    },
  );

  it('reads the same from a document when its encoding is repaired', () => {
    const damaged = corpus.filter(({ text }) => /ðŸŸ¢/.test(text));
    expect(damaged).not.toEqual([]);
    for (const { text } of damaged) {
      const [before, after] = [parseDocument(text), parseDocument(fix(text))];
      expect(after.deliverables.map(({ key, status }) => [key, status])).toEqual(
        before.deliverables.map(({ key, status }) => [key, status]),
      );
      expect(after.groups.map(({ status }) => status?.value)).toEqual(
        before.groups.map(({ status }) => status?.value),
      );
    }
  });
});
