import type { Item, Ledger } from '../../model/ledger.ts';
import type {
  DocumentItem,
  DocumentSide,
  Look,
  MergedEvidence,
  SprintMilestone,
} from '../../model/observation.ts';
import type { IssueNumber } from '../../model/sync-field.ts';
import type { SyncOptions } from '../../model/sync-options.ts';
import { digest } from './digest.ts';
import { isSameData } from './is-same-data.ts';
import { openEvidence, rememberEvidence } from './remember-evidence.ts';

/** How far a pass looks back, and whether it takes nothing for known. */
export interface LookTimes {
  /** Clocks of servers differ and listings lag: so much before the last look is read again. */
  readonly overlap: number;
  readonly whole: boolean;
}

export const DEFAULT_LOOK: LookTimes = { overlap: 5 * 60 * 1000, whole: false };

export interface LookPlan {
  readonly look: Look;
  /** Issues that the look may leave out. */
  readonly resting: ReadonlySet<IssueNumber>;
}

const ALL: LookPlan = { look: { kind: 'all' }, resting: new Set() };

/**
 * The merge of an item is a pure function of its line, its issue, the evidence and the settings. Where
 * it had nothing to say and none of these has changed since, it has nothing to say now, and the
 * issue need not be read. Anything else that could matter is read: see `docs/decisions/`.
 */
export function planLook(
  document: DocumentSide,
  ledger: Ledger,
  { options, overlap, whole }: LookTimes & { readonly options: SyncOptions },
): LookPlan {
  const { looked, pending, sprint } = ledger;
  const known = Map.groupBy(Object.entries(ledger.items), ([, { key }]) => key);
  const untied = findUntied(document, known);
  const isKnown = looked !== null && pending === null && sprint === document.sprint && !whole;
  // Before an issue is created, one with the line's marker is looked for among all of them.
  if (!isKnown || (options.create && untied.length > 0)) return ALL;
  if (looked.terms !== termsOf({ untied, milestone: document.milestone }, options)) return ALL;
  const resting = findResting(document, ledger);
  const tied = Object.entries(ledger.items).filter(([, { tie }]) => tie === 'tied');
  const back = document.items.flatMap(({ key }) => known.get(key) ?? []);
  const wanted = new Set([
    ...document.items.flatMap(({ issue }) => issue ?? []),
    ...[...tied, ...back].map(([number]) => Number(number)),
  ]);
  const also = [...wanted].filter((number) => !resting.has(number)).sort((a, b) => a - b);
  return { look: { kind: 'since', since: Math.max(0, looked.at - overlap), also }, resting };
}

/** Resting issues about which a pull request has something new to say. */
export function findWoken(
  resting: ReadonlySet<IssueNumber>,
  ledger: Ledger,
  observed: { readonly document: DocumentSide; readonly pullRequests: readonly MergedEvidence[] },
): readonly IssueNumber[] {
  const remembered = rememberEvidence(ledger, observed);
  return [...resting].filter((number) => {
    const item = ledger.items[number];
    return item !== undefined && openEvidence(remembered, item).length > 0;
  });
}

/** Under other terms every issue is read anew. Where lines without issue get one, they end the look anyway. */
export function termsOf(
  {
    untied,
    milestone,
  }: {
    readonly untied: readonly DocumentItem[];
    readonly milestone?: SprintMilestone | undefined;
  },
  { settings, create, tags }: SyncOptions,
): string {
  const keys = create ? [] : untied.map(({ key }) => key).sort();
  return digest(settings, keys, tags, milestone?.number ?? null);
}

/** What a line says, wherever it stands. */
export function restOf({ line: _place, ...said }: DocumentItem): string {
  return digest(said);
}

/** What was read has to be found at rest again. */
export function forgetRest(ledger: Ledger, resting: ReadonlySet<IssueNumber>): Ledger {
  const items = Object.entries(ledger.items).map(([key, { rest, ...item }]) => {
    const isResting = rest !== undefined && resting.has(Number(key));
    return [key, isResting ? { ...item, rest } : item];
  });
  return { ...ledger, items: Object.fromEntries(items) };
}

/** That it was looked at again is not worth a write. */
export function isSameButLook(a: Ledger, b: Ledger): boolean {
  return isSameData(withoutLook(a), withoutLook(b));
}

function withoutLook(ledger: Ledger): Ledger {
  const { looked, ...rest } = forgetRest(ledger, new Set());
  return { ...rest, looked: looked && { ...looked, at: 0 } };
}

function findResting({ items }: DocumentSide, ledger: Ledger): ReadonlySet<IssueNumber> {
  const quiet = items.flatMap((line) => {
    const item = line.issue === null ? undefined : ledger.items[line.issue];
    return line.issue !== null && isResting(line, item) ? [line.issue] : [];
  });
  return new Set(quiet);
}

function isResting(line: DocumentItem, item: Item | undefined): boolean {
  return item?.tie === 'tied' && item.rest === restOf(line);
}

/** Lines that neither a link nor the ledger ties to an issue; those of one name are left alone. */
function findUntied(
  { items }: DocumentSide,
  known: ReadonlyMap<string, unknown>,
): readonly DocumentItem[] {
  const alike = Map.groupBy(items, ({ key }) => key);
  return items.filter(
    ({ key, issue }) => issue === null && !known.has(key) && alike.get(key)?.length === 1,
  );
}
