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
export function weighEvidence(whole: ItemContext): Verdict {
  const { item } = whole;
  const evidence = whole.evidence.filter(
    ({ reverts, completes }) => reverts !== null || completes.includes(item.key),
  );
  const context = { ...whole, evidence };
  const counted = whole.evidence.map(({ number }) => number);
  const nothing = { done: null, by: null, counted };
  const base = agreedDone(context);
  if (base === undefined) return nothing;
  const standing = evidence.filter(
    (one) => one.reverts === null && !isReverted(one.number, evidence),
  );
  const completion = standing.findLast(({ mergedAt }) => !wasTakenBack(context, mergedAt));
  if (completion) {
    return base ? nothing : { done: true, by: completion.number, counted };
  }
  return isRevoked(context, base) ? { done: false, by: item.doneBy, counted } : nothing;
}

/** The pull request by which work has begun, where nothing else has happened to that since. */
export function findBeginning({ item, evidence }: ItemContext): PullRequestNumber | null {
  const begun = evidence.filter(
    ({ number, advances }) => advances.includes(item.key) && !isReverted(number, evidence),
  );
  return begun.at(-1)?.number ?? null;
}

/** What `done` rests on, or would rest on had we seen it in time, was reverted, and nobody decided since. */
function isRevoked(context: ItemContext, base: boolean): boolean {
  const { item, line, issue, evidence } = context;
  const revoked = (number: PullRequestNumber) => isReverted(number, evidence);
  const rested = item.doneBy !== null && revoked(item.doneBy);
  // GitHub may have closed the issue by itself, or we may have come no further than the issue.
  const isHalf = line.done !== true && (rested || evidence.some(({ number }) => revoked(number)));
  const applies = base ? rested && line.done !== false : isHalf;
  return applies && issue.state === 'completed' && !wasClosedByHand(context);
}

/** The base of `done` as it will be after this pass, where both sides say the same now. */
function agreedDone({ item, line, issue }: ItemContext): boolean | undefined {
  const theirs = issue.state === 'completed';
  const base = booleanBase(item, 'done');
  // What waited has come with its merge; what both sides took back since they agreed, people did.
  if (item.waits && line.done === theirs && base !== true) return theirs;
  return base ?? (line.done === theirs ? theirs : undefined);
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

function wasClosedByHand({ issue: { decided }, evidence }: ItemContext): boolean {
  const first = evidence.find(({ number }) => isReverted(number, evidence)) ?? evidence[0];
  return decided?.state === 'completed' && decided.at >= (first?.mergedAt ?? 0);
}
