import type { Intent, Item, Ledger } from '../../model/ledger.ts';
import type {
  DocumentSide,
  IssueState,
  Observation,
  SprintMilestone,
} from '../../model/observation.ts';
import type { IssueNumber } from '../../model/sync-field.ts';
import type { SyncOptions } from '../../model/sync-options.ts';
import type { Adoption, Create, Link, SyncPlan, SyncProblem } from '../../model/sync-plan.ts';
import { findAdoptions } from './find-adoptions.ts';
import { findBrake } from './find-brake.ts';
import { forgetGone } from './forget-gone.ts';
import { isSameData } from './is-same-data.ts';
import type { ItemContext } from './item-context.ts';
import { withDrop } from './label-value.ts';
import { isOverLimit, limitWrites, type WriteAccount } from './limit-writes.ts';
import { type ItemMerge, mergeItem } from './merge-item.ts';
import { planCreate } from './plan-create.ts';
import { forgetRest, restOf, termsOf } from './plan-look.ts';
import { planReattach } from './reattach.ts';
import {
  isBeforeCut,
  isOpenFor,
  openEvidence,
  rememberEvidence,
  renameEvidence,
} from './remember-evidence.ts';
import { letGo, retireItem } from './retire-item.ts';
import { type TiedLine, type Ties, tieLines } from './tie-lines.ts';
import { endItemWaiting } from './wait-for-document.ts';

/** What a pass does to one item. */
interface ItemPlan {
  readonly issue: IssueNumber;
  /** `null`: forgotten. */
  readonly item: Item | null;
  readonly intent: Intent | null;
  readonly problems: readonly SyncProblem[];
  readonly again: boolean;
}

/**
 * Decides what one pass is to do, from both sides and a settled ledger. Carried out and run again it
 * plans nothing. `ledger` is `EMPTY_LEDGER` where there is none: then what is unequal is asked about,
 * and nothing is closed, reopened, renamed or retired.
 */
export function reconcile(
  observation: Observation,
  remembered: Ledger,
  options: SyncOptions,
): SyncPlan {
  const before = forgetRest(remembered, observation.resting);
  const ties = tieLines(observation, before);
  const ledger = renameEvidence(rememberEvidence(before, observation), renamesIn(ties, before));
  const isFirst = before.sprint === null;
  const merged = ties.tied.map((tied) => planTied(tied, { observation, ledger, options }));
  const lost = isFirst ? [] : findLost(observation, ledger, ties);
  const isOver = !isFirst && before.sprint !== observation.document.sprint;
  const retired = lost.map((issue) => planLost(issue, { observation, ledger, options }));
  const account = accountFor(ties, observation, options);
  const limited = [...merged, ...retired].map((plan) =>
    limitWrites(plan, before.items[plan.issue], account),
  );
  const { kept, postponed } = capWrites(limited, options.maxWrites);
  const { milestone } = observation.document;
  const adoptions = findAdoptions(observation, before, { ties, options });
  const bare = ties.untied.filter((line) => !adoptions.namesakes.has(line));
  const created = options.create
    ? bare.map((line) => planCreate(line, { milestone, isFirst, options }))
    : [];
  const room = Math.max(0, options.maxWrites - kept.filter(({ intent }) => intent).length);
  const intents = kept.flatMap(({ intent }) => intent ?? []);
  const brake = findBrake(
    {
      intents: [...merged, ...retired].flatMap(({ intent }) => intent ?? []),
      vanished:
        isOver || options.onDelete === 'keep'
          ? 0
          : retired.filter(({ item }) => item !== null).length,
      tied: Object.values(before.items).filter(({ tie }) => tie === 'tied').length,
    },
    options,
  );
  const problems = [
    ...ties.problems,
    ...kept.flatMap((plan) => plan.problems),
    ...(isFirst ? findOrphans(observation, ties) : []),
    ...adoptions.problems,
  ];
  if (brake) return { ...NOTHING, ledger: before, problems, brake };
  const creates = created.slice(0, room);
  return {
    ledger: {
      ...withItems(forgetGone(ledger, observation, ties), kept, observation.document),
      // What no line has yet is read again, until it has one or nobody wants one.
      looked:
        adoptions.adopted.length + adoptions.problems.length > 0
          ? null
          : {
              at: observation.document.readAt,
              terms: termsOf({ untied: ties.untied, milestone }, options),
            },
    },
    creates: creates.map(({ create }) => create),
    intents,
    links: findLinks(ties, before, account),
    milestone: isWanted(milestone) && ties.tied.length + creates.length > 0 ? milestone : null,
    adoptions: adoptions.adopted,
    problems,
    brake: null,
    postponed: postponed + created.length - creates.length,
    again: kept.some(({ again }) => again) || creates.some(({ again }) => again),
  };
}

