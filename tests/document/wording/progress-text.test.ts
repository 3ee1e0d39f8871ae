import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readProgressText,
  writeProgressText,
} from '../../../src/document/wording/progress-text.ts';
import type { Progress, Unit } from '../../../src/model/field.ts';

/** As written, what it says, and the same with 2 of 3, or 67%. */
const FORMS: readonly (readonly [string, Progress, Unit | null, string])[] = [
  ['33% (1/3 tracks complete)', says(33, 1, 3), 'tracks', '67% (2/3 tracks complete)'],
  ['0% (0/3 phases)', says(0, 0, 3), 'tracks', '67% (2/3 phases)'],
  ['25%', says(25), null, '67%'],
  ['25 %', says(25), null, '67 %'],
  ['33.3%', says(33.3), null, '67%'],
  ['33,3 % fertig', says(33.3), null, '67 % fertig'],
  ['1/4 deliverables', says(null, 1, 4), 'deliverables', '2/3 deliverables'],
  ['1 / 4', says(null, 1, 4), null, '2 / 3'],
  ['3 of 12 tasks', says(null, 3, 12), 'tasks', '2 of 3 tasks'],
  ['2 von 4 items', says(null, 2, 4), 'deliverables', '2 von 3 items'],
  ['2 sur 4', says(null, 2, 4), null, '2 sur 3'],
  ['4 de 8 (50%)', says(50, 4, 8), null, '2 de 3 (67%)'],
  ['███░░░░░░░ 30%', says(30), null, '███████░░░ 67%'],
  ['[■■□□] 50% (2/4 stories)', says(50, 2, 4), 'deliverables', '[■■■□] 67% (2/3 stories)'],
  ['100% ✅', says(100), null, '67% ✅'],
  ['**3/3** deliverables', says(null, 3, 3), 'deliverables', '**2/3** deliverables'],
];

describe('a progress', () => {
  it.each(FORMS)(
    '%s is read, and written anew in its own words',
    (raw, progress, unit, written) => {
      expect(readProgressText(raw)).toEqual({ progress, unit });
      const next: Progress = {
        percent: progress.percent === null ? null : 67,
        count: progress.count && { done: 2, total: 3 },
      };
      expect(writeProgressText(raw, next)).toBe(written);
    },
  );

  it.each([['TBD'], ['on track'], ['2026-01-18'], ['v1.2/3'], ['1/2/2026'], ['1234%'], ['many %']])(
    'is not seen in %s',
    (raw) => {
      expect(readProgressText(raw)).toBeNull();
    },
  );

  it.each(FORMS)('is read back after being written like %s', (raw, progress) => {
    const counts = fc.tuple(fc.nat(9999), fc.nat(9999));
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100 }), counts, (percent, [done, total]) => {
        const next: Progress = {
          percent: progress.percent === null ? null : percent,
          count: progress.count && { done, total },
        };
        expect(readProgressText(writeProgressText(raw, next))?.progress).toEqual(next);
      }),
      { numRuns: 50 },
    );
  });

  it('keeps the length of a bar, whatever the percentage', () => {
    for (const percent of [0, 1, 4, 5, 50, 99, 100]) {
      const written = writeProgressText('▓▓▓▓░░░░░░ 40%', { percent, count: null });
      expect(written.split(' ')[0]).toHaveLength(10);
    }
  });
});

function says(percent: number | null, done?: number, total?: number): Progress {
  return { percent, count: done === undefined || total === undefined ? null : { done, total } };
}
