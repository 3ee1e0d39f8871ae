import type { FoundDeliverable } from './carriers/carrier.ts';
import type { ItemsBySection } from './read-items.ts';
import { slugify } from './slug.ts';

/**
 * A row and a detail heading with the same id, or the same title, are one item seen twice. The first place
 * names it; the states of both are kept in step. Twins of one form are two items.
 */
export function mergeSightings(text: string, items: ItemsBySection): ItemsBySection {
  const firsts = new Map<string, FoundDeliverable>();
  const repeats = new Map<FoundDeliverable, FoundDeliverable[]>();
  const merged = new Set<FoundDeliverable>();
  for (const item of [...items.values()].flat().toSorted((a, b) => a.line - b.line)) {
    const name = nameOf(item);
    const first = firsts.get(name);
    if (!first) firsts.set(name, item);
    else if (areSightings(text, first, item)) {
      const known = repeats.get(first);
      if (known) known.push(item);
      else repeats.set(first, [item]);
      merged.add(item);
    }
  }
  return new Map(
    [...items]
      .map(([section, found]) => {
        const kept = found.filter((item) => !merged.has(item));
        return [section, kept.map((item) => absorb(item, repeats.get(item) ?? []))] as const;
      })
      .filter(([, found]) => found.length > 0),
  );
}

function nameOf({ id, title }: FoundDeliverable): string {
  return id ? `id ${id.toLowerCase()}` : `title ${slugify(title.value)}`;
}

/** A list item and a heading are told from neighbours by their id only, since titles are short. */
function areSightings(text: string, first: FoundDeliverable, item: FoundDeliverable): boolean {
  if (isTable(first) !== isTable(item)) return true;
  return item.id !== null && isHeading(text, first) !== isHeading(text, item);
}

function isHeading(text: string, { block }: FoundDeliverable): boolean {
  return /^ {0,3}#/.test(text.slice(block.start, block.start + 4));
}

function isTable({ carrier }: FoundDeliverable): boolean {
  return carrier === 'table-status' || carrier === 'table-plain';
}

/** An item without a state of its own takes the one of its other sighting, with the boxes that say it. */
function absorb(item: FoundDeliverable, others: readonly FoundDeliverable[]): FoundDeliverable {
  const issue = item.issue ?? others.find((other) => other.issue !== null)?.issue ?? null;
  const source = item.state === null ? others.find(({ state }) => state !== null) : undefined;
  const places = others
    .filter((other) => other !== source)
    .flatMap(({ state, echoes }) => [state, ...echoes])
    .filter((place) => place?.kind === 'box' || place?.kind === 'status');
  const owners = [...item.owners, ...others.flatMap((other) => other.owners)];
  const echoes = [...item.echoes, ...(source?.echoes ?? []), ...places];
  return source
    ? {
        ...item,
        issue,
        echoes,
        owners,
        state: source.state,
        status: source.status,
        tasks: source.tasks,
      }
    : { ...item, issue, echoes, owners };
}
