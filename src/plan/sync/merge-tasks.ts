import type { BlockTask } from '../../model/ledger.ts';
import type { DocumentTask } from '../../model/observation.ts';
import { type Base, type FieldName, type TaskKey, taskField } from '../../model/sync-field.ts';
import { type FieldOutcome, mergeNamed, NO_OUTCOME } from './field-outcome.ts';
import { booleanBase, conflictNote, type ItemContext } from './item-context.ts';
import { ownValue } from './own-value.ts';

export interface TasksOutcome extends FieldOutcome {
  /** Some task is ticked once this is carried out. */
  readonly begun: boolean;
  /** Of the implied tasks those that no person has ticked too by now. */
  readonly kept: readonly TaskKey[];
  /** The implied tasks once this is carried out. */
  readonly implied: readonly TaskKey[];
  /** Not to be implied by the completion that is on its way. */
  readonly declined: readonly TaskKey[];
}

/** What becomes of one task. */
interface TaskOutcome {
  readonly task: DocumentTask;
  readonly outcome: FieldOutcome;
  /** The value in the block once this is carried out. */
  readonly shown: boolean;
  readonly toDocument: boolean | null;
  readonly toIssue: boolean | null;
  readonly implied: boolean;
  /** Some person changed it. */
  readonly decided: boolean;
}

/**
 * Tasks, each by itself; which tasks there are, the document says. `implies` is the new value of
 * `done` where it takes the tasks along: completion ticks those left open, and reopening unticks
 * exactly the ones that a completion ticked.
 */
export function mergeTasks(context: ItemContext, implies: boolean | null): TasksOutcome {
  const { item, line, issue, options } = context;
  const { declined = [] } = item;
  const direction = options.directions.tasks;
  if (direction === 'off')
    return { ...NO_OUTCOME, begun: false, kept: item.implied, implied: item.implied, declined };
  const block = new Map((issue.block ?? []).map((task) => [task.key, task]));
  const tasks = line.tasks.map((task) => mergeTask(context, { task, block, implies }));
  const agreed: Base = Object.assign({}, ...tasks.map(({ outcome }) => outcome.agreed));
  const removed = [...block.values()].filter(
    ({ key }) => !line.tasks.some((task) => task.key === key),
  );
  const dropped = removed.filter(({ key }) => booleanBase(item, taskField(key)) !== undefined);
  const added = removed.filter((task) => !dropped.includes(task));
  const decided = tasks.filter((task) => task.decided).map(({ task }) => task.key);
  // What waits is planned and then found again: that is nobody's decision.
  const left = implies === true ? declinedAmong(tasks, declined) : declined;
  const kept = item.waits
    ? item.implied
    : item.implied.filter((key) => !decided.includes(key) && !left.includes(key));
  const prose = item.debts.restore?.prose ?? null;
  const toIssue = pick(tasks, ({ toIssue: value }) => value);
  const writesBlock = issue.ours && (toIssue !== null || dropped.length > 0 || prose !== null);
  const toDocument = pick(tasks, ({ toDocument: value }) => value);
  return {
    ...NO_OUTCOME,
    agreed,
    records: [...tasks.flatMap(({ outcome }) => outcome.records), ...overtaken(context, dropped)],
    conflicts: tasks.flatMap(({ outcome }) => outcome.conflicts),
    problems: tasks.flatMap(({ outcome }) => outcome.problems),
    documentSide: toDocument === null ? {} : { tasks: toDocument },
    issueSide: writesBlock
      ? {
          ...(toIssue !== null && { tasks: toIssue }),
          ...(prose !== null && { prose }),
          block: [...tasks.map(asBlockTask), ...added],
        }
      : {},
    begun: tasks.some(({ shown }) => shown),
    kept,
    implied: impliedAfter(kept, tasks, implies),
    declined: left,
  };
}

