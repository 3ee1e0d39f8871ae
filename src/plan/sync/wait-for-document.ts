import { type Intent, type Item, type Ledger, NO_DEBTS } from '../../model/ledger.ts';
import type { SyncPlan } from '../../model/sync-plan.ts';

/*
 * Where the document's branch takes no direct commit, what is to be written waits in a pull request.
 * Until that is merged the branch says what it said, so nothing of it is agreed and every pass plans it
 * again. Once it is merged both sides say the same, and the merge finds that out by itself.
 */

/** Waiting is over where there is nothing left to write. */
export function endWaiting(plan: SyncPlan): SyncPlan {
  const { ledger, links, creates, adoptions, intents } = plan;
  const isLeft = links.length + creates.length + adoptions.length > 0;
  const waits = ledger.waits && (isLeft || intents.some(isForBranch));
  return { ...plan, ledger: { ...ledger, waits } };
}

/** The same of one item, once it was merged. One that was left as it is, for whatever reason, waits on. */
export function endItemWaiting({ waits, ...item }: Item, intent: Intent | null): Item {
  return waits && intent && isForBranch(intent) ? { ...item, waits } : item;
}

function isForBranch({ documentSide }: Intent): boolean {
  return Object.keys(documentSide).length > 0;
}

/** Whether a plan writes to the document and to no issue, but for notes that may stand already. */
export function isForDocument({ creates, intents, milestone }: SyncPlan): boolean {
  return (
    milestone === null &&
    creates.length === 0 &&
    intents.every(({ issueSide }) => Object.keys(issueSide).length === 0)
  );
}

/**
 * The ledger of a plan whose writes wait. They are no writes yet, and are not counted as such; the notes
 * that go with them are owed by every pass anew, and stand since the first.
 */
export function withoutWaiting({ ledger, intents, links }: SyncPlan, before: Ledger): Ledger {
  const waiting = new Set([...intents, ...links].map(({ issue }) => issue));
  const items = Object.entries(ledger.items).map(([key, item]): [string, Item] => {
    if (!waiting.has(Number(key))) return [key, item];
    const { written: _written, ...uncounted } = item;
    const { written, debts = NO_DEBTS } = before.items[Number(key)] ?? {};
    return [key, { ...uncounted, debts, ...(written !== undefined && { written }) }];
  });
  return { ...ledger, items: Object.fromEntries(items) };
}