const NOTHING = {
  creates: [] as readonly Create[],
  intents: [] as readonly Intent[],
  links: [] as readonly Link[],
  milestone: null,
  adoptions: [] as readonly Adoption[],
  postponed: 0,
  again: false,
};

interface PlanContext {
  readonly observation: Observation;
  readonly ledger: Ledger;
}

function planTied(
  { line, issue, item }: TiedLine,
  { observation, ledger, options }: PlanContext & { readonly options: SyncOptions },
): ItemPlan {
  const still = { issue: issue.number, item, intent: null, problems: [], again: false };
  if (isLate(issue, observation) || isMergedLate(item, ledger, observation)) {
    return { ...still, again: true };
  }
  const { milestone } = observation.document;
  const contextOf = (known: Item): ItemContext => {
    return { item: known, line, issue, evidence: openEvidence(ledger, known), milestone, options };
  };
  const reattach = item.tie === 'closed-by-us' ? planReattach(contextOf(item)) : null;
  if (reattach) return endWaitingOf({ ...still, ...reattach, again: true });
  const merge = endWaitingOf(mergeItem(contextOf(tieAgain(item, issue))));
  if (!isSilent(merge, issue)) return { ...still, ...merge };
  // What was only just found to be agreed can lead to more.
  const next = mergeItem(contextOf(merge.item));
  const isAtRest = isSilent(next, issue) && isSameData(next.item, merge.item);
  const rested = isAtRest ? { ...merge.item, rest: restOf(line) } : merge.item;
  return { ...still, ...merge, item: rested };
}

function endWaitingOf<Plan extends Pick<ItemPlan, 'intent'> & { readonly item: Item }>(
  plan: Plan,
): Plan {
  return { ...plan, item: endItemWaiting(plan.item, plan.intent) };
}

/** Neither changes, asks nor tells anything. */
function isSilent({ item, intent, problems, again }: ItemMerge, issue: IssueState): boolean {
  const { conflicts, debts } = item;
  const isOwed = debts.restore !== null || debts.comments.length + debts.withdraw.length > 0;
  const isTold = problems.length + conflicts.length + issue.untrusted.length > 0;
  return intent === null && !again && !isOwed && !isTold;
}

/** That we had closed it is no decision of a person. */
function tieAgain(item: Item, { state }: IssueState): Item {
  if (item.tie === 'tied') return item;
  const { label } = item.base;
  const isOurs = item.tie === 'closed-by-us' && state === 'not_planned';
  if (!isOurs || typeof label === 'boolean' || label === undefined) return { ...item, tie: 'tied' };
  return { ...item, tie: 'tied', base: { ...item.base, label: withDrop(label) } };
}

/** What changed after the document was read is judged together with a document read after it. */
function isLate({ stateChangedAt }: IssueState, { document }: Observation): boolean {
  return stateChangedAt !== null && !isBeforeCut(stateChangedAt, document);
}

/**
 * So is what people say about an item together with a merge that says something too: judged alone it
 * would be overtaken in the next pass by a merge that came before it.
 */
function isMergedLate(
  item: Item,
  ledger: Ledger,
  { document, pullRequests }: Observation,
): boolean {
  const late = pullRequests.filter(({ mergedAt }) => !isBeforeCut(mergedAt, document));
  return late.some((one) => isOpenFor(item, one, ledger));
}

