import type { ConflictNote, EvidenceIntent } from '../../model/ledger.ts';
import type { PullRequestNumber } from '../../model/sync-field.ts';
import { type FieldOutcome, mergeNamed, NO_OUTCOME } from './field-outcome.ts';
import {
  booleanBase,
  conflictNote,
  type ItemContext,
  isUntrusted,
  textBase,
} from './item-context.ts';
import { labelChanges, labelValue } from './label-value.ts';
import { weighEvidence } from './weigh-evidence.ts';

export interface DoneOutcome extends FieldOutcome {
  /** Whether the item is done once this is carried out. */
  readonly after: boolean;
  /** GitHub or a merge completes or reopens it, so that its tasks follow; `null`: they do not. */
  readonly implies: boolean | null;
  readonly evidence: readonly EvidenceIntent[];
  readonly doneBy: PullRequestNumber | null;
  readonly bothSides: boolean;
}

/** Completion: evidence first, then the two sides. Two booleans cannot conflict but for an unknown base. */
export function mergeDone(context: ItemContext): DoneOutcome {
  const { item, line, issue, options } = context;
  if (options.directions.done === 'off') return { ...still(context), evidence: [] };
  const verdict = weighEvidence(context);
  const withoutEffect = verdict.counted.map((pullRequest) => ({ pullRequest, effect: false }));
  const waits = line.waitsForCheck === true;
  if (verdict.done !== null && !(verdict.done && waits)) {
    const { done, by } = verdict;
    const evidence = verdict.counted.map((pullRequest) => ({ pullRequest, effect: true }));
    return { ...completeBoth(context, done), evidence, doneBy: done ? by : null };
  }
  if (line.done === null) return { ...still(context), evidence: withoutEffect };
  const theirs = issue.state === 'completed';
  const { merge, outcome } = mergeNamed<boolean>(context, 'done', {
    base: booleanBase(item, 'done'),
    ours: line.done,
    theirs,
    direction: options.directions.done,
    policy: 'ask',
  });
  // Closed in the meantime, the line follows as soon as its check has passed.
  if (waits && merge.kind === 'to-document' && merge.value) {
    return { ...still(context), evidence: withoutEffect };
  }
  const rest = { evidence: withoutEffect, doneBy: null, bothSides: false };
  switch (merge.kind) {
    case 'to-issue':
      return {
        ...outcome,
        ...rest,
        records: [...outcome.records, ...overruledDrop(context, merge.value)],
        issueSide: { done: merge.value },
        after: merge.value,
        implies: null,
      };
    case 'to-document':
      return {
        ...outcome,
        ...rest,
        documentSide: { done: merge.value },
        // Half of what a pull request completed was done before: the other half follows.
        doneBy: merge.value ? item.doneBy : null,
        after: merge.value,
        implies: merge.value,
      };
    case 'agree':
      // Half of what a pull request completed was done before, and a person did the other.
      return {
        ...outcome,
        ...rest,
        after: merge.value,
        implies: null,
        doneBy: merge.value ? item.doneBy : null,
      };
    case 'same':
    case 'conflict': {
      const after = isUntrusted(context, 'done') ? line.done : theirs;
      return { ...outcome, ...rest, after, implies: null, doneBy: item.doneBy };
    }
  }
}

/** "Not planned" is no state of a box, so completing it over a person's decision is put on record. */
function overruledDrop(context: ItemContext, done: boolean): readonly ConflictNote[] {
  const { issue, item } = context;
  const wasDropped = labelChanges(textBase(item, 'label') ?? null, labelValue(issue)).drop === true;
  if (!done || issue.state !== 'not_planned' || !wasDropped) return [];
  return [conflictNote(context, { field: 'done', ours: true, theirs: issue.state }, false)];
}

/** Brings both sides to what the evidence says; a side that says so already is not written. */
function completeBoth(
  context: ItemContext,
  done: boolean,
): Omit<DoneOutcome, 'evidence' | 'doneBy'> {
  const { line, issue } = context;
  const atIssue = (issue.state === 'completed') !== done;
  const atDocument = line.done !== null && line.done !== done;
  return {
    ...NO_OUTCOME,
    records: overruledDrop(context, done),
    // What both say now is agreed before it is taken back, since one side of that can wait.
    agreed: !(atIssue || atDocument) ? { done } : atIssue && atDocument ? { done: !done } : {},
    issueSide: atIssue ? { done } : {},
    documentSide: atDocument ? { done } : {},
    after: done,
    implies: done,
    bothSides: atIssue && atDocument,
  };
}

function still({ item, issue }: ItemContext): Omit<DoneOutcome, 'evidence'> {
  return {
    ...NO_OUTCOME,
    after: issue.state === 'completed',
    implies: null,
    doneBy: item.doneBy,
    bothSides: false,
  };
}
