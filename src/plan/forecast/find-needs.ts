import type { Need } from '../../model/forecast.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import { countsAsWork } from '../../model/status.ts';
import { findOwner } from '../group-tree.ts';
import type { NameIndex } from '../name-index.ts';
import { findMeanings } from '../resolve-name.ts';

/** `needs: A1, #12`, `**Depends on:** …`, `(blocked by: …)`, in a comment as well as in view. */
const NEEDS =
  /(?<![\p{L}\p{N}])(?:needs|depends on|blocked by|requires)[*_]{0,3}:[*_]{0,3}[ \t]*(?<names>[^\n]*)/giu;
/** Where such a list ends inside its line: the end of a comment, of a parenthesis or of a sentence. */
const END = /\s*(?:-->|\)(?=\s|$)|\.(?=\s|$)|\s[–—]\s).*$/u;
const LONGEST_NAME = 200;
const LONGEST_LIST = 2_000;
/** Nobody reads more. */
const MOST_NEEDS = 20;

/** What an item says that it needs, as far as it is not done. */
export function findNeeds(
  { document, index }: { readonly document: SprintDocument; readonly index: NameIndex },
  item: Deliverable,
): readonly Need[] {
  const lines = document.text.slice(item.block.start, item.block.end);
  const names = [...lines.matchAll(NEEDS)].flatMap(({ groups }) => readNames(groups?.['names']));
  const needs = names.flatMap((name): Need[] => {
    const meanings = findMeanings(index, name);
    const [meant] = meanings;
    if (meant === undefined || meanings.length > 1) {
      return [{ title: name, status: 'unknown', owner: null }];
    }
    return document.deliverables
      .filter(({ key, status }) => meant.keys.includes(key) && key !== item.key && isOpen(status))
      .map((need) => ({
        title: need.title.value,
        status: need.status,
        owner: findOwner(document, need.group),
      }));
  });
  return distinct(needs).slice(0, MOST_NEEDS);
}

function readNames(list: string | undefined): readonly string[] {
  const line = (list ?? '').slice(0, LONGEST_LIST).trimEnd().replace(END, '');
  return line
    .split(/,|;| and /)
    .map((name) => name.replace(/^\[([^\]]*)\].*$/, '$1').trim())
    .filter((name) => name !== '' && name.length <= LONGEST_NAME);
}

function isOpen(status: Deliverable['status']): boolean {
  return status !== 'done' && countsAsWork(status);
}

function distinct(needs: readonly Need[]): readonly Need[] {
  return [...new Map(needs.map((need) => [need.title, need])).values()];
}
