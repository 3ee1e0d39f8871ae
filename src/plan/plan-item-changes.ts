import type { CalendarDate } from '../model/calendar-date.ts';
import type { Change, OwnerChange } from '../model/change.ts';
import type { CheckRef } from '../model/check.ts';
import type { PullRequestRef } from '../model/evidence.ts';
import type { BoxField } from '../model/field.ts';
import type { DocumentPlan } from '../model/plan.ts';
import type { Deliverable, DeliverableKey, SprintDocument } from '../model/sprint-document.ts';
import type { Status } from '../model/status.ts';
import { withChanges } from './derive.ts';
import { findRefusal } from './find-refusal.ts';
import { planBlocker } from './plan-blockers.ts';
import type { Effective, PlanContext, PlanOptions } from './plan-completions.ts';
import { planDerived } from './plan-derived.ts';

/** What one deliverable is to say from now on. */
export interface ItemChange {
  readonly deliverable: DeliverableKey;
  /** `null`: it stays. Reopened work is `not-started`. */
  readonly to: Status | null;
  /** Boxes of its tasks, by their offset. */
  readonly boxes: ReadonlyMap<number, boolean>;
  /** What a person changed: until now everything above followed from this. */
  readonly was: {
    /** `null`: the status is as it was. */
    readonly status: Status | null;
    readonly boxes: ReadonlyMap<number, boolean>;
  } | null;
  readonly title: string | null;
  readonly owners?: OwnerChange;
  /** The pull request whose completion is taken back, by the merge of `pullRequest`. */
  readonly reverted?: number;
  /** The check that fails, where that opens it again. */
  readonly failed?: CheckRef;
  /** Why it is blocked, where it becomes so and somebody said why. */
  readonly reason?: string | null;
  /** Its issue, for an entry about a blocker. */
  readonly issue?: { readonly number: number; readonly url: string } | null;
  readonly link: { readonly issue: number; readonly url: string } | null;
  /** Day of the evidence. */
  readonly on: CalendarDate;
  /** The pull request that completes it, where one does. */
  readonly pullRequest: PullRequestRef | null;
  /** The item was not there before: it joins what is counted. */
  readonly isNew?: boolean;
}

interface Planned extends Effective {
  readonly boxes: ReadonlyMap<number, boolean>;
  readonly change: ItemChange;
}

/**
 * Writes decided values into a document, in both directions of every state, with everything that
 * follows from them. An item whose line has no place for its state keeps it, and a problem says so.
 */
export function planItemChanges(
  document: SprintDocument,
  changes: readonly ItemChange[],
  options: PlanOptions,
  earlier: SprintDocument | null = null,
): DocumentPlan {
  const wanted = document.deliverables.flatMap((item) => {
    const change = changes.find(({ deliverable }) => deliverable === item.key);
    return change ? [planItem(item, change)] : [];
  });
  const refusals = wanted.map((one) =>
    isNews(one) ? findRefusal(one, { document, options }) : null,
  );
  const effective = wanted.filter((one, at) => refusals[at] === null && movesAnything(one));
  const context: PlanContext = {
    document,
    before: withChanges(
      new Map([...wanted.flatMap((one) => statusBefore(one)), ...absentBefore(wanted)]),
      new Map(wanted.flatMap(({ change }) => [...(change.was?.boxes ?? [])])),
    ),
    after: withChanges(
      new Map(effective.map(({ item, to }) => [item.key, to])),
      new Map(effective.flatMap(({ boxes }) => [...boxes])),
    ),
    effective,
    entered: effective.filter(
      (one) =>
        isNews(one) &&
        (one.to === 'done' || one.reverted !== undefined || one.change.failed !== undefined),
    ),
    earlier,
  };
  const derived = effective.length > 0 ? planDerived(context) : { changes: [], problems: [] };
  const completed = effective.filter((one) => isNews(one) && one.to === 'done');
  return {
    changes: [
      ...effective.flatMap((one) => (isNews(one) ? planState(one, options) : [])),
      ...wanted.flatMap(planTasks),
      ...effective.flatMap((one) => (isNews(one) ? planBlocker(one.item, one.to, one.change) : [])),
      ...wanted.flatMap(planLine),
      ...derived.changes,
    ],
    completed: completed.map(({ item }) => item.key),
    started: effective
      .filter((one) => isNews(one) && one.to === 'in-progress')
      .map(({ item }) => item.key),
    openCriteria: [],
    openMetrics: [],
    problems: [...refusals.filter((problem) => problem !== null), ...derived.problems],
  };
}

