import type { ConflictNote, Debts, Item, Ledger, Pending, Restore } from '../../model/ledger.ts';
import { NO_DEBTS } from '../../model/ledger.ts';
import type { IssueHistory, SettleFacts } from '../../model/observation.ts';
import type { DeliverableKey } from '../../model/sprint-document.ts';
import { type Base, type IssueNumber, taskField } from '../../model/sync-field.ts';
import { digest } from './digest.ts';
import { ownValue } from './own-value.ts';
import { settleIntent } from './settle-intent.ts';
import { checkWindow } from './window-check.ts';

/**
 * What a pass really did, whether it came to its end or died: a ledger without lease and pending.
 * It judges by facts alone, so it gives the same in the process itself and after a crash, and a
 * second time it changes nothing.
 */
export function settle(ledger: Ledger, facts: SettleFacts): Ledger {
  const histories = new Map(facts.issues.map((history) => [history.issue, history]));
  const { pending } = ledger;
  const items = new Map(
    Object.entries(ledger.items).map(([key, item]) => [Number(key), item] as const),
  );
  for (const [issue, item] of items) {
    const history = histories.get(issue) ?? null;
    const intended = pending ? settlePending(item, issue, { pending, facts, history }) : item;
    items.set(issue, history ? settleDebts(intended, history) : intended);
  }
  const fresh = pending
    ? [...findCreated(pending, facts), ...findAdopted(ledger.sprint, pending, facts)]
    : [];
  for (const [issue, item] of fresh) {
    if (!items.has(issue)) items.set(issue, item);
  }
  return { ...ledger, items: Object.fromEntries(items), lease: null, pending: null };
}

function settlePending(
  item: Item,
  issue: IssueNumber,
  {
    pending,
    facts,
    history,
  }: {
    readonly pending: Pending;
    readonly facts: SettleFacts;
    readonly history: IssueHistory | null;
  },
): Item {
  const intent = pending.items.find((one) => one.issue === issue);
  if (intent === undefined) return item;
  const events = history?.events?.filter(({ cursor }) => cursor > intent.seen) ?? null;
  const since = history && { ...history, events };
  const committed =
    facts.commits?.some(({ run, items }) => run === pending.run && items.includes(issue)) ?? null;
  const waits = facts.waiting?.includes(issue) === true;
  const settled = settleIntent(item, intent, { committed, waits, history: since });
  const { notes, restore } = checkWindow(intent, events ?? []);
  const { debts } = settled;
  const paid = payRestore(debts.restore, intent.issueSide.prose, events ?? []);
  return {
    ...settled,
    debts: {
      ...debts,
      comments: [
        ...debts.comments,
        ...notes.filter(({ id }) => !debts.comments.some((known) => known.id === id)),
      ],
      restore: restore ?? paid,
    },
  };
}

/** What our own later body has put back is owed no more. */
function payRestore(
  restore: Restore | null,
  prose: string | undefined,
  events: NonNullable<IssueHistory['events']>,
): Restore | null {
  if (restore === null) return null;
  const own = events.filter((event) => event.by === 'us' && event.kind === 'body');
  const isBack = (key: string, value: boolean) =>
    own.some((event) => event.kind === 'body' && ownValue(event.tasks, key) === value);
  const left = Object.entries(restore.tasks).filter(([key, value]) => !isBack(key, value));
  const isProseBack = own.some((event) => event.kind === 'body' && event.prose === prose);
  return normalize({
    ...restore,
    tasks: Object.fromEntries(left),
    prose: prose !== undefined && isProseBack ? null : restore.prose,
  });
}

/** Comments that are there are paid, and what a person edited since is not put back. */
function settleDebts(item: Item, { notes, events }: IssueHistory): Item {
  const { withdraw } = item.debts;
  const { restore, overtaken, edited } = voidRestore(item.debts.restore, events ?? []);
  const comments = [...item.debts.comments, ...overtaken];
  const stands = (id: string) => notes.some((note) => note.id === id && !note.withdrawn);
  const exists = (id: string) => notes.some((note) => note.id === id);
  const debts: Debts = {
    comments: comments.filter(({ id, open }) => !(open ? stands(id) : exists(id))),
    withdraw: withdraw.filter(stands),
    restore,
  };
  return {
    ...item,
    base: forgetUndone(item.base, edited),
    debts: debts.restore || hasEntries(debts) ? debts : NO_DEBTS,
  };
}

