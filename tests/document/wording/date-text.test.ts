import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnclear, patternFor } from '../../../src/document/wording/choose-date-pattern.ts';
import { findDate, writeDate } from '../../../src/document/wording/date-text.ts';
import { learnDates, learnDress } from '../../../src/document/wording/dress.ts';
import { type CalendarDate, isRealDate } from '../../../src/model/calendar-date.ts';
import type { DateField } from '../../../src/model/field.ts';

const JANUARY_5: CalendarDate = { year: 2026, month: 1, day: 5 };
const OCTOBER_18: CalendarDate = { year: 2026, month: 10, day: 18 };

/** A date as written, the day that it is, and 5 January and 18 October written alike. */
const FORMS: readonly (readonly [string, CalendarDate, string, string])[] = [
  ['2026-03-09', day(2026, 3, 9), '2026-01-05', '2026-10-18'],
  ['2026/03/09', day(2026, 3, 9), '2026/01/05', '2026/10/18'],
  ['2026-3-9', day(2026, 3, 9), '2026-1-5', '2026-10-18'],
  ['09.03.2026', day(2026, 3, 9), '05.01.2026', '18.10.2026'],
  ['9.3.2026', day(2026, 3, 9), '5.1.2026', '18.10.2026'],
  ['19/03/2026', day(2026, 3, 19), '05/01/2026', '18/10/2026'],
  ['03/19/2026', day(2026, 3, 19), '01/05/2026', '10/18/2026'],
  ['19-03-2026', day(2026, 3, 19), '05-01-2026', '18-10-2026'],
  ['March 9, 2026', day(2026, 3, 9), 'January 5, 2026', 'October 18, 2026'],
  ['MARCH 9, 2026', day(2026, 3, 9), 'JANUARY 5, 2026', 'OCTOBER 18, 2026'],
  ['Mar 09, 2026', day(2026, 3, 9), 'Jan 05, 2026', 'Oct 18, 2026'],
  ['Mar. 9, 2026', day(2026, 3, 9), 'Jan. 5, 2026', 'Oct. 18, 2026'],
  ['Mar 9 2026', day(2026, 3, 9), 'Jan 5 2026', 'Oct 18 2026'],
  ['9 March 2026', day(2026, 3, 9), '5 January 2026', '18 October 2026'],
  ['09-Mar-2026', day(2026, 3, 9), '05-Jan-2026', '18-Oct-2026'],
  ['9. März 2026', day(2026, 3, 9), '5. Januar 2026', '18. Oktober 2026'],
  ['9. April 2026', day(2026, 4, 9), '5. Januar 2026', '18. Oktober 2026'],
  ['9 mars 2026', day(2026, 3, 9), '5 janvier 2026', '18 octobre 2026'],
  ['9 de marzo de 2026', day(2026, 3, 9), '5 de enero de 2026', '18 de octubre de 2026'],
  ['9 de março de 2026', day(2026, 3, 9), '5 de janeiro de 2026', '18 de outubro de 2026'],
  ['9 марта 2026', day(2026, 3, 9), '5 января 2026', '18 октября 2026'],
  ['9 marca 2026', day(2026, 3, 9), '5 stycznia 2026', '18 października 2026'],
  ['9 Mart 2026', day(2026, 3, 9), '5 Ocak 2026', '18 Ekim 2026'],
  ['2026年3月9日', day(2026, 3, 9), '2026年1月5日', '2026年10月18日'],
  ['2026년 3월 9일', day(2026, 3, 9), '2026년 1월 5일', '2026년 10월 18일'],
];