function planItem(item: Deliverable, change: ItemChange): Planned {
  const boxes = isByTasks(item) ? boxesFor(item, change) : change.boxes;
  const { on, pullRequest } = change;
  const to = isByTasks(item) ? statusByTasks(item, boxes) : (change.to ?? item.status);
  const effect = to === 'done' ? ('completes' as const) : ('advances' as const);
  const check = change.failed && { check: change.failed };
  const completion = { deliverable: item.key, on, pullRequest, startedOn: null, effect, ...check };
  // Without a status of its own an item counts as open.
  const planned = { item, change, boxes, completion, to: to ?? 'not-started' } as const;
  const { reverted } = change;
  const taken = reverted === undefined ? {} : { reverted };
  return { ...planned, ...taken, isByHand: !changesAnything(planned) };
}

function statusBefore({ item, change: { was } }: Planned): [DeliverableKey, Status | null][] {
  if (was === null) return [];
  if (isByTasks(item)) return [[item.key, statusByTasks(item, was.boxes)]];
  return was.status === null ? [] : [[item.key, was.status]];
}

function isByTasks({ state }: Deliverable): boolean {
  return state?.kind === 'from-tasks';
}

/** Where boxes alone say the state: all are ticked, or at least the last one is open. */
function boxesFor(item: Deliverable, { to, boxes }: ItemChange): ReadonlyMap<number, boolean> {
  if (to === null) return boxes;
  const all = item.tasks.map(({ box }) => box.range.start);
  if (to === 'done') return new Map(all.map((start) => [start, true]));
  const last = all.at(-1);
  const isOpen = item.tasks.some(({ box }) => !(boxes.get(box.range.start) ?? box.value));
  return isOpen || last === undefined ? boxes : new Map([...boxes, [last, false]]);
}

function statusByTasks(item: Deliverable, boxes: ReadonlyMap<number, boolean>): Status {
  const values = item.tasks.map(({ box }) => boxes.get(box.range.start) ?? box.value);
  if (values.every((value) => value)) return 'done';
  return values.some((value) => value) ? 'in-progress' : 'not-started';
}

function isNews({ item, to, change }: Planned): boolean {
  return change.to !== null && to !== item.status;
}

/** What is cancelled is left out of every number, as if it were not there. */
function absentBefore(wanted: readonly Planned[]): ReadonlyMap<DeliverableKey, Status> {
  return new Map(
    wanted.flatMap(({ item, change }) => (change.isNew ? [[item.key, 'cancelled'] as const] : [])),
  );
}

/** A new title or link changes nothing that is counted. */
function movesAnything(one: Planned): boolean {
  return one.change.isNew === true || one.change.was !== null || changesAnything(one);
}

function changesAnything(one: Planned): boolean {
  return isNews(one) || one.item.tasks.some(({ box }) => differs(one, box));
}

function differs({ boxes }: Planned, box: BoxField): boolean {
  return (boxes.get(box.range.start) ?? box.value) !== box.value;
}

function planState({ item, to }: Planned, { stateless }: PlanOptions): readonly Change[] {
  const { key: deliverable, title, status, state } = item;
  const change = { deliverable, title: title.value, to };
  switch (state?.kind) {
    case undefined:
      return stateless && to === 'done' ? [{ kind: 'add-state', mark: stateless, ...change }] : [];
    case 'from-tasks':
      return [];
    case 'box':
      return state.value === (to === 'done')
        ? []
        : [{ kind: 'set-state', from: status, ...change }];
    case 'status':
    case 'from-group':
      return [{ kind: 'set-state', from: status, ...change }];
  }
}

function planTasks(one: Planned): readonly Change[] {
  const deliverable = one.item.key;
  return one.item.tasks
    .filter(({ box }) => differs(one, box))
    .map(({ title, box }) => ({ kind: 'set-task', deliverable, title, box, to: !box.value }));
}

function planLine({ item, change }: Planned): readonly Change[] {
  const { key: deliverable, title, issue } = item;
  const place = { deliverable, title: title.value };
  return [
    ...(change.title === null || change.title === title.value
      ? []
      : [{ kind: 'rename', to: change.title, ...place } as const]),
    ...(change.owners === undefined
      ? []
      : [{ kind: 'set-owners', owners: change.owners, ...place } as const]),
    ...(change.link === null || issue !== null
      ? []
      : [{ kind: 'add-link', ...change.link, ...place } as const]),
  ];
}
