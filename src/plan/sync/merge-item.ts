import type { ConflictNote, EvidenceIntent, Intent, IssueSide, Item } from '../../model/ledger.ts';
import {
  type Base,
  type IssueStateName,
  type PullRequestNumber,
  tagOfField,
  taskField,
} from '../../model/sync-field.ts';
import type { SyncProblem } from '../../model/sync-plan.ts';
import { findUnreflected } from './find-unreflected.ts';
import type { ItemContext } from './item-context.ts';
import { labelFor, labelValue } from './label-value.ts';
import { type DoneOutcome, mergeDone } from './merge-done.ts';
import { mergeStatus, type StatusOutcome } from './merge-status.ts';
import { mergeTags, type TagsOutcome } from './merge-tags.ts';
import { mergeTasks } from './merge-tasks.ts';
import { mergeTitle } from './merge-title.ts';
import { withTicked } from './own-ticks.ts';
import { findBeginning } from './weigh-evidence.ts';

/** What one pass makes of one item. */
export interface ItemMerge {
  /** With what both sides were found to agree on, and with what is owed. */
  readonly item: Item;
  readonly intent: Intent | null;
  readonly problems: readonly SyncProblem[];
  /** A further pass has something to do once this one is carried out. */
  readonly again: boolean;
}

/** Merges a line and its issue, field by field, against what both last agreed on. */
export function mergeItem(context: ItemContext): ItemMerge {
  const { item, issue, options } = context;
  const title = mergeTitle(context);
  const done = mergeDone(context);
  const tasks = mergeTasks(context, done.implies);
  const begunBy = findBeginning(context);
  const known = beginning(context, begunBy);
  const begun = tasks.begun || known !== null;
  const status = mergeStatus(context, { done: done.after, begun, begunBy });
  const evidence = done.evidence.map(
    (one): EvidenceIntent =>
      status.begins && one.pullRequest === begunBy ? { ...one, effect: true, begins: true } : one,
  );
  const tags = mergeTags(context);
  const outcomes = [title, done, status, tasks, tags];
  const issueSide: IssueSide = {
    ...title.issueSide,
    ...done.issueSide,
    ...status.issueSide,
    ...tasks.issueSide,
    ...tags.issueSide,
    ...stateChange(context, done, status),
  };
  const agreements: Base = Object.assign({}, ...outcomes.map((outcome) => outcome.agreed));
  const taken = takenOver(agreements, issueSide, status);
  const unreflected = findUnreflected(context, { agreed: agreements, taken });
  const documentSide = {
    ...(unreflected.derive !== null && { derive: unreflected.derive }),
    ...title.documentSide,
    ...done.documentSide,
    ...status.documentSide,
    ...tasks.documentSide,
    ...tags.documentSide,
  };
  const label = labelAfter(context, status, issueSide);
  const writes = isFilled(issueSide) || isFilled(documentSide);
  const counted = writes ? [] : evidence.map(({ pullRequest }) => pullRequest);
  const records = outcomes.flatMap((outcome) => outcome.records);
  const conflicts = outcomes.flatMap((outcome) => outcome.conflicts);
  const { begunBy: _, unreflected: __, declined: ___, ticked = [], reopened, ...rest } = item;
  const isLanding = done.after && item.base.done !== true && tasks.declined.length > 0;
  const isSilentLine = context.line.word.kind === 'says' && context.line.word.word === null;
  const agreed: Item = {
    ...withRefused(rest, tags),
    ...(known !== null && { begunBy: known }),
    ...(unreflected.kept !== null && { unreflected: unreflected.kept }),
    base: withoutLostTags({ ...item.base, ...agreements }),
    counted: [...item.counted, ...counted],
    implied: tasks.kept,
    ...(isLanding && { declined: tasks.declined }),
    ...(reopened && isSilentLine && !Object.hasOwn(agreements, 'word') && { reopened }),
    ...withTicked(
      ticked.filter((key) => !Object.hasOwn(agreements, taskField(key))),
      item.base,
    ),
    doneBy: done.agreed.done === done.after ? done.doneBy : item.doneBy,
  };
  const intent: Intent = {
    issue: issue.number,
    purpose: 'sync',
    seen: issue.seen,
    issueSide,
    documentSide,
    ...(label !== undefined && { label }),
    ...(status.word !== undefined && { word: status.word }),
    ...(status.labelAtPlan !== undefined && { labelAtPlan: status.labelAtPlan }),
    evidence,
    doneBy: done.doneBy,
    bothSides: done.bothSides,
    implied: tasks.implied,
  };
  const word = status.documentSide.word;
  const problems = outcomes.flatMap((outcome) => outcome.problems);
  return {
    item: withNotes(agreed, { records, conflicts }),
    intent: writes ? intent : null,
    problems,
    again:
      status.again ||
      // A line with another title has another key, which the ledger learns by reading it.
      documentSide.title !== undefined ||
      // Reopened work has a word again, which both sides have yet to agree on.
      (documentSide.done === false && typeof item.base.word === 'string') ||
      (word !== undefined && labelFor(word, options.labels) !== status.labelAtPlan) ||
      (writes && conflicts.length > problems.filter(({ kind }) => kind === 'conflict').length),
  };
}

