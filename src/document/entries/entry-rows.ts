import type { LogEntry, LogSection } from '../../model/sprint-document.ts';
import type { TextEdit } from '../../model/text.ts';
import type { EditContext } from '../plan-edits.ts';
import { patternFor } from '../wording/choose-date-pattern.ts';
import { writeDate } from '../wording/date-text.ts';
import { lineEndingAt } from './line-ending.ts';
import { findNext, isNewestFirst, type NewEntry } from './new-entry.ts';

/** Marks that close what the date stands in, then what joins the text to it. */
const JOINT = /^[*_`)\]]*[ \t]*[:–—-]*[ \t]*(?:\*\*|__)*[ \t]*/;

/** One bullet or table row per line, each with its date, built like a row that stands there. */
export function insertRows(
  log: LogSection,
  entries: readonly NewEntry[],
  { document: { text }, dress }: EditContext,
): readonly TextEdit[] {
  const model = isNewestFirst(log) ? log.entries[0] : log.entries.at(-1);
  const end = log.entries.at(-1)?.range.end;
  if (!model || end === undefined) return [];
  const byPlace = Map.groupBy(entries, ({ date }) => findNext(log, date));
  return [...byPlace].map(([next, days]) => {
    const offset = next?.range.start ?? end;
    const ending = lineEndingAt(text, offset);
    const rows = days.flatMap(({ date, lines }) => {
      const written = writeDate(date, patternFor(model.date, dress));
      return lines.map((line) => rowLike(model, { written, line, text }));
    });
    const newText = rows.map((row) => (next ? row + ending : ending + row)).join('');
    return { range: { start: offset, end: offset }, newText };
  });
}

function rowLike(
  model: LogEntry,
  { written, line, text }: { readonly written: string; readonly line: string; text: string },
): string {
  const before = text.slice(model.range.start, model.date.range.start);
  const after = text.slice(model.date.range.end, model.range.end);
  if (before.trimStart().startsWith('|')) return before + written + cellsLike(after, line);
  const joint = JOINT.exec(after)?.[0] ?? '';
  return before + written + (/[ \t]$/.test(joint) ? joint : `${joint.trimEnd()}: `) + line;
}

/** The cells behind the date: the text takes the place of the longest one, the others stay empty. */
function cellsLike(after: string, line: string): string {
  const [joint = '', ...cells] = after.split(/(?<!\\)\|/);
  const inner = cells.at(-1)?.trim() === '' ? cells.slice(0, -1) : cells;
  const lengths = inner.map((cell) => cell.trim().length);
  const longest = lengths.indexOf(Math.max(...lengths));
  const written = inner.map((_, index) => (index === longest ? ` ${line} ` : ' '));
  return `${joint}${['', ...written, ''].join('|')}`;
}