function mergeTask(
  context: ItemContext,
  {
    task,
    block,
    implies,
  }: {
    readonly task: DocumentTask;
    readonly block: ReadonlyMap<TaskKey, BlockTask>;
    readonly implies: boolean | null;
  },
): TaskOutcome {
  const { item, issue, options } = context;
  const field = taskField(task.key);
  const present = block.get(task.key)?.done;
  const theirs = ownValue(item.debts.restore?.tasks, task.key) ?? present;
  const follows = followDone(context, task, { theirs, implies });
  const still = {
    task,
    outcome: NO_OUTCOME,
    toDocument: null,
    toIssue: null,
    implied: false,
    decided: false,
  };
  if (follows !== null) {
    const toIssue = !issue.ours || present === follows ? null : follows;
    return { ...still, shown: follows, toDocument: follows, toIssue, implied: true };
  }
  if (!issue.ours) return { ...still, shown: task.done };
  if (theirs === undefined) {
    // A block that a person deleted says nothing, and comes back only together with a change.
    const isNews = issue.block !== null || booleanBase(item, field) !== task.done;
    const flows = isNews && options.directions.tasks !== 'github';
    return { ...still, shown: task.done, toIssue: flows ? task.done : null };
  }
  // Our body had ticked it: who unticked it there said something, though it reads as the base again.
  const isSetBack = !theirs && item.ticked?.includes(task.key) === true;
  const { merge, outcome } = mergeNamed<boolean>(context, field, {
    base: isSetBack ? undefined : booleanBase(item, field),
    ours: task.done,
    theirs,
    direction: options.directions.tasks,
    policy: 'ask',
  });
  const shown = merge.kind === 'to-issue' ? merge.value : theirs;
  const isLanding = booleanBase(item, 'done') !== true && !item.waits;
  // Only our body has the tick that a completion implied: a second attempt at the document decides nothing.
  const isImplied = isLanding && item.implied.includes(task.key);
  const isOurs = isImplied && merge.kind === 'to-document' && merge.value;
  return {
    ...still,
    outcome,
    decided: merge.kind !== 'same' && !isOurs,
    shown,
    toDocument: merge.kind === 'to-document' ? merge.value : null,
    toIssue: shown === present ? null : shown,
  };
}

/** The value that a task takes because its deliverable was completed or reopened, or `null`. */
function followDone(
  { item, issue, options }: ItemContext,
  { key, done, isBound }: DocumentTask,
  { theirs, implies }: { readonly theirs: boolean | undefined; readonly implies: boolean | null },
): boolean | null {
  if (implies === null || options.impliedTasks === 'leave' || done === implies) return null;
  if (implies && isBound === true) return null;
  if (theirs !== undefined && (theirs !== done || item.waits)) return null;
  if (implies && item.declined?.includes(key)) return null;
  const base = booleanBase(item, taskField(key));
  const isNew = base === undefined && theirs === undefined && (implies || !issue.ours);
  if (!isNew && base !== done) return null;
  // Ticked already and unticked by a person since, it is not ticked a second time.
  return item.implied.includes(key) !== implies ? implies : null;
}

/** What a completion has left open when it was first weighed, it leaves open however often it is. */
function declinedAmong(
  tasks: readonly TaskOutcome[],
  known: readonly TaskKey[],
): readonly TaskKey[] {
  const isOpen = ({ implied, shown, toDocument, task }: TaskOutcome) =>
    !implied && !shown && !(toDocument ?? task.done);
  const open = tasks.filter(isOpen).map(({ task }) => task.key);
  return [...known.filter((key) => !open.includes(key)), ...open];
}

function impliedAfter(
  kept: readonly TaskKey[],
  tasks: readonly TaskOutcome[],
  implies: boolean | null,
): readonly TaskKey[] {
  if (implies === null) return kept;
  const now = tasks.filter(({ implied }) => implied).map(({ task }) => task.key);
  return implies ? [...kept.filter((key) => !now.includes(key)), ...now] : [];
}

/** Boxes that a person changed in the issue while the document dropped the task. */
function overtaken(context: ItemContext, dropped: readonly BlockTask[]) {
  return dropped
    .map(({ key, done }): { field: FieldName; ours: null; theirs: boolean } => ({
      field: taskField(key),
      ours: null,
      theirs: done,
    }))
    .filter(({ field, theirs }) => booleanBase(context.item, field) !== theirs)
    .map((difference) => conflictNote(context, difference, false));
}

function asBlockTask({ task, shown }: TaskOutcome): BlockTask {
  return { key: task.key, title: task.title, done: shown };
}

function pick(
  tasks: readonly TaskOutcome[],
  read: (task: TaskOutcome) => boolean | null,
): Readonly<Record<TaskKey, boolean>> | null {
  const found = tasks.flatMap((task): [TaskKey, boolean][] => {
    const value = read(task);
    return value === null ? [] : [[task.task.key, value]];
  });
  return found.length > 0 ? Object.fromEntries(found) : null;
}
