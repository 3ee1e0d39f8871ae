import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import type { Unit } from '../../src/model/field.ts';
import { asWritten, deriveStatus, percentOf, tallyUnit } from '../../src/plan/derive.ts';
import { completeText, completionOf } from '../support/complete-text.ts';

const ON = { year: 2026, month: 6, day: 3 };

describe('percentOf', () => {
  it.each([
    [0, 0, 0],
    [0, 3, 0],
    [1, 3, 33],
    [2, 3, 67],
    [1, 8, 13],
    [1, 200, 1],
    [1, 201, 0],
    [199, 200, 99],
    [999, 1000, 99],
    [200, 200, 100],
  ])('%i of %i is %i', (done, total, percent) => {
    expect(percentOf({ done, total })).toBe(percent);
  });

  it('is 100 only when all is done, and grows with what is done', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_000 }), fc.nat(2_000), (total, some) => {
        const done = some % (total + 1);
        expect(percentOf({ done, total }) === 100).toBe(done === total);
        if (done > 0)
          expect(percentOf({ done, total })).toBeGreaterThanOrEqual(
            percentOf({ done: done - 1, total }),
          );
      }),
    );
  });
});

describe('deriveStatus', () => {
  it.each([
    [{ done: 0, total: 2, begun: false }, 'not-started'],
    [{ done: 0, total: 2, begun: true }, 'in-progress'],
    [{ done: 1, total: 2, begun: true }, 'in-progress'],
    [{ done: 2, total: 2, begun: true }, 'done'],
    [{ done: 0, total: 0, begun: false }, 'not-started'],
  ] as const)('%j is %s', (tally, status) => {
    expect(deriveStatus(tally)).toBe(status);
  });
});

describe('a stored number', () => {
  it('stays below 100 % until the last box is ticked', () => {
    const items = Array.from(
      { length: 200 },
      (_, index) => `- [${index < 198 ? 'x' : ' '}] Item ${index + 1}`,
    );
    const text = [
      '# Sprint 3',
      '',
      '**Progress:** 99% (198/200 items)',
      '',
      '## Backlog',
      '',
      ...items,
      '',
    ].join('\n');
    const [one, two] = parseDocument(text)
      .deliverables.slice(-2)
      .map(({ key }) => completionOf(key, { on: ON }));
    if (!one || !two) throw new Error('Expected two open items.');
    const almost = completeText(text, [one]).after;
    expect(almost).toContain('**Progress:** 99% (199/200 items)');
    expect(completeText(almost, [two]).after).toContain('**Progress:** 100% (200/200 items)');
  });

  it.each([
    ['67%', '**Progress:** 33%', 'by the deliverables, where it agreed with nothing'],
    ['5/9', '**Progress:** 5/9', 'where no count explains it'],
    ['0%', '**Progress:** 33%', 'by the deliverables that it agreed with'],
    ['0/1 tracks', '**Progress:** 0/1 tracks', 'by the unit beside it'],
    ['0/4 tasks', '**Progress:** 2/4 tasks', 'by the tasks beside it'],
  ])('%s becomes %s %s', (before, after) => {
    const text = `# Sprint 3\n\n**Progress:** ${before}\n\n## Track A\n\n- [ ] One\n  - [ ] a\n  - [ ] b\n- [ ] Two\n  - [ ] c\n- [ ] Three\n  - [ ] d\n`;
    const [first] = parseDocument(text).deliverables;
    const written = completeText(text, first ? [completionOf(first.key, { on: ON })] : []).after;
    expect(written).toContain(after);
  });
});

describe('the tally', () => {
  const count = (text: string, unit: Unit, group: string | null = null) => {
    const { done, total } = tallyUnit(parseDocument(text), { unit, group, view: asWritten });
    return `${done}/${total}`;
  };
  const TABLE = [
    '# Sprint 3',
    '## Track A',
    '| Task | Status |',
    '|--|--|',
    '| One | Done |',
    '| Two | Todo |',
    '| Three | Deferred |',
    '| Four | Cancelled |',
    '## Track B',
    '| Task | Status |',
    '|--|--|',
    '| Five | Deferred |',
    '## Track C',
    '**Status:** Done',
    'Prose alone.',
    '## Track D',
    '**Status:** Cancelled',
    '- [x] Six',
  ]
    .join('\n\n')
    .replaceAll('|\n\n|', '|\n|');

  it('leaves deferred and cancelled items out of both sides', () => {
    expect(count(TABLE, 'deliverables')).toBe('2/3');
    expect(count(TABLE, 'deliverables', 'track-a')).toBe('1/2');
    expect(count(TABLE, 'deliverables', 'track-b')).toBe('0/0');
  });

  it('counts a track without items by its own word, and one without any work never as done', () => {
    expect(count(TABLE, 'tracks')).toBe('1/3');
  });

  it('counts phases, not the weeks inside them', () => {
    const text =
      '# Sprint 3\n\n## Phase 1\n\n### Week 1\n\n- [x] a\n\n### Week 2\n\n- [ ] b\n\n## Phase 2\n\n- [x] c\n';
    expect(count(text, 'tracks')).toBe('1/2');
    expect(count(text, 'tracks', 'phase-1')).toBe('1/2');
    expect(count(text, 'tracks', 'phase-2')).toBe('0/0');
  });

  it('counts the headings outside all others where none has a label', () => {
    const text =
      '# Sprint 3\n\n## Backend\n\n- [x] a\n\n### Later\n\n- [ ] b\n\n## Frontend\n\n- [x] c\n';
    expect(count(text, 'tracks')).toBe('1/2');
  });
});
