import { type CalendarDate, compareDates } from '../model/calendar-date.ts';
import type { Change, Subject } from '../model/change.ts';
import type { DateField } from '../model/field.ts';
import type { Group, MetadataLine } from '../model/sprint-document.ts';
import type { Effective } from './plan-completions.ts';

/** Start dates only replace placeholders, and only when the work begins by this very change. */
export function planStart(
  metadata: readonly MetadataLine[],
  { on, subject }: { on: CalendarDate; subject: Subject },
): readonly Change[] {
  return metadata.flatMap(({ role, label, value }): readonly Change[] =>
    role === 'start' && value.kind === 'date' && value.value === null
      ? [{ kind: 'set-date', subject, label, field: value, to: on }]
      : [],
  );
}

/** The day of completion: into its placeholder, or on a line of its own where the group keeps dates. */
export function planActual(group: Group, date: CalendarDate): readonly Change[] {
  const subject = { kind: 'group', key: group.key } as const;
  const actual = group.metadata.find(({ role }) => role === 'actual');
  if (!actual) return [{ kind: 'add-actual-date', group: group.key, date }];
  const { value, label } = actual;
  return value.kind === 'date' && value.value === null
    ? [{ kind: 'set-date', subject, label, field: value, to: date }]
    : [];
}

export function planLastUpdated(
  metadata: readonly MetadataLine[],
  { on, subject }: { on: CalendarDate; subject: Subject },
): readonly Change[] {
  return metadata.flatMap(({ role, label, value }) =>
    role === 'last-updated' && value.kind === 'date' ? planDate(value, { label, on, subject }) : [],
  );
}

/** Dates of the last edit never go back. */
export function planDate(
  field: DateField,
  { label, on, subject }: { label: string; on: CalendarDate; subject: Subject },
): readonly Change[] {
  if (field.value && compareDates(field.value, on) >= 0) return [];
  return [{ kind: 'set-date', subject, label, field, to: on }];
}

/** What has a date of its own. */
export function datedOf(effective: readonly Effective[]): readonly Effective[] {
  return effective.filter(({ isByHand = false }) => !isByHand);
}

/** The day on which the work of some completions began. */
export function startOf(effective: readonly Effective[]): CalendarDate {
  return pick(
    effective.map(({ completion }) => completion.startedOn ?? completion.on),
    -1,
  );
}

/** The day of the last evidence. */
export function finishOf(effective: readonly Effective[]): CalendarDate {
  return pick(
    effective.map(({ completion }) => completion.on),
    1,
  );
}

/** The earliest (-1) or the latest (1) of some dates. */
function pick(dates: readonly CalendarDate[], direction: 1 | -1): CalendarDate {
  return dates.reduce((best, date) => (compareDates(date, best) * direction > 0 ? date : best));
}
