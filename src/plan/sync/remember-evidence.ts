import type { Evaluation, Item, Ledger } from '../../model/ledger.ts';
import type { DocumentSide, MergedEvidence, Observation } from '../../model/observation.ts';
import type { DeliverableKey } from '../../model/sprint-document.ts';

/** Older ones are forgotten together with everything merged before them. */
const MOST_REMEMBERED = 300;

/**
 * Takes the pull requests merged since the last pass into the ledger, each with what it means at
 * first sight. In a first pass everything merged so far was there before us and takes no effect.
 */
export function rememberEvidence(
  ledger: Ledger,
  { document, pullRequests }: Pick<Observation, 'document' | 'pullRequests'>,
): Ledger {
  if (ledger.sprint === null) return { ...ledger, since: document.readAt };
  const fresh = pullRequests.filter(
    ({ number, mergedAt }) =>
      mergedAt > ledger.since && isBeforeCut(mergedAt, document) && !ledger.evaluated[number],
  );
  if (fresh.length === 0) return ledger;
  const evaluated: Record<number, Evaluation> = { ...ledger.evaluated };
  for (const { number, mergedAt, completes, advances, reverts } of fresh) {
    const begun = advances.length > 0 ? { advances } : {};
    evaluated[number] = { mergedAt, completes, ...begun, reverts };
  }
  return forgetOldest({ ...ledger, evaluated });
}

/** What happened at or after the cut may not be judged against a document read before it. */
export function isBeforeCut(at: number, { readAt }: DocumentSide): boolean {
  return at < readAt;
}

/** What an item has not weighed yet, in order of merge. */
export function openEvidence(ledger: Ledger, item: Item): readonly MergedEvidence[] {
  return Object.entries(ledger.evaluated)
    .map(([number, one]) => ({ number: Number(number), ...one, advances: one.advances ?? [] }))
    .filter((one) => isOpenFor(item, one, ledger))
    .sort((a, b) => a.mergedAt - b.mergedAt || a.number - b.number);
}

/** Whether a merge says something about an item that was not weighed yet. */
export function isOpenFor(item: Item, one: MergedEvidence, { evaluated }: Ledger): boolean {
  return !item.counted.includes(one.number) && concerns(one, item.key, evaluated);
}

function concerns(
  one: Evaluation & { readonly number: number },
  key: DeliverableKey,
  evaluated: Ledger['evaluated'],
): boolean {
  if (one.completes.includes(key) || one.advances?.includes(key)) return true;
  const reverted = one.reverts === null ? undefined : evaluated[one.reverts];
  if (reverted === undefined || one.reverts === null) return false;
  return one.reverts < one.number && concerns({ number: one.reverts, ...reverted }, key, evaluated);
}

/** A line that was renamed keeps the evidence for its old name. */
export function renameEvidence(
  ledger: Ledger,
  renamed: ReadonlyMap<DeliverableKey, DeliverableKey>,
): Ledger {
  if (renamed.size === 0) return ledger;
  const evaluated = Object.entries(ledger.evaluated).map(([number, evaluation]) => [
    number,
    {
      ...evaluation,
      completes: evaluation.completes.map((key) => renamed.get(key) ?? key),
      ...(evaluation.advances && {
        advances: evaluation.advances.map((key) => renamed.get(key) ?? key),
      }),
    },
  ]);
  return { ...ledger, evaluated: Object.fromEntries(evaluated) };
}

function forgetOldest(ledger: Ledger): Ledger {
  const byAge = Object.entries(ledger.evaluated).sort(([, a], [, b]) => a.mergedAt - b.mergedAt);
  if (byAge.length <= MOST_REMEMBERED) return ledger;
  const cut = byAge.length - MOST_REMEMBERED;
  const since = byAge[cut - 1]?.[1].mergedAt ?? ledger.since;
  const kept = byAge.filter(([, { mergedAt }]) => mergedAt > since);
  return { ...ledger, since, evaluated: Object.fromEntries(kept) };
}
