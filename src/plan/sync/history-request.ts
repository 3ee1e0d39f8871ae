import type { Ledger } from '../../model/ledger.ts';
import type { HistoryRequest } from '../../model/observation.ts';

/**
 * Which histories `settle` needs for a ledger, the same after a crash as in the process itself:
 * those of issues that were to be written, and of those that something is owed to.
 */
export function planHistoryRequest({ items, pending }: Ledger): HistoryRequest {
  const intents = (pending?.items ?? []).filter(
    ({ issueSide, bothSides }) => bothSides || Object.keys(issueSide).length > 0,
  );
  const wanted = new Map(intents.map(({ issue, seen }) => [issue, seen]));
  for (const [key, { debts }] of Object.entries(items)) {
    const issue = Number(key);
    const isOwed = debts.comments.length > 0 || debts.withdraw.length > 0;
    if (!debts.restore && !(pending && isOwed)) continue;
    const since = debts.restore?.since ?? wanted.get(issue) ?? Number.MAX_SAFE_INTEGER;
    wanted.set(issue, Math.min(since, wanted.get(issue) ?? since));
  }
  return {
    issues: [...wanted].sort(([a], [b]) => a - b).map(([issue, after]) => ({ issue, after })),
    createdAbove: pending && pending.creates.length > 0 ? pending.lastIssue : null,
  };
}

/** Nothing is to be asked, and nothing to be settled. */
export function isSettled(ledger: Ledger): boolean {
  return ledger.pending === null && planHistoryRequest(ledger).issues.length === 0;
}
