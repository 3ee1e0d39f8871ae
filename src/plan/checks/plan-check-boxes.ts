import type { CalendarDate } from '../../model/calendar-date.ts';
import type { Change, EntryItem } from '../../model/change.ts';
import type { CheckVerdict } from '../../model/check.ts';
import type { Completion } from '../../model/evidence.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Problem } from '../../model/problem.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import { dateInZone } from '../evidence/date-in-zone.ts';
import { type ItemChange, planItemChanges } from '../plan-item-changes.ts';

export interface CheckOptions {
  readonly onFailure: 'flag' | 'untick';
  /** IANA name; decides on which day a check ended. */
  readonly timeZone: string;
}

/** Deliverables whose checks have passed, as evidence like any other. */
export function completeByChecks(
  verdicts: readonly CheckVerdict[],
  { timeZone }: CheckOptions,
): readonly Completion[] {
  return verdicts.flatMap(({ target, passed, check, at }) =>
    target.kind === 'deliverable' && passed
      ? [
          {
            deliverable: target.key,
            on: dateInZone(at, timeZone),
            pullRequest: null,
            startedOn: null,
            effect: 'completes',
            check,
          } as const,
        ]
      : [],
  );
}

interface Box {
  readonly what: 'task' | 'criterion';
  readonly title: string;
  readonly line: number;
  readonly change: (to: boolean) => Change;
  readonly value: boolean;
}

/** Boxes that follow their checks, and what became of ticked ones whose check fails now. */
export function planCheckBoxes(
  document: SprintDocument,
  verdicts: readonly CheckVerdict[],
  { onFailure, timeZone }: CheckOptions,
): { readonly changes: readonly Change[]; readonly problems: readonly Problem[] } {
  const changes: Change[] = [];
  const problems: Problem[] = [];
  const entered = new Map<string, { readonly date: CalendarDate; readonly items: EntryItem[] }>();
  for (const { target, passed, check, at } of verdicts) {
    const box = target.kind === 'box' ? findBox(document, target.start) : null;
    if (box === null || box.value === passed) continue;
    if (!passed && onFailure === 'flag') {
      problems.push(flag(box, check.name));
      continue;
    }
    changes.push(box.change(passed));
    const date = dateInZone(at, timeZone);
    const day = `${date.year} ${date.month} ${date.day}`;
    const entry = entered.get(day) ?? { date, items: [] };
    const effect = passed ? 'completes' : 'reopens';
    entry.items.push({ title: box.title, effect, pullRequest: null, check });
    entered.set(day, entry);
  }
  const entries = document.changeLog === null ? [] : [...entered.values()];
  return {
    changes: [
      ...changes,
      ...entries.map((entry) => ({ kind: 'add-log-entry', completed: [], ...entry }) as const),
    ],
    problems,
  };
}

/** Done deliverables whose checks fail now: reported, or opened again with all that follows. */
export function planReopenings(
  document: SprintDocument,
  verdicts: readonly CheckVerdict[],
  { onFailure, timeZone }: CheckOptions,
): { readonly changes: readonly Change[]; readonly problems: readonly Problem[] } {
  const failing = verdicts.flatMap(({ target, passed, check, at }) => {
    const key = target.kind === 'deliverable' && !passed ? target.key : null;
    const item = document.deliverables.find((one) => one.key === key);
    return item?.status === 'done' ? [{ item, check, at }] : [];
  });
  if (onFailure === 'flag') {
    const problems = failing.map(({ item, check }) =>
      flag({ what: 'deliverable', title: item.title.value, line: item.line }, check.name),
    );
    return { changes: [], problems };
  }
  const wanted = failing.map(
    ({ item, check, at }): ItemChange => ({
      deliverable: item.key,
      was: null,
      to: 'in-progress',
      boxes: new Map(),
      title: null,
      link: null,
      on: dateInZone(at, timeZone),
      pullRequest: null,
      failed: check,
    }),
  );
  const { changes, problems } = planItemChanges(document, wanted, { tasks: 'leave' });
  return { changes, problems };
}

function findBox({ deliverables, criteria }: SprintDocument, start: number): Box | null {
  for (const { key: deliverable, tasks } of deliverables) {
    const task = tasks.find(({ box }) => box.range.start === start);
    if (task === undefined) continue;
    const { title, line, box } = task;
    const change = (to: boolean): Change => ({ kind: 'set-task', deliverable, title, box, to });
    return { what: 'task', title, line, change, value: box.value };
  }
  const criterion = criteria.find(({ box }) => box.range.start === start);
  if (criterion === undefined) return null;
  const { title, line, box } = criterion;
  const change = (to: boolean): Change => ({ kind: 'set-criterion', title, box, to });
  return { what: 'criterion', title, line, change, value: box.value };
}

function flag(
  { what, title, line }: { readonly what: string; readonly title: string; readonly line: number },
  check: string,
): Problem {
  const message = `The ${what} "${oneLine(title)}" is ticked, but its check "${oneLine(check)}" fails now. Repair it, or untick the box; \`on-failure: untick\` does that by itself.`;
  return { rule: 'check-fails', severity: 'warning', line, column: 1, message };
}
