import { oneLine } from '../model/one-line.ts';
import type { NameCandidate } from './name-index.ts';
import type { Resolution } from './resolve-name.ts';

/** A longer key is no longer read, and stands for its title only. */
const READABLE_KEY = 40;
const HOW = 'Write a key, an id, an issue (#12), a place (A1), a track or an exact title.';

/** Why `name` could not be used, what it could have been, and what to write instead. */
export function describeUnresolved(
  name: string,
  resolution: Exclude<Resolution, { readonly kind: 'found' }>,
): string {
  const written = `"${oneLine(name, 80)}"`;
  const { candidates } = resolution;
  switch (resolution.kind) {
    case 'ambiguous': {
      const list = candidates.map(describeMeaning).join('; ');
      return `${written} can mean ${candidates.length} things: ${list}. Write the key of the one that is meant.`;
    }
    case 'unknown': {
      if (resolution.isEmpty) return `${written} names nothing: the document has no deliverables.`;
      const list = candidates.map(describeNear).join('; ');
      const near = list === '' ? '' : ` Nearest: ${list}.`;
      return `${written} names no deliverable and no track.${near} ${HOW}`;
    }
    default:
      return resolution satisfies never;
  }
}

/** With the whole key: nothing else tells it apart. */
function describeMeaning(candidate: NameCandidate): string {
  const { key, title, line } = candidate;
  return `${oneLine(key)} ("${oneLine(title, 60)}"${sizeOf(candidate)}, line ${line})`;
}

function describeNear(candidate: NameCandidate): string {
  const { key, title, line } = candidate;
  const place = `${sizeOf(candidate)}, line ${line}`;
  return key.length > READABLE_KEY
    ? `"${oneLine(title, 60)}"${place}`
    : `${oneLine(key)} ("${oneLine(title, 30)}"${place})`;
}

function sizeOf({ whole, keys }: NameCandidate): string {
  return whole === null ? '' : `, ${keys.length} deliverables`;
}
