import { oneLine } from '../../model/one-line.ts';
import type { Problem } from '../../model/problem.ts';
import type { DeliverableKey, SprintDocument } from '../../model/sprint-document.ts';
import { describeUnresolved } from '../describe-unresolved.ts';
import { foldName } from '../fold-name.ts';
import { indexNames, type NameCandidate, type NameIndex } from '../name-index.ts';
import { findMeanings, resolveIn } from '../resolve-name.ts';
import type { WrittenName } from './directives.ts';
import type { Claim } from './read-claims.ts';

/** Looking for near names costs time, and nobody reads more. */
const PROBLEMS_LIMIT = 20;

/** Both states of the document: names mean what they meant before the merge. */
interface Indexes {
  readonly before: NameIndex;
  /** For what the merge itself added. Without places, since those would mean something else. */
  readonly added: NameIndex;
}

interface NamedClaim {
  readonly claim: Claim;
  readonly name: WrittenName;
  readonly meanings: readonly NameCandidate[];
}

interface Trouble {
  readonly rule: 'unknown-name' | 'ambiguous-name' | 'empty-track' | 'vanished-deliverable';
  readonly named: NamedClaim;
}

/** A body can name one thing ten thousand times: every name is looked up once. */
type LookUp = (text: string) => readonly NameCandidate[];

/** What each deliverable of `document` gains; completing goes before advancing. */
export function resolveClaims({
  claims,
  before,
  document,
}: {
  readonly claims: readonly Claim[];
  readonly before: SprintDocument;
  readonly document: SprintDocument;
}): {
  readonly effects: ReadonlyMap<DeliverableKey, Claim['effect']>;
  readonly problems: Problem[];
} {
  const after = indexNames(document);
  const indexes = { before: indexNames(before), added: { ...after, byPlace: new Map() } };
  const effects = new Map<DeliverableKey, Claim['effect']>();
  const troubles = new Map<string, Trouble>();
  const lookUp = createLookUp(indexes);
  for (const named of claims.flatMap((claim) => nameClaims(claim, lookUp))) {
    const rule = findTrouble(named, after);
    if (rule !== null) {
      const identity = `${rule} ${named.name.text}`;
      if (!troubles.has(identity)) troubles.set(identity, { rule, named });
    }
    const keys = named.meanings.length === 1 ? (named.meanings[0]?.keys ?? []) : [];
    for (const key of keys.filter((one) => after.byKey.has(one))) {
      if (effects.get(key) !== 'completes') effects.set(key, named.claim.effect);
    }
  }
  const shown = distinct([...troubles.values()]).slice(0, PROBLEMS_LIMIT);
  return { effects, problems: shown.map((trouble) => toProblem(trouble, indexes)) };
}

/** `x9` after `X9` is no second problem. */
function distinct(troubles: readonly Trouble[]): Trouble[] {
  const seen = new Map<string, Trouble>();
  for (const trouble of troubles) {
    const identity = `${trouble.rule} ${foldName(trouble.named.name.text)}`;
    if (!seen.has(identity)) seen.set(identity, trouble);
  }
  return [...seen.values()];
}

/** The claim with each of its names, or with all of them as one where that is a name. */
function nameClaims(claim: Claim, lookUp: LookUp): NamedClaim[] {
  const withMeanings = (name: WrittenName): NamedClaim => ({
    claim,
    name,
    meanings: lookUp(name.text),
  });
  const isOneName = claim.names.length > 1 && lookUp(claim.whole.text).length === 1;
  return (isOneName ? [claim.whole] : claim.names).map(withMeanings);
}

/** As written, else without the full stop or the emphasis that ends the line. */
function createLookUp({ before, added }: Indexes): LookUp {
  const known = new Map<string, readonly NameCandidate[]>();
  const find = (text: string): readonly NameCandidate[] => {
    for (const index of [before, added]) {
      for (const spelling of new Set([text, withoutTail(text)])) {
        const meanings = findMeanings(index, spelling);
        if (meanings.length > 0) return meanings;
      }
    }
    return [];
  };
  return (text) => {
    const meanings = known.get(text) ?? find(text);
    known.set(text, meanings);
    return meanings;
  };
}

function withoutTail(text: string): string {
  let end = text.length;
  while (end > 0 && '.;!*_ '.includes(text.charAt(end - 1))) end -= 1;
  return text.slice(0, end);
}

function findTrouble({ claim, meanings }: NamedClaim, after: NameIndex): Trouble['rule'] | null {
  const [only, ...others] = meanings;
  if (only === undefined) return claim.mustResolve ? 'unknown-name' : null;
  if (others.length > 0) return 'ambiguous-name';
  if (only.keys.length === 0) return 'empty-track';
  return only.keys.every((key) => after.byKey.has(key)) ? null : 'vanished-deliverable';
}

function toProblem({ rule, named }: Trouble, { before, added }: Indexes): Problem {
  const { claim, name, meanings } = named;
  const { line, column } = name;
  return {
    rule,
    severity: 'warning',
    line,
    column,
    message: `In ${claim.source}, line ${line}: ${describe()}`,
  };

  function describe(): string {
    switch (rule) {
      case 'unknown-name': {
        const resolution = resolveIn(before, name.text);
        return resolution.kind === 'found' ? '' : describeUnresolved(name.text, resolution);
      }
      case 'ambiguous-name':
        return describeUnresolved(name.text, { kind: 'ambiguous', candidates: meanings });
      case 'empty-track':
        return `"${oneLine(name.text)}" is a track without deliverables, so there is nothing to complete. Name a deliverable.`;
      case 'vanished-deliverable': {
        const keys = meanings.flatMap((meaning) => meaning.keys);
        const gone = keys.filter((key) => !added.byKey.has(key)).map((key) => oneLine(key));
        return `"${oneLine(name.text)}" stood in the document before the merge and is not there now: ${gone.join(', ')}. Was it renamed or removed by the same pull request? Complete it by its new name.`;
      }
      default:
        return rule satisfies never;
    }
  }
}
