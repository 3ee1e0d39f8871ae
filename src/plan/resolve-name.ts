import { isAlike, nearestNames } from '../model/nearest-names.ts';
import type { DeliverableKey, GroupKey, SprintDocument } from '../model/sprint-document.ts';
import { foldName } from './fold-name.ts';
import { indexNames, type NameCandidate, type NameIndex } from './name-index.ts';

/** What a name that a person wrote means in one document. */
export type Resolution =
  | {
      readonly kind: 'found';
      /** In document order; empty only for a track without deliverables. */
      readonly keys: readonly DeliverableKey[];
      /** The track that was named as a whole, else `null`. */
      readonly whole: GroupKey | null;
    }
  | {
      readonly kind: 'unknown';
      /** What resembles the name, best first. */
      readonly candidates: readonly NameCandidate[];
      /** Whether the document has nothing at all that could be named. */
      readonly isEmpty: boolean;
    }
  | {
      readonly kind: 'ambiguous';
      /** Everything that it could mean. */
      readonly candidates: readonly NameCandidate[];
    };

/** As many as a person reads in a message. */
const SUGGESTIONS = 3;

/**
 * Finds what `name` means: a deliverable's key, its id, its issue (`#12`), its place in a track
 * (`A1`), its exact title, or a whole track by key, label, title or both. An id goes before a
 * place of the same form; other than that, two meanings make a name ambiguous. Never a guess.
 */
export function resolveName(document: SprintDocument, name: string): Resolution {
  return resolveIn(indexNames(document), name);
}

/** As {@link resolveName}, for many names of one document. */
export function resolveIn(index: NameIndex, name: string): Resolution {
  const [only, ...others] = findMeanings(index, name);
  if (only === undefined) {
    const isEmpty = index.byKey.size + index.byName.size === 0;
    return { kind: 'unknown', candidates: findNearest(index, name), isEmpty };
  }
  if (others.length > 0) return { kind: 'ambiguous', candidates: [only, ...others] };
  return { kind: 'found', keys: only.keys, whole: only.whole };
}

/** Everything that `name` can mean, without a search for what comes near: one lookup. */
export function findMeanings(index: NameIndex, name: string): NameCandidate[] {
  const exact = index.byKey.get(name.trim());
  if (exact) return [exact];
  const folded = foldName(name);
  const meanings = [
    ...(index.byName.get(folded) ?? []),
    ...(index.byFullName.get(withoutSeparator(folded)) ?? []),
    ...(index.byPlace.get(folded) ?? []),
  ];
  // A track whose one deliverable has the same title is no second meaning.
  const bySet = new Map<string, NameCandidate>();
  for (const meaning of meanings) {
    const set = meaning.keys.length > 0 ? meaning.keys.join('\n') : `empty ${meaning.key}`;
    if (!bySet.has(set)) bySet.set(set, meaning);
  }
  return [...bySet.values()];
}

/** `Track A: Data`, `Track A - Data` and `Track A Data` are one full name. */
function withoutSeparator(folded: string): string {
  return folded.replace(/(?: -| –| —|:) /, ' ');
}

function findNearest(index: NameIndex, name: string): NameCandidate[] {
  const names = new Map<string, NameCandidate>();
  for (const list of [index.byName, index.byPlace]) {
    for (const [known, [candidate]] of list) if (candidate) names.set(known, candidate);
  }
  // Two names can lead to one candidate, so more are asked for than are shown.
  const folded = foldName(name);
  const nearest = nearestNames(folded, [...names.keys()], SUGGESTIONS * 4);
  const alike = nearest.filter((known) => isAlike(folded, known));
  const candidates = alike.flatMap((known) => names.get(known) ?? []);
  return [...new Map(candidates.map((one) => [one.key, one])).values()].slice(0, SUGGESTIONS);
}