/**
 * Who sets a box back by hand that our body had changed says something, though it reads as the base
 * again and would pass for no edit. So the base is unknown: equal sides heal, and unequal ones are asked.
 */
function forgetUndone(base: Base, edited: Restore['tasks']): Base {
  const undone = Object.entries(edited).map(([key, value]) => [taskField(key), value] as const);
  const left = Object.entries(base).filter(
    ([field, value]) => !undone.some((one) => one[0] === field && one[1] === value),
  );
  return Object.fromEntries(left);
}

/** A person's later edit voids the debt. Text that they never saw goes on record instead. */
function voidRestore(
  restore: Restore | null,
  events: NonNullable<IssueHistory['events']>,
): {
  readonly restore: Restore | null;
  readonly overtaken: readonly ConflictNote[];
  /** Boxes that a person edited since, with the value that they have now. */
  readonly edited: Restore['tasks'];
} {
  if (restore === null) return { restore, overtaken: [], edited: {} };
  const bodies = events.flatMap((event) =>
    event.by === 'other' && event.kind === 'body' && event.cursor > restore.since ? [event] : [],
  );
  const editOf = (key: string) =>
    bodies.map(({ tasks }) => ownValue(tasks, key)).findLast((value) => value !== undefined);
  const tasks = Object.entries(restore.tasks).filter(([key]) => editOf(key) === undefined);
  const edited = Object.fromEntries(
    Object.keys(restore.tasks).flatMap((key): [string, boolean][] => {
      const value = editOf(key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
  const later = bodies.find(({ prose }) => prose !== null);
  const left = { ...restore, tasks: Object.fromEntries(tasks) };
  if (later === undefined || restore.prose === null) {
    return { restore: normalize(left), overtaken: [], edited };
  }
  const values = [later.prose, restore.prose] as const;
  const id = digest('overtaken', restore.since, ...values);
  const overtaken: ConflictNote = { id, field: 'prose', values, open: false };
  return { restore: normalize({ ...left, prose: null }), overtaken: [overtaken], edited };
}

function normalize(restore: Restore): Restore | null {
  return restore.prose === null && Object.keys(restore.tasks).length === 0 ? null : restore;
}

function hasEntries({ comments, withdraw }: Debts): boolean {
  return comments.length > 0 || withdraw.length > 0;
}

/** Issues of ours above the highest number seen that carry the marker of a planned create, oldest first. */
function findCreated(pending: Pending, { issues }: SettleFacts): readonly [IssueNumber, Item][] {
  return pending.creates.flatMap(({ key, base, unreflected }): [IssueNumber, Item][] => {
    const created = issues
      .filter(({ issue, ours, marker }) => ours && marker === key && issue > pending.lastIssue)
      .sort((a, b) => a.issue - b.issue)[0];
    if (created === undefined) return [];
    const item = newItem(key, { ...base, done: false });
    return [[created.issue, unreflected ? { ...item, unreflected } : item]];
  });
}

/** Issues that got a line by our commit. The line's key is learnt by reading it. */
function findAdopted(
  sprint: string | null,
  { run, adoptions = [] }: Pending,
  { commits }: SettleFacts,
): readonly [IssueNumber, Item][] {
  const isWritten = commits?.some((commit) => commit.run === run) ?? false;
  if (!isWritten) return [];
  return adoptions.map(({ issue, base }) => [issue, newItem(`${sprint}/#${issue}`, base)]);
}

function newItem(key: DeliverableKey, base: Base): Item {
  return {
    key,
    base,
    counted: [],
    doneBy: null,
    implied: [],
    tie: 'tied',
    conflicts: [],
    debts: NO_DEBTS,
  };
}
