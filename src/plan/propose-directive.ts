import type { Deliverable, SprintDocument } from '../model/sprint-document.ts';
import { countsAsWork } from '../model/status.ts';
import { findDirectives } from './evidence/directives.ts';
import { foreignLines } from './evidence/foreign-lines.ts';
import { indexNames, membersByGroup, type NameIndex, placeName } from './name-index.ts';
import { findMeanings } from './resolve-name.ts';

/**
 * The exact line that would have completed the open deliverable whose title comes nearest to what
 * a pull request is called, for a merge that named nothing; `null` where nothing is open. It only
 * proposes: a similar title is no evidence.
 */
export function proposeDirective(
  document: SprintDocument,
  pullRequestTitle: string,
): string | null {
  const wanted = wordsOf(pullRequestTitle);
  const [nearest] = document.deliverables
    .filter((item) => isOpen(item))
    .map((item) => ({ item, shared: shareOf(wanted, wordsOf(item.title.value)) }))
    .sort((a, b) => b.shared - a.shared);
  return nearest ? `Completes: ${writtenName(document, nearest.item)}` : null;
}

/** The shortest name that reads back as exactly this deliverable. */
function writtenName(document: SprintDocument, item: Deliverable): string {
  const index = indexNames(document);
  const names = [item.id, findPlaceName(document, item), `"${item.title.value}"`];
  return names.find((name) => name !== null && readsBack(name, item, index)) ?? item.key;
}

function readsBack(name: string, { key }: Deliverable, index: NameIndex): boolean {
  const [directive, ...others] = findDirectives(foreignLines(`Completes: ${name}`));
  if (!directive || others.length > 0 || directive.names.length !== 1) return false;
  const [only, ...more] = findMeanings(index, directive.whole.text);
  return more.length === 0 && only?.keys.length === 1 && only.keys[0] === key;
}

function findPlaceName(document: SprintDocument, item: Deliverable): string | null {
  const group = document.groups.find(({ key }) => key === item.group);
  const members = membersByGroup(document).get(item.group ?? '') ?? [];
  return group ? placeName(group, members.indexOf(item)) : null;
}

function isOpen(item: Deliverable): boolean {
  const { status } = item;
  return status !== 'done' && countsAsWork(status);
}

/** Words of three letters and more: shorter ones say nothing. */
function wordsOf(text: string): ReadonlySet<string> {
  return new Set(
    text
      .slice(0, 1000)
      .toLowerCase()
      .match(/[\p{L}\p{N}]{3,}/gu) ?? [],
  );
}

function shareOf(wanted: ReadonlySet<string>, words: ReadonlySet<string>): number {
  return [...words].filter((word) => wanted.has(word)).length / Math.max(1, words.size);
}
