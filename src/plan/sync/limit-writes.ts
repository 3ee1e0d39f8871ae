import type { Intent, Item } from '../../model/ledger.ts';
import type { Instant, IssueNumber } from '../../model/sync-field.ts';
import type { SyncOptions } from '../../model/sync-options.ts';
import type { SyncProblem } from '../../model/sync-plan.ts';

type Limit = SyncOptions['itemWrites'];

/**
 * Two programs that set a value back from each other would never end. So what is written about one
 * item is counted by the hour, and beyond the limit the item is left as it is, visibly, until the hour is over.
 */
export function isOverLimit({ written }: Item, limit: Limit, now: Instant): boolean {
  return written !== undefined && written.count >= limit.most && now < written.from + limit.within;
}

/** The item with one more write on its account. An hour begins with the first write of it. */
function countWrite(item: Item, limit: Limit, now: Instant): Item {
  const { written } = item;
  const isOver = written === undefined || now >= written.from + limit.within;
  return {
    ...item,
    written: isOver ? { from: now, count: 1 } : { ...written, count: written.count + 1 },
  };
}

interface Planned {
  readonly issue: IssueNumber;
  readonly item: Item | null;
  readonly intent: Intent | null;
  readonly problems: readonly SyncProblem[];
  readonly again: boolean;
}

export interface WriteAccount {
  readonly limit: Limit;
  readonly now: Instant;
  /** Items whose link is to be written into the document. */
  readonly unlinked: ReadonlySet<IssueNumber>;
}

/** What is planned for an item, unless it was written too often: then it stays wholly as it was. */
export function limitWrites<Plan extends Planned>(
  plan: Plan,
  before: Item | undefined,
  { limit, now, unlinked }: WriteAccount,
): Plan {
  const { issue, intent, item } = plan;
  if (item === null || (intent === null && !unlinked.has(issue))) return plan;
  const written = before?.written;
  if (before === undefined || written === undefined || !isOverLimit(before, limit, now)) {
    return { ...plan, item: countWrite(item, limit, now) };
  }
  const until = written.from + limit.within;
  const problem: SyncProblem = { kind: 'too-many-writes', issue, count: written.count, until };
  return { ...plan, item: before, intent: null, problems: [problem], again: false };
}
