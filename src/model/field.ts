import type { CalendarDate } from './calendar-date.ts';
import type { Status } from './status.ts';
import type { Range } from './text.ts';

interface FieldBase<Kind extends string, Value> {
  readonly kind: Kind;
  /** Where the written form stands in the original text. */
  readonly range: Range;
  /** The written form, exactly as it stands there. */
  readonly raw: string;
  readonly value: Value;
  /**
   * What this field is written alike with: its label (`status`, `overall status`) or its table column
   * (`table 3/status`). New wording is taken from fields of the same family first.
   */
  readonly family: string;
}

/** A checkbox. The range is the one character between the brackets. */
export type BoxField = FieldBase<'box', boolean>;

/** A status word with its emoji; free text after the known words is kept on every write. */
export type StatusField = FieldBase<'status', Status | null>;

/** A date or a placeholder such as `TBD` (value `null`). */
export type DateField = FieldBase<'date', CalendarDate | null>;

/** Running text: a title, an owner, a metric's value. */
export type TextField = FieldBase<'text', string>;

/** A done mark at the end of a line (`… ✅`). The range is empty where there is none yet. */
export type MarkField = FieldBase<'mark', boolean>;

/** What a progress value counts. */
export type Unit = 'tracks' | 'deliverables' | 'tasks';

export interface Progress {
  /** Whole percent, 0 to 100, or `null` where only a count is written. */
  readonly percent: number | null;
  readonly count: { readonly done: number; readonly total: number } | null;
}

/** `33% (1/3 tracks complete)`, `25%`, `1/4 deliverables`. */
export interface ProgressField extends FieldBase<'progress', Progress> {
  /** The unit that is written beside the number, or `null`. */
  readonly unit: Unit | null;
}

export type Field = BoxField | StatusField | DateField | TextField | MarkField | ProgressField;
