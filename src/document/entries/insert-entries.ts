import { compareDates } from '../../model/calendar-date.ts';
import type { LogEntry, LogSection } from '../../model/sprint-document.ts';
import type { TextEdit } from '../../model/text.ts';
import type { EditContext } from '../plan-edits.ts';
import { writeBlock } from './entry-block.ts';
import { insertRows } from './entry-rows.ts';
import { lastBullet } from './last-bullet.ts';
import { lineEndingAt } from './line-ending.ts';
import { findNext, inOrderOf, type NewEntry } from './new-entry.ts';

/** Adds days to a section: more lines where an entry of the day stands, else new entries in its order and form. */
export function insertEntries(
  log: LogSection,
  entries: readonly NewEntry[],
  context: EditContext,
): readonly TextEdit[] {
  const wanted = inOrderOf(log, entries).filter(({ lines }) => lines.length > 0);
  const form = log.form?.kind;
  if (form === 'bullet' || form === 'table') return insertRows(log, wanted, context);
  const known = wanted.map((entry) => ({ entry, standing: findDay(log, entry) }));
  return [
    ...known.flatMap(({ entry, standing }) =>
      standing ? extend(standing, { entry, log, context }) : [],
    ),
    ...addBlocks(
      log,
      known.filter(({ standing }) => !standing).map(({ entry }) => entry),
      context,
    ),
  ];
}

function findDay({ entries }: LogSection, { date }: NewEntry): LogEntry | undefined {
  return entries.find((standing) => compareDates(standing.date.value, date) === 0);
}

function extend(
  standing: LogEntry,
  {
    entry,
    log,
    context,
  }: { readonly entry: NewEntry; readonly log: LogSection; readonly context: EditContext },
): readonly TextEdit[] {
  const { text } = context.document;
  const { date, head, range } = standing;
  const ending = lineEndingAt(text, range.end);
  const body = text.slice(range.start, range.end);
  const bullet = lastBullet(body);
  const bareHeading = log.form?.kind === 'heading' && !/[\r\n]/.test(body);
  const gap = bullet || bareHeading ? ending : ending + ending;
  const list = entry.lines.map((line) => `${bullet ?? '-'} ${line}`).join(ending);
  // The entry began before its track was complete: a bare date says so now.
  const bareDate = /^[*_]*\s*$/.test(text.slice(date.range.end, head.end));
  return [
    ...(bareDate && entry.headSuffix ? [insertion(date.range.end, entry.headSuffix)] : []),
    insertion(range.end, gap + list),
  ];
}

function addBlocks(
  log: LogSection,
  entries: readonly NewEntry[],
  context: EditContext,
): readonly TextEdit[] {
  const { text } = context.document;
  const byPlace = Map.groupBy(entries, ({ date }) => findNext(log, date));
  return [...byPlace].map(([next, days]): TextEdit => {
    const end = log.entries.at(-1)?.range.end ?? log.body.end;
    const ending = lineEndingAt(text, next?.range.start ?? end);
    const gap = ending + ending;
    const blocks = days.map((day) => writeBlock(day, { log, ending, context })).join(gap);
    if (log.placeholder) return { range: log.placeholder, newText: blocks };
    return next ? insertion(next.range.start, blocks + gap) : insertion(end, gap + blocks);
  });
}

function insertion(offset: number, newText: string): TextEdit {
  return { range: { start: offset, end: offset }, newText };
}
