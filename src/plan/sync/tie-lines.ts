import type { Item, Ledger } from '../../model/ledger.ts';
import { NO_DEBTS } from '../../model/ledger.ts';
import type { DocumentItem, IssueState, Observation } from '../../model/observation.ts';
import type { DeliverableKey } from '../../model/sprint-document.ts';
import type { IssueNumber } from '../../model/sync-field.ts';
import type { SyncProblem } from '../../model/sync-plan.ts';

/** A line with the issue that it belongs to. */
export interface TiedLine {
  readonly line: DocumentItem;
  readonly issue: IssueState;
  readonly item: Item;
}

export interface Ties {
  /** In the order of the document. */
  readonly tied: readonly TiedLine[];
  /** Lines that have no issue. */
  readonly untied: readonly DocumentItem[];
  /** Issues that some line claims, even where the claim is not followed: their lines have not vanished. */
  readonly claimed: ReadonlySet<IssueNumber>;
  readonly problems: readonly SyncProblem[];
}

/**
 * Finds the issue of each line: by its visible link, else in the ledger, else by the marker in an
 * issue of ours. What could be meant twice is left alone and reported.
 */
export function tieLines({ document, issues, resting }: Observation, ledger: Ledger): Ties {
  const byNumber = new Map(issues.map((issue) => [issue.number, issue]));
  const links = groupBy(document.items, ({ issue }) => issue);
  const keys = groupBy(document.items, ({ key }) => key);
  const known = groupBy(Object.entries(ledger.items), ([, { key }]) => key);
  const marked = groupBy(issues, ({ marker }) => marker);
  const elsewhere = new Map((document.elsewhere ?? []).map((link) => [link.issue, link]));
  const claimed = new Set<IssueNumber>(links.keys());
  const problems: SyncProblem[] = [...findDuplicates(links, keys)];
  const tied: TiedLine[] = [];
  const untied: DocumentItem[] = [];

  const tie = (line: DocumentItem, number: IssueNumber) => {
    claimed.add(number);
    const issue = byNumber.get(number);
    if (issue) tied.push({ line, issue, item: itemFor(line, ledger.items[number]) });
    else if (!resting.has(number))
      problems.push({ kind: 'issue-missing', issue: number, line: line.line });
  };

  const isFree = (number: IssueNumber) => !claimed.has(number) && !elsewhere.has(number);

  for (const line of document.items) {
    const isTwice = (keys.get(line.key)?.length ?? 0) > 1;
    if (isTwice) {
      for (const [number] of known.get(line.key) ?? []) claimed.add(Number(number));
      continue;
    }
    const other = elsewhere.get(line.issue ?? 0);
    if (other) {
      const { document: path, line: otherLine } = other;
      const place = { line: line.line, document: path, otherLine };
      problems.push({ kind: 'linked-elsewhere', issue: other.issue, ...place });
      for (const [number] of known.get(line.key) ?? []) claimed.add(Number(number));
      continue;
    }
    if (line.issue !== null) {
      if (links.get(line.issue)?.length === 1) tie(line, line.issue);
      continue;
    }
    // One that is gone leads nowhere, and a line without a link gets another.
    const remembered = (known.get(line.key) ?? [])
      .map(([number]) => Number(number))
      .find((number) => isFree(number) && byNumber.has(number));
    if (remembered !== undefined) {
      tie(line, remembered);
      continue;
    }
    const [kept, ...twins] = (marked.get(line.key) ?? []).filter(
      ({ number }) => isFree(number) && ledger.items[number] === undefined,
    );
    if (kept) {
      tie(line, kept.number);
      if (twins.length > 0) problems.push(twinsOf(line.key, kept, twins));
    } else untied.push(line);
  }
  return { tied, untied, claimed, problems };
}

/** A line found for the first time brings no base: what is equal heals, what is not is asked. */
function itemFor({ key }: DocumentItem, item: Item | undefined): Item {
  if (item) return item.key === key ? item : { ...item, key };
  return {
    key,
    base: {},
    counted: [],
    doneBy: null,
    implied: [],
    tie: 'tied',
    conflicts: [],
    debts: NO_DEBTS,
  };
}

function twinsOf(key: DeliverableKey, kept: IssueState, twins: readonly IssueState[]): SyncProblem {
  return { kind: 'twins', key, kept: kept.number, others: twins.map(({ number }) => number) };
}

function findDuplicates(
  links: ReadonlyMap<IssueNumber, readonly DocumentItem[]>,
  keys: ReadonlyMap<DeliverableKey, readonly DocumentItem[]>,
): readonly SyncProblem[] {
  const linesOf = (items: readonly DocumentItem[]) => items.map(({ line }) => line);
  return [
    ...[...links].flatMap(([issue, items]): SyncProblem[] =>
      items.length > 1 ? [{ kind: 'duplicate-link', issue, lines: linesOf(items) }] : [],
    ),
    ...[...keys].flatMap(([key, items]): SyncProblem[] =>
      items.length > 1 ? [{ kind: 'duplicate-key', key, lines: linesOf(items) }] : [],
    ),
  ];
}

function groupBy<Member, Key>(
  members: readonly Member[],
  keyOf: (member: Member) => Key | null,
): ReadonlyMap<Key, readonly Member[]> {
  const groups = new Map<Key, Member[]>();
  for (const member of members) {
    const key = keyOf(member);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(member);
    else groups.set(key, [member]);
  }
  return groups;
}
