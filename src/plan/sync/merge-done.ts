import type { EvidenceIntent } from '../../model/ledger.ts';
import type { PullRequestNumber } from '../../model/sync-field.ts';
import { type FieldOutcome, mergeNamed, NO_OUTCOME } from './field-outcome.ts';
import { booleanBase, type ItemContext } from './item-context.ts';
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
  if (verdict.done !== null) {
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
  const rest = { evidence: withoutEffect, doneBy: null, bothSides: false };
  switch (merge.kind) {
    case 'to-issue':
      return {
        ...outcome,
        ...rest,
        issueSide: { done: merge.value },
        after: merge.value,
        implies: null,
      };
    case 'to-document':
      return {
        ...outcome,
        ...rest,
        documentSide: { done: merge.value },
        after: merge.value,
        implies: merge.value,
      };
    case 'agree':
      return { ...outcome, ...rest, after: merge.value, implies: null };
    case 'same':
    case 'conflict':
      return { ...outcome, ...rest, after: theirs, implies: null, doneBy: item.doneBy };
  }
}

/** Brings both sides to what the evidence says; a side that says so already is not written. */
function completeBoth(
  { line, issue }: ItemContext,
  done: boolean,
): Omit<DoneOutcome, 'evidence' | 'doneBy'> {
  const atIssue = (issue.state === 'completed') !== done;
  const atDocument = line.done !== null && line.done !== done;
  return {
    ...NO_OUTCOME,
    agreed: atIssue || atDocument ? {} : { done },
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
