import type {
  BoxField,
  DateField,
  MarkField,
  ProgressField,
  StatusField,
  TextField,
} from '../../model/field.ts';
import type { Range } from '../../model/text.ts';
import type { ItemBox } from '../blocks/block.ts';
import { BOX_MARKS, statusOfMark } from '../wording/box-marks.ts';
import { findDate } from '../wording/date-text.ts';
import { emojiBefore, statusOfEmoji } from '../wording/emoji.ts';
import type { Words } from '../wording/find-phrase.ts';
import { readProgressText } from '../wording/progress-text.ts';
import { isPlaceholder, readStatusText } from '../wording/status-text.ts';

/** A place in the text together with the family that its wording is taken from. */
export interface FieldPlace {
  readonly text: string;
  readonly range: Range;
  readonly family: string;
  /** The words that statuses are read by; the built-in ones unless given. */
  readonly words?: Words | undefined;
}

export function boxField(text: string, box: ItemBox): BoxField {
  const { range, checked } = box;
  return { kind: 'box', range, raw: slice(text, range), value: checked === true, family: 'box' };
}

/** The state of a box: two-valued, or a status where its mark says more. */
export function boxState(text: string, box: ItemBox): BoxField | StatusField {
  if (box.checked !== null) return boxField(text, box);
  return statusField({ text, range: box.range, family: BOX_MARKS });
}

export function textField(place: FieldPlace): TextField {
  const raw = slice(place.text, place.range);
  return { kind: 'text', range: place.range, raw, value: raw, family: place.family };
}

/** A status with its free-text tail. Anything can stand in a status place, so it never fails. */
export function statusField(place: FieldPlace): StatusField {
  const raw = slice(place.text, place.range);
  const value =
    place.family === BOX_MARKS ? statusOfMark(raw) : readStatusText(raw, place.words).status;
  return { kind: 'status', range: place.range, raw, value, family: place.family };
}

/** A date, or a placeholder where one belongs; running text (`Daily standup`) is neither. */
export function dateOrTextField(place: FieldPlace): DateField | TextField {
  return dateField(place) ?? textField(place);
}

export function dateField({ text, range, family }: FieldPlace): DateField | null {
  const raw = slice(text, range);
  const found = findDate(raw);
  if (found) {
    const { start, end } = found;
    const place = { start: range.start + start, end: range.start + end };
    return { kind: 'date', range: place, raw: slice(text, place), value: found.date, family };
  }
  return isPlaceholder(raw) ? { kind: 'date', range, raw, value: null, family } : null;
}

export function progressField({ text, range, family }: FieldPlace): ProgressField | null {
  const raw = slice(text, range);
  const read = readProgressText(raw);
  if (!read) return null;
  return { kind: 'progress', range, raw, value: read.progress, unit: read.unit, family };
}

/** The done mark at the end of a line; an empty range at the line's end where there is none yet. */
export function markField({ text, range, family }: FieldPlace): MarkField {
  const found = emojiBefore(text, range.end);
  const marked = found !== null && statusOfEmoji(found.emoji) === 'done';
  if (!marked) {
    const end = { start: range.end, end: range.end };
    return { kind: 'mark', range: end, raw: '', value: false, family };
  }
  let start = range.end - found.raw.length;
  while (start > range.start && text[start - 1] === ' ') start--;
  const place = { start, end: range.end };
  return { kind: 'mark', range: place, raw: slice(text, place), value: true, family };
}

function slice(text: string, { start, end }: Range): string {
  return text.slice(start, end);
}
