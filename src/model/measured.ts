/** What a report says about one row: so many of so many, or a number. */
export type Measured =
  | { readonly kind: 'count'; readonly done: number; readonly total: number }
  | { readonly kind: 'number'; readonly value: number };

/** A file that a job wrote. Foreign text. */
export interface ReportFile {
  /** Relative to the job's workspace, with slashes. */
  readonly path: string;
  readonly text: string;
}

/** A row of the metrics table, or a criterion, with what was measured for it. */
export interface MetricReading {
  /** The row's first cell or the criterion's title up to its colon, as the config names it. */
  readonly row: string;
  readonly measured: Measured;
  /** The report that says it. */
  readonly source: string;
}

/** Numbers as people write them: `60/64`, `94.2 %`, `≥ 200 MB`. */
export interface WrittenAmount {
  readonly start: number;
  readonly end: number;
  readonly measured: Measured;
  /** Digits behind the decimal point. */
  readonly decimals: number;
  readonly isPercent: boolean;
}

const COUNT = /(?<![\d.,/])(\d{1,9})( ?\/ ?| of )(\d{1,9})(?![\d/]|[.,]\d)/;
const NUMBER = /(?<![\d.,])(\d{1,12})(?:([.,])(\d{1,6}))?(?![\d.,]*\d)([ \u00a0]?%)?/;

/** The first amount in a text, or `null`. */
export function findAmount(text: string): WrittenAmount | null {
  const count = COUNT.exec(text);
  if (count) {
    const [whole, done, , total] = count;
    const measured = { kind: 'count', done: Number(done), total: Number(total) } as const;
    const { index: start } = count;
    return { start, end: start + whole.length, measured, decimals: 0, isPercent: false };
  }
  const number = NUMBER.exec(text);
  if (!number) return null;
  const [whole, digits = '', , fraction = '', percent = ''] = number;
  const value = Number(fraction === '' ? digits : `${digits}.${fraction}`);
  const { index: start } = number;
  const end = start + whole.length - percent.length;
  const isPercent = percent !== '';
  return { start, end, measured: { kind: 'number', value }, decimals: fraction.length, isPercent };
}
