import { oneLine } from '../model/one-line.ts';
import type { NameCandidate } from './name-index.ts';
import type { Resolution } from './resolve-name.ts';

/** Why `name` could not be used, what it could have been, and what to write instead. */
export function describeUnresolved(
  name: string,
  { kind, candidates }: Exclude<Resolution, { readonly kind: 'found' }>,
): string {
  const written = `"${oneLine(name, 80)}"`;
  const list = candidates.map(describeCandidate).join('; ');
  switch (kind) {
    case 'ambiguous':
      return `${written} can mean ${candidates.length} things: ${list}. Write the key of the one that is meant.`;
    case 'unknown':
      return candidates.length === 0
        ? `${written} names nothing: the document has no deliverables.`
        : `${written} names no deliverable and no track. Nearest: ${list}. Write a key, an id, an issue (#12), a place (A1), a track or an exact title.`;
    default:
      return kind satisfies never;
  }
}

function describeCandidate({ key, title, line, whole, keys }: NameCandidate): string {
  const size = whole === null ? '' : `, ${keys.length} deliverables`;
  return `${oneLine(key)} ("${oneLine(title, 60)}"${size}, line ${line})`;
}
