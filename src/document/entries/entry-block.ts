import type { LogSection } from '../../model/sprint-document.ts';
import type { EditContext } from '../plan-edits.ts';
import { patternFor } from '../wording/choose-date-pattern.ts';
import { writeDate } from '../wording/date-text.ts';
import { lastBullet } from './last-bullet.ts';
import type { NewEntry } from './new-entry.ts';

const DEEPEST_HEADING = 6;
const NO_PLACE = { raw: '', family: 'entry' };

/** A whole entry: a heading or a bold line with the date, and a list below it, as the section writes them. */
export function writeBlock(
  { date, lines, headSuffix }: NewEntry,
  {
    log,
    ending,
    context: { document, dress },
  }: { readonly log: LogSection; readonly ending: string; readonly context: EditContext },
): string {
  const bodies = log.entries.map(({ range }) => document.text.slice(range.start, range.end));
  const place = log.entries[0]?.date ?? NO_PLACE;
  const day = writeDate(date, patternFor(place, dress)) + headSuffix;
  const level = headingLevel(log, log.line === document.changeLog?.line);
  const head = level === null ? `**${day}**` : `${'#'.repeat(level)} ${day}`;
  const gap = (firstKnown(bodies, hasGap) ?? level === null) ? ending + ending : ending;
  const bullet = firstKnown(bodies, lastBullet) ?? '-';
  return head + gap + lines.map((line) => `${bullet} ${line}`).join(ending);
}

/** What the first entry shows that shows it at all. */
function firstKnown<Value>(
  bodies: readonly string[],
  read: (body: string) => Value | null,
): Value | null {
  for (const body of bodies) {
    const known = read(body);
    if (known !== null) return known;
  }
  return null;
}

/** The level of the days' headings, or `null` where bold lines head them. The first day of a change log gets a heading. */
function headingLevel({ form, level }: LogSection, isChangeLog: boolean): number | null {
  if (form?.kind === 'heading') return form.level;
  return form === null && isChangeLog && level < DEEPEST_HEADING ? level + 1 : null;
}

/** Whether a blank line stands between an entry's head and its text; `null` where no entry tells. */
function hasGap(body: string): boolean | null {
  if (!/[\r\n]/.test(body)) return null;
  return /^[^\r\n]*(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]/.test(body);
}
