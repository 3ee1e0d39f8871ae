import { compareDates } from '../model/calendar-date.ts';
import type { Change, StateMark } from '../model/change.ts';
import type { Completion } from '../model/evidence.ts';
import type { DocumentPlan } from '../model/plan.ts';
import type { Problem } from '../model/problem.ts';
import type { Deliverable, DeliverableKey, SprintDocument } from '../model/sprint-document.ts';
import type { Status } from '../model/status.ts';
import { canSay } from './can-say.ts';
import { findBoundBoxes, type WrittenBinding, waitsForCheck } from './checks/find-bindings.ts';
import { asWritten, type View, withChanges } from './derive.ts';
import { findRefusal } from './find-refusal.ts';
import { planBlocker } from './plan-blockers.ts';
import { planDerived } from './plan-derived.ts';
import { isTouched } from './plan-progress.ts';

export interface PlanOptions {
  /** Whether the tasks of a completed deliverable are ticked with it. */
  readonly tasks: 'tick' | 'leave';
  /** The mark that an item without a state gets when it is completed; without it such an item is refused. */
  readonly stateless?: StateMark;
  /** Tasks that these bind to a check, as lines of the document do too, are never ticked by implication. */
  readonly checks?: readonly WrittenBinding[];
  /** What the logs tell of; with issues in step work that has begun shows there. Default: all. */
  readonly enters?: 'all' | 'completions';
}

/** What the parts of a plan are computed from. */
export interface PlanContext {
  readonly document: SprintDocument;
  readonly before: View;
  readonly after: View;
  /** What really changes something, by deliverable, in document order. */
  readonly effective: readonly Effective[];
  /** Those of them that the logs tell of. */
  readonly entered: readonly Effective[];
  /** The document as it stood before what is taken back, where that is known. */
  readonly earlier?: SprintDocument | null;
}

/** A completion with the deliverable that it names and the status that this gets. */
export interface Effective {
  readonly completion: Completion;
  readonly item: Deliverable;
  readonly to: Status;
  /** A person wrote it and no evidence dates it: counts and words follow, dates do not. */
  readonly isByHand?: boolean;
  /** The pull request whose revert takes the item's completion back. */
  readonly reverted?: number;
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
  const bound = findBoundBoxes(document, options.checks ?? []);
  const wanted = document.deliverables.flatMap((item) => effectOn(item, { completions, bound }));
  const effective = wanted.filter((effect) => findRefusal(effect, { document, options }) === null);
  const completed = effective.filter(({ to }) => to === 'done');
  const ticks =
    options.tasks === 'tick' ? completed.flatMap(({ item }) => planTicks(item, bound)) : [];
  const context: PlanContext = {
    document,
    before: asWritten,
    after: withChanges(
      new Map(effective.map(({ item, to }) => [item.key, to])),
      new Map(ticks.map(({ box }) => [box.range.start, true])),
    ),
    effective,
    entered: options.enters === 'completions' ? completed : effective,
  };
  const states = effective.flatMap((effect) => planState(effect, options));
  const blockers = effective.flatMap(({ item, to, completion }) =>
    planBlocker(item, to, { on: completion.on }),
  );
  const derived = planDerived(context);
  return {
    changes: effective.length > 0 ? [...states, ...ticks, ...blockers, ...derived.changes] : [],
    completed: completed.map(({ item }) => item.key),
    started: effective.filter(({ to }) => to !== 'done').map(({ item }) => item.key),
    openCriteria: document.criteria.filter(
      ({ box, group }) => !box.value && (group === null || isTouched(group, context)),
    ),
    openMetrics: document.metrics.filter(({ status }) => status?.value !== 'done'),
    problems: [
      ...wanted
        .map((effect) => findRefusal(effect, { document, options }))
        .filter((problem) => problem !== null),
      ...wanted.flatMap((effect) => describeWait(effect, bound)),
      ...derived.problems,
    ],
  };
}

/** The strongest of the completions that name an item, where it changes the item at all. */
function effectOn(
  item: Deliverable,
  {
    completions,
    bound,
  }: { readonly completions: readonly Completion[]; readonly bound: ReadonlySet<number> },
): readonly Effective[] {
  const named = completions.filter(({ deliverable }) => deliverable === item.key);
  const status = item.status;
  const completion =
    named.find(({ effect }) => effect === 'completes') ??
    named.find(({ effect }) => effect === 'advances');
  if (!completion || status === 'done') return [];
  if (completion.effect === 'completes' && !waitsForCheck(item, bound)) {
    return [{ completion: first(named), item, to: 'done' }];
  }
  return status === null || status === 'not-started'
    ? [{ completion, item, to: 'in-progress' }]
    : [];
}

function describeWait(
  { item, to, completion }: Effective,
  bound: ReadonlySet<number>,
): readonly Problem[] {
  if (to === 'done' || completion.effect !== 'completes' || !waitsForCheck(item, bound)) return [];
  const { line, title } = item;
  const message = `"${title.value}" is done by its boxes alone, and one of them waits for its check to pass.`;
  return [{ rule: 'waits-for-check', severity: 'info', line, column: 1, message }];
}

/** Several pull requests that complete the same item: the first one did it. */
function first(named: readonly Completion[]): Completion {
  const completing = named.filter(({ effect }) => effect === 'completes');
  return completing.reduce((best, next) => (compareDates(next.on, best.on) < 0 ? next : best));
}

function planState({ item, to }: Effective, { stateless }: PlanOptions): readonly Change[] {
  const { key, title, status, state } = item;
  const change = { deliverable: key, title: title.value, to };
  if (state === null) return stateless ? [{ kind: 'add-state', mark: stateless, ...change }] : [];
  return canSay(item, to) ? [{ kind: 'set-state', from: status, ...change }] : [];
}

function planTicks(item: Deliverable, bound: ReadonlySet<number>) {
  return item.tasks
    .filter(({ box }) => !box.value && !bound.has(box.range.start))
    .map(({ title, box }) => {
      const deliverable: DeliverableKey = item.key;
      return { kind: 'tick-task', deliverable, title, box, implied: true } as const;
    });
}
