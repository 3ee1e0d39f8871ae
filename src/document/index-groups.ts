import type { Group } from '../model/sprint-document.ts';
import { slugify } from './slug.ts';

/** Finds the group that a row's first cell names. */
export type FindGroup = (name: string) => Group | null;

/** Longer names of groups are found by their whole title only. */
const LONGEST_LABEL = 60;

/**
 * The groups of a document by what a table calls them: the title, the label at the beginning (`Track A`), or the
 * letter alone (`A - Data Collection`). A name that fits two groups names none.
 */
export function indexGroups(groups: readonly Group[]): FindGroup {
  const titles = new Map<string, Set<Group>>();
  const labels = new Map<string, Set<Group>>();
  const letters = new Map<string, Set<Group>>();
  for (const group of groups) {
    for (const title of [group.key, slugify(group.name), slugify(group.title)])
      add(titles, title, group);
    if (group.label !== null) add(labels, group.label.toLowerCase(), group);
    if (group.letter !== null) add(letters, group.letter.toLowerCase(), group);
  }
  return (name) => {
    const words = beginnings(name.toLowerCase());
    const found = [
      titles.get(slugify(name)),
      ...[labels, letters].map((index) => union(words.map((word) => index.get(word)))),
    ].find((matches) => matches !== undefined && matches.size > 0);
    const [only = null] = found ?? [];
    return found?.size === 1 ? only : null;
  };
}

function add(index: Map<string, Set<Group>>, name: string, group: Group): void {
  const known = index.get(name);
  if (known) known.add(group);
  else index.set(name, new Set([group]));
}

/** The beginnings of a text that end where a word ends. */
function beginnings(text: string): readonly string[] {
  const found: string[] = [];
  for (let end = 1; end <= Math.min(text.length, LONGEST_LABEL); end++)
    if (!/^[\p{L}\p{N}.]/u.test(text.slice(end, end + 2))) found.push(text.slice(0, end));
  return found;
}

function union(sets: readonly (ReadonlySet<Group> | undefined)[]): ReadonlySet<Group> {
  return new Set(sets.flatMap((set) => [...(set ?? [])]));
}
