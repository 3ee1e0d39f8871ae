import type { CalendarDate } from '../../model/calendar-date.ts';
import { formatIsoDate } from '../../model/calendar-date.ts';
import type { BoxField, DateField, MarkField, Progress, ProgressField } from '../../model/field.ts';
import type { TextEdit } from '../../model/text.ts';
import { patternFor } from '../wording/choose-date-pattern.ts';
import { writeDate } from '../wording/date-text.ts';
import { type Dress, dressEmoji } from '../wording/dress.ts';
import { DEFAULT_EMOJI, emojiBefore, statusOfEmoji } from '../wording/emoji.ts';
import { intoBlanks } from '../wording/into-blanks.ts';
import { writeProgressText } from '../wording/progress-text.ts';

/*
 * Each function gives the edit that makes a field say a value, or null where it says so already:
 * writing back what was read changes no byte.
 */

export function writeBox(field: BoxField, checked: boolean, dress: Dress): TextEdit | null {
  if (field.value === checked) return null;
  return { range: field.range, newText: checked ? dress.tick : ' ' };
}

export function writeDateField(
  field: DateField,
  date: CalendarDate,
  dress: Dress,
): TextEdit | null {
  if (field.value && formatIsoDate(field.value) === formatIsoDate(date)) return null;
  const written = writeDate(date, patternFor(field, dress));
  return {
    range: field.range,
    newText: field.raw.trim() === '' ? intoBlanks(written, field.raw) : written,
  };
}

export function writeMark(field: MarkField, marked: boolean, dress: Dress): TextEdit | null {
  if (field.value === marked) return null;
  return { range: field.range, newText: marked ? ` ${dressEmoji(DEFAULT_EMOJI.done, dress)}` : '' };
}

/** Writes new numbers; a full count gets the done mark where this kind of field shows one. */
export function writeProgress(
  field: ProgressField,
  progress: Progress,
  { dress, marked }: { readonly dress: Dress; readonly marked: boolean },
): TextEdit | null {
  const numbers = writeProgressText(field.raw, progress);
  const newText = withMark(numbers, marked, dress);
  return newText === field.raw ? null : { range: field.range, newText };
}

function withMark(text: string, marked: boolean, dress: Dress): string {
  const found = emojiBefore(text, text.length);
  const hasMark = found !== null && statusOfEmoji(found.emoji) === 'done';
  if (hasMark === marked) return text;
  if (marked) return `${text} ${dressEmoji(DEFAULT_EMOJI.done, dress)}`;
  return found ? text.slice(0, -found.raw.length).trimEnd() : text;
}
