import {
  writeBox,
  writeDateField,
  writeMark,
  writeProgress,
} from '../../src/document/fields/write-field.ts';
import { writeStatusField } from '../../src/document/fields/write-status-field.ts';
import { BOX_MARKS } from '../../src/document/wording/box-marks.ts';
import type { Dress } from '../../src/document/wording/dress.ts';
import type { CalendarDate } from '../../src/model/calendar-date.ts';
import type { Field, Progress } from '../../src/model/field.ts';
import { STATUSES } from '../../src/model/status.ts';
import type { TextEdit } from '../../src/model/text.ts';

export type FieldValue = Field['value'];

const DATES: readonly CalendarDate[] = [
  { year: 2026, month: 1, day: 18 },
  { year: 2027, month: 3, day: 4 },
  { year: 2024, month: 2, day: 29 },
  { year: 2026, month: 12, day: 31 },
  { year: 2030, month: 5, day: 5 },
];
const COUNTS = [
  { done: 0, total: 3 },
  { done: 3, total: 3 },
  { done: 12, total: 104 },
];
const PERCENTS = [0, 7, 33, 99, 100];

/** Every value that a writer exists for, other than the field's own; none for running text. */
export function otherValues(field: Field): readonly FieldValue[] {
  return allValues(field).filter((value) => !sameValue(value, field.value));
}

function allValues(field: Field): readonly FieldValue[] {
  switch (field.kind) {
    case 'text':
      return [];
    case 'box':
    case 'mark':
      return [true, false];
    case 'status':
      // Boxes with marks of their own have none for a review.
      return field.family === BOX_MARKS ? STATUSES.filter((one) => one !== 'in-review') : STATUSES;
    case 'date':
      return DATES;
    case 'progress':
      return PERCENTS.map((percent, index): Progress => {
        const { value } = field;
        return {
          percent: value.percent === null ? null : percent,
          count: value.count && (COUNTS[index % COUNTS.length] ?? null),
        };
      });
  }
}

/** The edit that makes a field say a value; `null` where it says so already. */
export function writeValue(field: Field, value: FieldValue, dress: Dress): TextEdit | null {
  if (field.kind === 'box' && typeof value === 'boolean') return writeBox(field, value, dress);
  if (field.kind === 'mark' && typeof value === 'boolean') return writeMark(field, value, dress);
  if (field.kind === 'status') {
    const status = STATUSES.find((known) => known === value);
    return status ? writeStatusField(field, status, dress) : null;
  }
  if (field.kind === 'date' && isDate(value)) return writeDateField(field, value, dress);
  if (field.kind === 'progress' && isProgress(value)) {
    const marked = /[^\p{L}\p{N})%\]*_.]$/u.test(field.raw);
    return writeProgress(field, value, { dress, marked });
  }
  return null;
}

function sameValue(a: FieldValue, b: FieldValue): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function isDate(value: FieldValue): value is CalendarDate {
  return typeof value === 'object' && value !== null && 'day' in value;
}

function isProgress(value: FieldValue): value is Progress {
  return typeof value === 'object' && value !== null && 'percent' in value;
}
