import { type CalendarDate, compareDates } from '../../model/calendar-date.ts';
import type { LogEntry, LogSection } from '../../model/sprint-document.ts';
import type { TextEdit } from '../../model/text.ts';
import { patternFor } from '../fields/write-field.ts';
import type { EditContext } from '../plan-edits.ts';
import { writeDate } from '../wording/date-text.ts';
import { lineEndingAt } from './line-ending.ts';

/** What is to be entered on which day. */
export interface NewEntry {
  readonly log: LogSection;
  readonly date: CalendarDate;
  /** One line of Markdown each, without bullets. */
  readonly lines: readonly string[];
  /** Behind the date in the head, e.g. ` - COMPLETE ✅`. */
  readonly headSuffix: string;
}

/** Adds lines to the day's entry, or a new entry in the section's order and form. */
export function insertEntry(entry: NewEntry, context: EditContext): readonly TextEdit[] {
  if (entry.lines.length === 0) return [];
  const form = entry.log.form?.kind;
  if (form === 'bullet' || form === 'table') return insertRows(entry, context);
  const today = entry.log.entries.find(({ date }) => compareDates(date.value, entry.date) === 0);
  return [today ? extendEntry(today, entry, context) : addEntry(entry, context)];
}

function extendEntry(
  today: LogEntry,
  { lines, log }: NewEntry,
  { document }: EditContext,
): TextEdit {
  const { text } = document;
  const ending = lineEndingAt(text, today.range.end);
  const body = text.slice(today.range.start, today.range.end);
  const bullet = lastBullet(body);
  const headOnly = !/[\r\n]/.test(body);
  const gap = bullet || (headOnly && log.form?.kind === 'heading') ? ending : ending + ending;
  const list = lines.map((line) => `${bullet ?? '-'} ${line}`).join(ending);
  return { range: { start: today.range.end, end: today.range.end }, newText: gap + list };
}

/** The marker of a list that an entry ends with. Numbers are not continued. */
function lastBullet(body: string): string | null {
  const last = body.split(/\r\n|\n|\r/).at(-1) ?? '';
  if (/^\s+\S/.test(last)) return /^\s*[-*+]\s/.test(last) ? (outerBullet(body) ?? null) : null;
  return /^([-*+])\s/.exec(last)?.[1] ?? null;
}

/** A nested last line continues the outer list. */
function outerBullet(body: string): string | null {
  const outer = body.split(/\r\n|\n|\r/).findLast((line) => /^\S/.test(line)) ?? '';
  return /^([-*+])\s/.exec(outer)?.[1] ?? null;
}

function addEntry(entry: NewEntry, { document, dress }: EditContext): TextEdit {
  const { text } = document;
  const { log, lines, headSuffix } = entry;
  const model = log.entries[0];
  const ending = lineEndingAt(text, log.body.start);
  const place = { raw: '', family: 'entry' };
  const date = writeDate(entry.date, patternFor(model?.date ?? place, dress)) + headSuffix;
  const headed =
    log.form?.kind === 'heading' ||
    (log.form === null && log.placeholder === null && isChangeLog(log, document.changeLog));
  const level = log.form?.kind === 'heading' ? log.form.level : log.level + 1;
  const head = headed ? `${'#'.repeat(level)} ${date}` : `**${date}**`;
  const gap = (hasGap(model, text) ?? !headed) ? ending + ending : ending;
  const bullet = (model && lastBullet(text.slice(model.range.start, model.range.end))) ?? '-';
  const block = head + gap + lines.map((line) => `${bullet} ${line}`).join(ending);
  if (log.placeholder) return { range: log.placeholder, newText: block };
  if (!model) return appendTo(log, block, ending);
  if (!isNewestFirst(log)) {
    const last = log.entries.at(-1)?.range.end ?? log.body.end;
    return { range: { start: last, end: last }, newText: ending + ending + block };
  }
  return {
    range: { start: model.range.start, end: model.range.start },
    newText: block + ending + ending,
  };
}

/** Behind what stands in the section, or below its heading where nothing does. */
function appendTo({ body }: LogSection, block: string, ending: string): TextEdit {
  return { range: { start: body.end, end: body.end }, newText: ending + ending + block };
}

function isChangeLog(log: LogSection, changeLog: LogSection | null): boolean {
  return changeLog !== null && log.line === changeLog.line;
}

/** Whether a blank line stands between an entry's head and its text; `null` where no entry tells. */
function hasGap(model: LogEntry | undefined, text: string): boolean | null {
  if (!model) return null;
  const body = text.slice(model.range.start, model.range.end);
  return /[\r\n]/.test(body) ? /^[^\r\n]*(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.test(body) : null;
}

/** The order of the existing entries; newest first where they do not tell. */
function isNewestFirst({ entries }: LogSection): boolean {
  const first = entries[0];
  const last = entries.at(-1);
  return !first || !last || compareDates(first.date.value, last.date.value) >= 0;
}

/** One bullet or table row per line, each with its date. */
function insertRows(
  { log, date, lines }: NewEntry,
  { document, dress }: EditContext,
): readonly TextEdit[] {
  const { text } = document;
  const model = isNewestFirst(log) ? log.entries[0] : log.entries.at(-1);
  if (!model) return [];
  const ending = lineEndingAt(text, model.range.end);
  const written = writeDate(date, patternFor(model.date, dress));
  const rows = lines.map((line) => rowLike(model, { written, line, text }));
  return isNewestFirst(log)
    ? [
        {
          range: { start: model.range.start, end: model.range.start },
          newText: rows.map((row) => row + ending).join(''),
        },
      ]
    : [
        {
          range: { start: model.range.end, end: model.range.end },
          newText: rows.map((row) => ending + row).join(''),
        },
      ];
}

/** A line built like another entry: what stands around its date, then the text. */
function rowLike(
  model: LogEntry,
  {
    written,
    line,
    text,
  }: { readonly written: string; readonly line: string; readonly text: string },
): string {
  const before = text.slice(model.range.start, model.date.range.start);
  const after = text.slice(model.date.range.end, model.range.end);
  const table = /^([ \t]*\|[ \t]*)/.exec(after)?.[0];
  if (table) {
    const columns = after.replace(/\\\|/g, '').split('|').length - 2;
    return `${before}${written}${table}${line} ${'| '.repeat(Math.max(0, columns - 1))}|`;
  }
  const joint = /^(?:\*\*|__|\])*[ \t]*[:–—-]?[ \t]*(?:\*\*|__)*[ \t]*/.exec(after)?.[0] ?? ': ';
  return `${before}${written}${joint}${line}`;
}