describe('a date', () => {
  it.each(FORMS)('%s is read, and others are written like it', (raw, date, january, october) => {
    const found = findDate(`on ${raw} or so`);
    expect(found?.date).toEqual(date);
    expect(`on ${raw} or so`.slice(found?.start, found?.end)).toBe(raw);
    expect(found && writeDate(JANUARY_5, found.pattern)).toBe(january);
    expect(found && writeDate(OCTOBER_18, found.pattern)).toBe(october);
  });

  it.each(FORMS)('is read back after being written like %s', (raw) => {
    const pattern = findDate(raw)?.pattern;
    const anyDay = fc
      .record({
        year: fc.integer({ min: 1000, max: 9999 }),
        month: fc.integer({ min: 1, max: 12 }),
        day: fc.integer({ min: 1, max: 31 }),
      })
      .filter(isRealDate);
    fc.assert(
      fc.property(anyDay, (date) => {
        const written = pattern ? writeDate(date, pattern) : '';
        // What is written can be unclear by itself (`05/01/2026`), never another length of text.
        const found = findDate(written);
        expect(found && written.slice(found.start, found.end)).toBe(written);
        if (found?.pattern.kind !== 'numeric' || !found.pattern.ambiguous)
          expect(found?.date).toEqual(date);
      }),
      { numRuns: 40 },
    );
  });

  it.each([
    ['2026-02-29'],
    ['2026-13-01'],
    ['31.04.2026'],
    ['Smarch 9, 2026'],
    ['v1.2.2026.4'],
    ['10/2026'],
    ['March 2026'],
    ['2.12.1'],
    ['1/2 tracks'],
    ['12345-01-01'],
    ['March 0, 2026'],
  ])('is not seen in %s', (raw) => {
    expect(findDate(raw)).toBeNull();
  });

  it('is the first of several', () => {
    expect(findDate('9 March 2026 to 2026-04-01')?.date).toEqual(day(2026, 3, 9));
    expect(findDate('2026-04-01, before 9 March 2026')?.date).toEqual(day(2026, 4, 1));
  });
});

describe('a date that does not tell day from month', () => {
  const dates = (...raws: readonly string[]) =>
    raws.map(
      (raw): DateField => ({
        kind: 'date',
        raw,
        value: null,
        family: raw,
        range: { start: 0, end: 0 },
      }),
    );
  const writeLike = (raw: string, ...others: readonly string[]) =>
    writeDate(
      OCTOBER_18,
      patternFor({ raw, family: 'due' }, learnDress('', dates(raw, ...others))),
    );

  it.each([['03/04/2026'], ['3-4-2026'], ['05/05/2026']])('gives ISO for %s', (raw) => {
    expect(writeLike(raw)).toBe('2026-10-18');
    expect(isUnclear(raw, learnDates(dates(raw)))).toBe(true);
  });

  it.each([
    ['03/04/2026', '19/03/2026', '18/10/2026'],
    ['03/04/2026', '03/19/2026', '10/18/2026'],
    ['03-04-2026', '19-03-2026', '18-10-2026'],
  ])('takes the order of a clear one: %s beside %s', (raw, other, written) => {
    expect(writeLike(raw, other)).toBe(written);
    expect(isUnclear(raw, learnDates(dates(raw, other)))).toBe(false);
  });

  it.each([
    ['03/04/2026', '19-03-2026'],
    ['03/04/2026', '2026/03/19'],
  ])('learns nothing from another separator or order: %s beside %s', (raw, other) => {
    expect(writeLike(raw, other)).toBe('2026-10-18');
    expect(isUnclear(raw, learnDates(dates(raw, other)))).toBe(true);
  });

  it.each([['2026-03-04'], ['03.04.2026'], ['March 4, 2026'], ['soon']])('is not %s', (raw) => {
    expect(isUnclear(raw, learnDates(dates(raw)))).toBe(false);
  });
});

describe('patternFor', () => {
  const field = (raw: string, family: string): DateField => ({
    kind: 'date',
    raw,
    value: null,
    family,
    range: { start: 0, end: 0 },
  });
  const dress = learnDress('', [field('9 March 2026', 'start'), field('2026-03-09', 'due')]);

  it('takes the place’s own form first', () => {
    expect(writeDate(JANUARY_5, patternFor({ raw: '1.2.2026', family: 'due' }, dress))).toBe(
      '5.1.2026',
    );
  });

  it('takes the form of the same label next', () => {
    expect(writeDate(JANUARY_5, patternFor({ raw: 'TBD', family: 'due' }, dress))).toBe(
      '2026-01-05',
    );
  });

  it('takes any other form of the document then, and ISO where there is none', () => {
    expect(writeDate(JANUARY_5, patternFor({ raw: 'TBD', family: 'end' }, dress))).toBe(
      '5 January 2026',
    );
    expect(
      writeDate(JANUARY_5, patternFor({ raw: 'TBD', family: 'end' }, learnDress('', []))),
    ).toBe('2026-01-05');
  });
});

function day(year: number, month: number, dayOfMonth: number): CalendarDate {
  return { year, month, day: dayOfMonth };
}