/** What both sides hold, or will hold once the issue has followed. */
function takenOver(agreed: Base, { done, tasks = {} }: IssueSide, { word }: StatusOutcome): Base {
  return {
    ...agreed,
    ...(done !== undefined && { done }),
    ...(word !== undefined && { word }),
    ...Object.fromEntries(Object.entries(tasks).map(([key, value]) => [taskField(key), value])),
  };
}

/** A line without a place for a status says nothing, so the ledger knows by what its label is there. */
function beginning(
  { item, line, issue, evidence }: ItemContext,
  begunBy: PullRequestNumber | null,
): PullRequestNumber | null {
  if (line.word.kind === 'says') return null;
  // A label that is there already is somebody else's, and stays whatever becomes of the pull request.
  const fresh = issue.labels.includes('in-progress') ? null : begunBy;
  const known = fresh ?? item.begunBy ?? null;
  return evidence.some(({ reverts }) => reverts !== null && reverts === known) ? null : known;
}

/** The state follows from completion and status together, so it is worked out from both. */
function stateChange(
  { issue }: ItemContext,
  done: DoneOutcome,
  status: StatusOutcome,
): Pick<IssueSide, 'state' | 'drop'> {
  if (done.issueSide.done === undefined && status.drop === null) return {};
  const state: IssueStateName = done.after
    ? 'completed'
    : status.drop === true
      ? 'not_planned'
      : 'open';
  if (state === issue.state) return {};
  const isDropped = state === 'not_planned';
  return isDropped === (issue.state === 'not_planned') ? { state } : { state, drop: isDropped };
}

/** Completing an issue takes "not planned" from it: what its label says then is our doing. */
function labelAfter(
  { item, issue }: ItemContext,
  { agreed, label }: StatusOutcome,
  { state, drop }: IssueSide,
): string | null | undefined {
  if (label !== undefined || drop === undefined || state === undefined) return label;
  const known = 'label' in agreed ? agreed.label : item.base.label;
  return known === labelValue(issue) ? labelValue({ labels: issue.labels, state }) : undefined;
}

/** A tag that neither side has is nothing to remember. */
function withoutLostTags(base: Base): Base {
  return Object.fromEntries(
    Object.entries(base).filter(([field, value]) => value !== false || tagOfField(field) === null),
  );
}

function withRefused({ refused: _, ...item }: Item, { refused }: TagsOutcome): Item {
  return refused.length > 0 ? { ...item, refused } : item;
}

/** New notes are owed; open ones that are about nothing any more are withdrawn, or never posted. */
export function withNotes(
  item: Item,
  {
    records,
    conflicts,
  }: { readonly records: readonly ConflictNote[]; readonly conflicts: readonly ConflictNote[] },
): Item {
  const { comments, withdraw } = item.debts;
  const isKnown = ({ id }: ConflictNote) => item.conflicts.some((known) => known.id === id);
  const isOpen = ({ id }: ConflictNote) => conflicts.some((known) => known.id === id);
  const isOwed = ({ id }: ConflictNote) => comments.some((known) => known.id === id);
  const settled = item.conflicts.filter((note) => !isOpen(note));
  const owed = comments.filter((note) => !note.open || isOpen(note));
  const posted = settled.filter((note) => !isOwed(note));
  const fresh = [...records, ...conflicts.filter((note) => !isKnown(note))];
  return {
    ...item,
    conflicts,
    debts: {
      ...item.debts,
      comments: [...owed, ...fresh.filter((note) => !isOwed(note))],
      withdraw: [...withdraw, ...posted.map(({ id }) => id)],
    },
  };
}

function isFilled(side: object): boolean {
  return Object.keys(side).length > 0;
}
