import { type CalendarDate, formatIsoDate, isRealDate } from '../../model/calendar-date.ts';
import { findMonth, monthName } from './month-names.ts';

/** A date found in a text, with the pattern by which another date can be written alike. */
export interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly date: CalendarDate;
  readonly pattern: DatePattern;
}

export type DatePattern =
  | {
      readonly kind: 'numeric';
      readonly order: 'ymd' | 'dmy' | 'mdy';
      readonly separator: string;
      readonly padded: boolean;
      /** Neither number is above 12, so that day and month cannot be told apart. */
      readonly ambiguous: boolean;
    }
  | {
      readonly kind: 'named';
      readonly order: 'mdy' | 'dmy';
      /** Between day and month, e.g. ` ` or `. `. */
      readonly joint: string;
      /** Before the year, e.g. `, `. */
      readonly yearJoint: string;
      readonly padded: boolean;
      readonly month: MonthStyle;
    }
  | { readonly kind: 'cjk'; readonly marks: readonly [string, string, string] };

export interface MonthStyle {
  readonly locale: string;
  readonly short: boolean;
  readonly dotted: boolean;
  readonly letterCase: 'upper' | 'lower' | 'capital';
}

const NUMERIC =
  /(?<![\d.\-/])(?:(\d{4})([-/.])(\d{1,2})\2(\d{1,2})|(\d{1,2})([/.-])(\d{1,2})\6(\d{4}))(?![\d/-]|\.\d)/g;
const MONTH_FIRST =
  /(?<![\p{L}\d])(\p{L}{3,12})(\.?)[ \u00A0](\d{1,2})(?:st|nd|rd|th)?(,? )(\d{4})(?!\d)/gu;
const DAY_FIRST =
  /(?<![\p{L}\d])(\d{1,2})(\.? |-|º | de )(\p{L}{3,12})(\.?)(,? | de |-)(\d{4})(?!\d)/gu;
const CJK = /(\d{4})((?:年|년) ?)(\d{1,2})((?:月|월) ?)(\d{1,2})(日|일)/g;

/** The first date in a text, or `null`. */
export function findDate(text: string): FoundDate | null {
  const found = [numeric(text), monthFirst(text), dayFirst(text), cjk(text)].filter(
    (candidate) => candidate !== null,
  );
  const first = found.reduce<FoundDate | null>(
    (best, next) => (best && best.start <= next.start ? best : next),
    null,
  );
  return first && { ...first, end: first.end + timeBehind(text.slice(first.end)) };
}

/** A time of day belongs to its date: it would be wrong beside another one. */
function timeBehind(rest: string): number {
  return (
    /^(?:T|,? (?:at )?)\d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]m)?(?: ?(?:Z|UTC|GMT|[A-Z]{3,4}|[+-]\d{2}:?\d{2})\b)?/i.exec(
      rest,
    )?.[0].length ?? 0
  );
}

/** Writes a date by a pattern; ISO where the pattern does not tell day from month. */
export function writeDate(date: CalendarDate, pattern: DatePattern): string {
  switch (pattern.kind) {
    case 'numeric': {
      if (pattern.ambiguous) return formatIsoDate(date);
      const day = pad(date.day, pattern.padded);
      const month = pad(date.month, pattern.padded);
      const year = String(date.year).padStart(4, '0');
      const parts = { ymd: [year, month, day], dmy: [day, month, year], mdy: [month, day, year] };
      return parts[pattern.order].join(pattern.separator);
    }
    case 'named': {
      const day = pad(date.day, pattern.padded);
      const month = monthName(date.month, pattern.month);
      const [first, second] = pattern.order === 'mdy' ? [month, day] : [day, month];
      return `${first}${pattern.joint}${second}${pattern.yearJoint}${date.year}`;
    }
    case 'cjk': {
      const [year, month, day] = pattern.marks;
      return `${date.year}${year}${date.month}${month}${date.day}${day}`;
    }
  }
}

function numeric(text: string): FoundDate | null {
  for (const match of text.matchAll(NUMERIC)) {
    const yearFirst = match[1] !== undefined;
    const separator = match[2] ?? match[6] ?? '-';
    const [a, b] = yearFirst ? [match[3], match[4]] : [match[5], match[7]];
    if (!a || !b) continue;
    const year = Number(match[1] ?? match[8]);
    const monthIsFirst = yearFirst || (Number(b) > 12 && separator !== '.');
    const [month, day] = monthIsFirst ? [Number(a), Number(b)] : [Number(b), Number(a)];
    const ambiguous = !yearFirst && separator !== '.' && Number(a) <= 12 && Number(b) <= 12;
    const order = yearFirst ? 'ymd' : monthIsFirst ? 'mdy' : 'dmy';
    const padded = a.length === 2 && b.length === 2;
    const pattern = { kind: 'numeric', order, separator, padded, ambiguous } as const;
    const found = toFound(match, { year, month, day }, pattern);
    if (found) return found;
  }
  return null;
}

function monthFirst(text: string): FoundDate | null {
  for (const match of text.matchAll(MONTH_FIRST)) {
    const [, name = '', dot = '', day = '', yearJoint = '', year = ''] = match;
    const month = findMonth(name, { dotted: dot === '.', locale: null });
    if (!month) continue;
    const pattern = {
      kind: 'named',
      order: 'mdy',
      joint: ' ',
      yearJoint,
      padded: day.length === 2 && day.startsWith('0'),
      month: month.style,
    } as const;
    const found = toFound(
      match,
      { year: Number(year), month: month.number, day: Number(day) },
      pattern,
    );
    if (found) return found;
  }
  return null;
}

function dayFirst(text: string): FoundDate | null {
  for (const match of text.matchAll(DAY_FIRST)) {
    const [, day = '', joint = '', name = '', dot = '', yearJoint = '', year = ''] = match;
    // `5. April 2026` is German, although the name is English too.
    const locale = joint === '. ' ? 'de' : null;
    const month = findMonth(name, { dotted: dot === '.', locale });
    if (!month) continue;
    const pattern = {
      kind: 'named',
      order: 'dmy',
      joint,
      yearJoint,
      padded: day.length === 2 && day.startsWith('0'),
      month: month.style,
    } as const;
    const found = toFound(
      match,
      { year: Number(year), month: month.number, day: Number(day) },
      pattern,
    );
    if (found) return found;
  }
  return null;
}

function cjk(text: string): FoundDate | null {
  for (const match of text.matchAll(CJK)) {
    const [, year, y = '年', month, m = '月', day, d = '日'] = match;
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    const found = toFound(match, date, { kind: 'cjk', marks: [y, m, d] });
    if (found) return found;
  }
  return null;
}

function toFound(
  match: RegExpExecArray,
  date: CalendarDate,
  pattern: DatePattern,
): FoundDate | null {
  if (!isRealDate(date)) return null;
  return { start: match.index, end: match.index + match[0].length, date, pattern };
}

function pad(value: number, padded: boolean): string {
  return padded ? String(value).padStart(2, '0') : String(value);
}
