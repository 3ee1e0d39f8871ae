import { type CalendarDate, compareDates } from '../../model/calendar-date.ts';
import type { Change, EntryItem } from '../../model/change.ts';
import type { LogEntry, LogSection } from '../../model/sprint-document.ts';
import { type Dress, dressEmoji } from '../wording/dress.ts';
import { DEFAULT_EMOJI } from '../wording/emoji.ts';
import { evidenceSuffix, titleText } from './entry-text.ts';
import { escapeInline } from './escape-inline.ts';

/** What is to be entered on which day. */
export interface NewEntry {
  readonly date: CalendarDate;
  /** One line of Markdown each, without bullets. */
  readonly lines: readonly string[];
  /** Behind the date in the head, e.g. ` - COMPLETE ✅`. */
  readonly headSuffix: string;
}

/** A day of a track's progress updates. */
export function updateEntry(
  { date, items, complete }: Extract<Change, { kind: 'add-update' }>,
  dress: Dress,
): NewEntry {
  const done = dressEmoji(DEFAULT_EMOJI.done, dress);
  const lines = items.map((item) => {
    if (item.effect === 'completes') return `${done} ${titleText(item)}${evidenceSuffix(item)}`;
    if (item.effect === 'advances') return `${titleText(item)}${evidenceSuffix(item)} started`;
    return `${titleText(item)} ${reopened(item)}${evidenceSuffix(item)}`;
  });
  return { date, lines, headSuffix: complete ? ` - COMPLETE ${done}` : '' };
}

/** A day of the change log. */
export function logEntry({
  date,
  items,
  completed,
}: Extract<Change, { kind: 'add-log-entry' }>): NewEntry {
  const lines = items.map((item) => {
    const verb = verbOf(item);
    return `${titleText(item)} ${verb}${evidenceSuffix(item)}`;
  });
  const whole = completed.map((name) => `${escapeInline(name)} complete`);
  return { date, lines: [...lines, ...whole], headSuffix: '' };
}

function verbOf(item: EntryItem): string {
  switch (item.effect) {
    case 'completes':
      return 'completed';
    case 'advances':
      return 'started';
    case 'reopens':
      return reopened(item);
  }
}

function reopened({ reverted, check }: EntryItem): string {
  if (reverted !== undefined) return `reopened, as #${reverted} was reverted`;
  return check === undefined ? 'reopened' : 'reopened, as its check failed';
}

/** The order of the existing entries; newest first where they do not tell. */
export function isNewestFirst({ entries }: LogSection): boolean {
  const first = entries[0];
  const last = entries.at(-1);
  return !first || !last || compareDates(first.date.value, last.date.value) >= 0;
}

/** Days in the order of their section. */
export function inOrderOf(log: LogSection, entries: readonly NewEntry[]): readonly NewEntry[] {
  const direction = isNewestFirst(log) ? -1 : 1;
  return entries.toSorted((a, b) => compareDates(a.date, b.date) * direction);
}

/** The existing entry that a day belongs before; `null` where it belongs behind all of them. */
export function findNext(log: LogSection, date: CalendarDate): LogEntry | null {
  const newestFirst = isNewestFirst(log);
  const next = log.entries.find(({ date: { value } }) =>
    newestFirst ? compareDates(value, date) <= 0 : compareDates(value, date) > 0,
  );
  return next ?? null;
}
