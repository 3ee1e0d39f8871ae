import { compareDates, formatIsoDate } from '../../model/calendar-date.ts';
import type { GroupKey, MetadataLine, SprintDocument } from '../../model/sprint-document.ts';
import type { Status } from '../../model/status.ts';
import { type FoundDate, findDate } from '../wording/date-text.ts';
import type { Defect, LintInput, LintRule } from './lint-rule.ts';

export const pastDate: LintRule = {
  name: 'past-date',
  docs: 'The end that is planned for open work has passed.',
  severity: 'warning',
  check: (input) => {
    const { document } = input;
    if (!document) return [];
    const { sprint, groups } = document;
    return [
      ...judge({ ...sprint, what: 'sprint', key: null }, document, input),
      ...groups.flatMap((group) => judge({ ...group, what: 'work' }, document, input)),
    ];
  },
};

interface Subject {
  /** `null` for the sprint. */
  readonly key: GroupKey | null;
  readonly what: string;
  readonly status: { readonly value: Status | null } | null;
  readonly metadata: readonly MetadataLine[];
}

const CLOSED: ReadonlySet<Status | null> = new Set<Status | null>([
  'done',
  'deferred',
  'cancelled',
]);

function judge(
  { key, status, metadata, what }: Subject,
  document: SprintDocument,
  { text, facts }: LintInput,
): readonly Defect[] {
  if (CLOSED.has(status?.value ?? null)) return [];
  if (metadata.some(({ role, value }) => role === 'actual' && value.value !== null)) return [];
  const passed = metadata.flatMap(({ role, value, lineRange }) => {
    if (role !== 'target' && role !== 'end') return [];
    const end = findEnd(text.slice(value.range.start, lineRange.end));
    return end && compareDates(end.date, facts.today) < 0
      ? [{ offset: value.range.start, date: formatIsoDate(end.date) }]
      : [];
  });
  if (passed.length === 0 || !isOpen(document, key)) return [];
  return passed.map(({ offset, date }) => ({
    offset,
    message: `The planned end ${date} has passed, but the ${what} is still open. Close what is done, or set a new date.`,
  }));
}

/** Whether items say that there is work left. Without items nothing does. */
function isOpen({ deliverables, groups }: SprintDocument, key: string | null): boolean {
  const inside = new Set(key === null ? [] : [key]);
  for (const group of groups)
    if (group.parent !== null && inside.has(group.parent)) inside.add(group.key);
  return deliverables.some(
    ({ group, status }) =>
      status !== null &&
      !CLOSED.has(status) &&
      (key === null || (group !== null && inside.has(group))),
  );
}

/** The last date of a value; `null` where it cannot be told apart from its neighbours. */
function findEnd(value: string): FoundDate | null {
  let rest = value;
  let last: FoundDate | null = null;
  for (let found = findDate(rest); found; found = findDate(rest)) {
    if (found.pattern.kind === 'numeric' && found.pattern.ambiguous) return null;
    last = found;
    rest = rest.slice(found.end);
  }
  // Digits behind the last date may be the rest of a range.
  return /\d/.test(rest) ? null : last;
}
