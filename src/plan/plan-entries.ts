import { type CalendarDate, compareDates, formatIsoDate } from '../model/calendar-date.ts';
import type { Change, EntryItem } from '../model/change.ts';
import type { LogSection, SprintDocument } from '../model/sprint-document.ts';
import { canSay } from './can-say.ts';
import type { Effective, PlanContext } from './plan-completions.ts';
import { datedOf, finishOf } from './plan-dates.ts';
import { completedGroups, effectiveIn, isSprintComplete, nameOf } from './plan-statuses.ts';

/** Lines in the tracks' progress updates and in the change log, one entry a day. */
export function planEntries(context: PlanContext): readonly Change[] {
  const { document, entered } = context;
  const complete = completedGroups(context);
  const updates = document.groups.flatMap((group) => {
    const { updates: log } = group;
    if (!log) return [];
    const own = entered
      .filter(({ item }) => item.group === group.key)
      .filter(isNewIn(document, log));
    return byDay(own).map(
      ([date, entries], index, days): Change => ({
        kind: 'add-update',
        group: group.key,
        date,
        complete: complete.includes(group) && index === days.length - 1,
        items: entries.map(toItem),
      }),
    );
  });
  const { changeLog } = document;
  if (!changeLog) return updates;
  const logged = byDay(entered.filter(isNewIn(document, changeLog)));
  const wholes = logged.length > 0 ? completedWholes(context) : [];
  const entries = logged.map(([date, items], index): Change => {
    const since = logged[index - 1]?.[0];
    const isLast = index === logged.length - 1;
    const completed = wholes.filter(
      ({ on }) =>
        (!since || compareDates(on, since) > 0) && (isLast || compareDates(on, date) <= 0),
    );
    return {
      kind: 'add-log-entry',
      date,
      items: items.map(toItem),
      completed: completed.map(({ name }) => name),
    };
  });
  return [...updates, ...entries];
}

/** What is complete as a whole by this plan, with the day of the last evidence for it. */
function completedWholes(
  context: PlanContext,
): readonly { readonly name: string; readonly on: CalendarDate }[] {
  const { document, effective } = context;
  const tracks = completedGroups(context)
    .filter(({ label, status }) => label !== null || status !== null)
    .flatMap((group) => {
      const dated = datedOf(effectiveIn(group, context));
      return dated.length > 0 ? [{ name: nameOf(group), on: finishOf(dated) }] : [];
    });
  return isSprintComplete(context)
    ? [...tracks, { name: document.sprint.name, on: finishOf(datedOf(effective)) }]
    : tracks;
}

/** A section that already names the pull request has its entry. */
function isNewIn({ text }: SprintDocument, log: LogSection) {
  const last = log.entries.reduce((end, { range }) => Math.max(end, range.end), log.body.end);
  const first = log.entries.reduce(
    (start, { range }) => Math.min(start, range.start),
    log.body.start,
  );
  const section = text.slice(first, last);
  return (effect: Effective): boolean => {
    const { pullRequest, check } = effect.completion;
    // A box that a failed check opens was ticked until now.
    if (check && effect.to !== 'done') return true;
    // Begun work that the item cannot say is told apart from entered work by its pull request alone.
    return pullRequest === null
      ? canSay(effect.item, effect.to)
      : !new RegExp(`(?:#|/pull/)${pullRequest.number}(?!\\d)`).test(section);
  };
}

/** Grouped by the day of the evidence, oldest day first. */
function byDay(
  effective: readonly Effective[],
): readonly (readonly [CalendarDate, readonly Effective[]])[] {
  const days = new Map<string, [CalendarDate, Effective[]]>();
  for (const entry of effective) {
    const day = formatIsoDate(entry.completion.on);
    const known = days.get(day) ?? [entry.completion.on, []];
    known[1].push(entry);
    days.set(day, known);
  }
  return [...days.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, day]) => day);
}

function toItem({ item, completion, to, reverted }: Effective): EntryItem {
  const { check, pullRequest } = completion;
  const title = item.title.value;
  if (reverted !== undefined) return { title, effect: 'reopens', pullRequest, reverted };
  if (check && to !== 'done') return { title, effect: 'reopens', pullRequest, check };
  return {
    title,
    effect: to === 'done' ? 'completes' : 'advances',
    pullRequest,
    ...(check ? { check } : {}),
  };
}
