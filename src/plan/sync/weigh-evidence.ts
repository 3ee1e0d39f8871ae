import type { MergedEvidence } from '../../model/observation.ts';
import type { PullRequestNumber } from '../../model/sync-field.ts';
import { booleanBase, type ItemContext } from './item-context.ts';

/** What the merged pull requests that an item has not weighed yet come to, all together. */
export interface Verdict {
  /** What they make of `done`; `null`: nothing. */
  readonly done: boolean | null;
  /** The pull request that carries it. */
  readonly by: PullRequestNumber | null;
  /** Weighed, in order of merge. */
  readonly counted: readonly PullRequestNumber[];
}

/**
 * Weighs evidence by its net effect. What a person decided stands: a completed item that was taken
 * back, and an issue reopened after the merge, are left as they are.
 */
export function weighEvidence(context: ItemContext): Verdict {
  const { item, issue, evidence } = context;
  const counted = evidence.map(({ number }) => number);
  const nothing = { done: null, by: null, counted };
  const base = agreedDone(context);
  if (base === undefined) return nothing;
  const standing = evidence.filter(
    (one) => one.reverts === null && !isReverted(one.number, evidence),
  );
  const completion = standing.findLast(({ mergedAt }) => !wasTakenBack(context, mergedAt));
  if (!base) {
    if (completion) return { done: true, by: completion.number, counted };
    return wasClosedForNothing(context) ? { done: false, by: null, counted } : nothing;
  }
  const { doneBy } = item;
  const takenBack = doneBy !== null && isReverted(doneBy, evidence) && !completion;
  const isWanted = issue.state === 'completed' && context.line.done !== false;
  return takenBack && isWanted && !wasClosedByHand(context)
    ? { done: false, by: doneBy, counted }
    : nothing;
}

/** The base of `done` as it will be after this pass, where both sides say the same now. */
function agreedDone({ item, line, issue }: ItemContext): boolean | undefined {
  const theirs = issue.state === 'completed';
  return booleanBase(item, 'done') ?? (line.done === theirs ? theirs : undefined);
}

/** A merge closed the issue and was reverted before we saw either: nobody wants it closed. */
function wasClosedForNothing({ issue, line, evidence }: ItemContext): boolean {
  const first = evidence.find(({ number }) => isReverted(number, evidence));
  const byHand = issue.decided?.state === 'completed';
  return first !== undefined && issue.state === 'completed' && line.done !== true && !byHand;
}

/** A revert counts unless it was reverted itself. The numbers only grow, so this ends. */
function isReverted(number: PullRequestNumber, evidence: readonly MergedEvidence[]): boolean {
  return evidence.some(
    (one) => one.reverts === number && one.number > number && !isReverted(one.number, evidence),
  );
}

/** Opened again, or closed as not planned. */
function wasTakenBack({ issue: { decided } }: ItemContext, mergedAt: number): boolean {
  return decided !== null && decided.state !== 'completed' && decided.at >= mergedAt;
}

function wasClosedByHand({ issue: { decided }, evidence, item }: ItemContext): boolean {
  const merge = evidence.find(({ reverts }) => reverts === item.doneBy);
  return decided !== null && decided.state === 'completed' && decided.at >= (merge?.mergedAt ?? 0);
}
