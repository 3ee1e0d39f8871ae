import type { Deliverable, GroupKey, Sprint } from '../model/sprint-document.ts';
import type { FoundDeliverable } from './carriers/carrier.ts';
import type { Section } from './outline.ts';
import { slugify } from './slug.ts';

/**
 * Gives each deliverable its key: the sprint's id and the item's own id, or else the slugs of group and
 * title. A group that is a state is left out, since the item keeps its name when it moves. A second item of the same name gets `~2`, since a title is not an address.
 */
export function nameDeliverables(
  items: ReadonlyMap<Section, readonly FoundDeliverable[]>,
  {
    sprint,
    around,
  }: {
    readonly sprint: Sprint;
    readonly around: (section: Section) => GroupKey | null;
  },
): readonly Deliverable[] {
  const seen = new Map<string, number>();
  return [...items]
    .flatMap(([section, found]) => found.map((item) => ({ item, group: around(section) })))
    .toSorted((a, b) => a.item.line - b.item.line)
    .map(({ item, group }) => {
      const path = item.id
        ? item.id.toLowerCase()
        : [
            item.state?.kind === 'from-group' ? null : group,
            slugify(item.title.value) || 'untitled',
          ]
            .filter((part) => part !== null)
            .join('/');
      const key = `${sprint.id}/${path}`;
      const number = (seen.get(key) ?? 0) + 1;
      seen.set(key, number);
      return { ...item, group, key: number === 1 ? key : `${key}~${number}` };
    });
}
