import { compareDates } from '../model/calendar-date.ts';
import type { Change } from '../model/change.ts';
import type { Completion } from '../model/evidence.ts';
import type { DocumentPlan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Deliverable, DeliverableKey, SprintDocument } from '../model/sprint-document.ts';
import type { Status } from '../model/status.ts';
import { asWritten, statusOfDeliverable, type View, withChanges } from './derive.ts';
import { planEntries } from './plan-entries.ts';
import { planProgress } from './plan-progress.ts';
import { planGroups, planSprint } from './plan-statuses.ts';

export interface PlanOptions {
  /** Whether the tasks of a completed deliverable are ticked with it. */
  readonly tasks: 'tick' | 'leave';
}

/** What the parts of a plan are computed from. */
export interface PlanContext {
  readonly document: SprintDocument;
  readonly before: View;
  readonly after: View;
  /** What really changes something, by deliverable, in document order. */
  readonly effective: readonly Effective[];
}

/** A completion with the deliverable that it names and the status that this gets. */
export interface Effective {
  readonly completion: Completion;
  readonly item: Deliverable;
  readonly to: Status;
}

/**
 * Every change that a careful team would make to the document, given what is now done. Pure; planning again
 * on the changed document gives an empty plan.
 *
 * @param completions are dated by their evidence. Those that name no deliverable of this document have no effect.
 */
export function planCompletions(
  document: SprintDocument,
  completions: readonly Completion[],
  options: PlanOptions,
): DocumentPlan {
  const effective = document.deliverables.flatMap((item) => effectOn(item, completions));
  const completed = effective.filter(({ to }) => to === 'done');
  const ticks = options.tasks === 'tick' ? completed.flatMap(({ item }) => planTicks(item)) : [];
  const context: PlanContext = {
    document,
    before: asWritten,
    after: withChanges(
      new Map(effective.map(({ item, to }) => [item.key, to])),
      new Set(ticks.map(({ box }) => box.range.start)),
    ),
    effective,
  };
  const states = effective.flatMap(planState);
  const groups = planGroups(context);
  const sprint = planSprint(context);
  const progress = planProgress(context);
  const changes = [...states, ...ticks, ...groups.changes, ...sprint.changes, ...progress];
  const touched = new Set(effective.map(({ item }) => item.group));
  return {
    changes: effective.length > 0 ? [...changes, ...planEntries(context)] : [],
    completed: completed.map(({ item }) => item.key),
    started: effective.filter(({ to }) => to !== 'done').map(({ item }) => item.key),
    openCriteria: document.criteria.filter(
      ({ box, group }) => !box.value && (group === null || touched.has(group)),
    ),
    openMetrics: document.metrics.filter(({ status }) => status?.value !== 'done'),
    problems: [...groups.problems, ...sprint.problems, ...effective.flatMap(unwritable)],
  };
}

/** The strongest of the completions that name an item, where it changes the item at all. */
function effectOn(item: Deliverable, completions: readonly Completion[]): readonly Effective[] {
  const named = completions.filter(({ deliverable }) => deliverable === item.key);
  const status = statusOfDeliverable(item);
  const completion =
    named.find(({ effect }) => effect === 'completes') ??
    named.find(({ effect }) => effect === 'advances');
  if (!completion || status === 'done') return [];
  if (completion.effect === 'completes') return [{ completion: latest(named), item, to: 'done' }];
  return status === null || status === 'not-started'
    ? [{ completion, item, to: 'in-progress' }]
    : [];
}

/** Several pull requests that complete the same item: the first one did it. */
function latest(named: readonly Completion[]): Completion {
  const completing = named.filter(({ effect }) => effect === 'completes');
  return completing.reduce((first, next) => (compareDates(next.on, first.on) < 0 ? next : first));
}

function planState({ item, to }: Effective): readonly Change[] {
  if (!canWrite(item, to)) return [];
  const { key, title } = item;
  const from = statusOfDeliverable(item);
  return [{ kind: 'set-state', deliverable: key, title: title.value, from, to }];
}

/** A box knows done and not done; a state that it cannot write is no edit. */
function canWrite({ state }: Deliverable, to: Status): boolean {
  return state !== null && (state.kind === 'status' || to === 'done');
}

function planTicks(item: Deliverable) {
  return item.tasks
    .filter(({ box }) => !box.value)
    .map(({ title, box }) => {
      const deliverable: DeliverableKey = item.key;
      return { kind: 'tick-task', deliverable, title, box, implied: true } as const;
    });
}

function unwritable({ item, to }: Effective): readonly Problem[] {
  if (item.state !== null || to !== 'done') return [];
  return [
    {
      rule: 'no-place-for-state',
      severity: 'warning',
      line: item.line,
      column: 1,
      message: `"${item.title.value}" is complete, but its line has no box or status to say so. Add a box ("- [ ] …") to it.`,
    },
  ];
}