/** Tied items that no line stands for any more, by number. */
function findLost(
  { issues }: Observation,
  { items }: Ledger,
  { claimed }: Ties,
): readonly IssueState[] {
  return issues.filter(({ number }) => items[number]?.tie === 'tied' && !claimed.has(number));
}

/** In a new sprint the old one's items are let go without a word; else their lines were deleted. */
function planLost(
  issue: IssueState,
  { observation, ledger, options }: PlanContext & { readonly options: SyncOptions },
): ItemPlan {
  const item = ledger.items[issue.number] ?? null;
  const still = { issue: issue.number, item, intent: null, problems: [], again: false };
  if (item === null || ledger.sprint !== observation.document.sprint) {
    return { ...still, item: item && letGo(item, issue, { remembers: true }) };
  }
  // Its line moved into another document, which keeps it from now on.
  const { elsewhere = [] } = observation.document;
  if (elsewhere.some((link) => link.issue === issue.number)) {
    return { ...still, item: letGo(item, issue, { remembers: false }) };
  }
  if (isLate(issue, observation)) return { ...still, again: true };
  const retirement = retireItem(item, issue, options.onDelete);
  const problems: SyncProblem[] =
    retirement.item.tie === 'detached' && options.onDelete === 'close'
      ? [{ kind: 'detached', issue: issue.number, key: item.key }]
      : [];
  return { ...still, ...retirement, problems };
}

/** What is beyond the cap is left wholly as it was, so that the next pass plans it again. */
function capWrites(
  plans: readonly ItemPlan[],
  most: number,
): { readonly kept: readonly ItemPlan[]; readonly postponed: number } {
  let left = most;
  const kept = plans.filter(({ intent }) => intent === null || left-- > 0);
  return { kept, postponed: plans.length - kept.length };
}

function isWanted(milestone: SprintMilestone | undefined): milestone is SprintMilestone {
  return milestone !== undefined && milestone.number === null;
}

function withItems(
  { milestone: known, ...ledger }: Ledger,
  plans: readonly ItemPlan[],
  { sprint, milestone }: DocumentSide,
): Ledger {
  const items: Record<IssueNumber, Item> = { ...ledger.items };
  for (const { issue, item } of plans) {
    if (item === null) delete items[issue];
    else items[issue] = item;
  }
  const number = milestone?.number ?? (known?.sprint === sprint ? known.number : null);
  const kept = number === null ? {} : { milestone: { sprint, number } };
  return { ...ledger, ...kept, sprint, items, lease: null, pending: null };
}

function accountFor(
  { tied }: Ties,
  { document }: Observation,
  { itemWrites }: SyncOptions,
): WriteAccount {
  const unlinked = tied.filter(({ line }) => line.issue === null);
  return {
    limit: itemWrites,
    now: document.readAt,
    unlinked: new Set(unlinked.map(({ issue }) => issue.number)),
  };
}

function findLinks(
  { tied }: Ties,
  { items }: Ledger,
  { limit, now, unlinked }: WriteAccount,
): readonly Link[] {
  return tied
    .filter(({ issue: { number } }) => {
      const item = items[number];
      return unlinked.has(number) && !(item && isOverLimit(item, limit, now));
    })
    .map(({ line, issue }) => ({ key: line.key, issue: issue.number }));
}

function renamesIn({ tied }: Ties, { items }: Ledger): ReadonlyMap<string, string> {
  const renamed = tied.flatMap(({ item, issue }): [string, string][] => {
    const old = items[issue.number]?.key;
    return old === undefined || old === item.key ? [] : [[old, item.key]];
  });
  return new Map(renamed);
}

/** Issues of ours that no line asks for, looked for where the ledger cannot tell. */
function findOrphans({ issues }: Observation, { tied }: Ties): readonly SyncProblem[] {
  const taken = new Set(tied.map(({ issue }) => issue.number));
  return issues.flatMap(({ number, marker, state }): SyncProblem[] =>
    marker !== null && state === 'open' && !taken.has(number)
      ? [{ kind: 'orphan', issue: number, key: marker }]
      : [],
  );
}
