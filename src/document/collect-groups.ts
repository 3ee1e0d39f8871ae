import type { Group, GroupKey } from '../model/sprint-document.ts';
import type { TextLine } from './blocks/block.ts';
import { flattenSections, type Section } from './outline.ts';
import { groupKey, readGroup, readGroupName } from './read-groups.ts';
import { readMetadata } from './read-metadata.ts';
import type { Words } from './wording/find-phrase.ts';

/** The groups of a document and the group that each section's items belong to. */
export interface Groups {
  readonly groups: readonly Group[];
  /** The group around a section, its own included; `null` outside all groups. */
  readonly around: (section: Section) => GroupKey | null;
}

interface Context {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly words: Words;
}

/**
 * A group is the nearest heading above items that names more than a kind (`Deliverables`), or a part of
 * the sprint by its label (`Track B`) that has items or a status.
 */
export function collectGroups(
  root: Section,
  { withItems, context }: { readonly withItems: ReadonlySet<Section>; readonly context: Context },
): Groups {
  const named = new Set([...withItems].map(namingSection));
  const sections = flattenSections(root).filter(
    (section) => named.has(section) || isLabelledPart(section, withItems, context),
  );
  const keys = uniqueKeys(sections);
  const around = (section: Section | null): GroupKey | null => {
    for (let at = section; at; at = at.parent) {
      const key = keys.get(at);
      if (key) return key;
    }
    return null;
  };
  const groups = sections.map((section) =>
    readGroup({
      section,
      key: keys.get(section) ?? '',
      parent: around(section.parent),
      own: flattenSections(section).filter((inner) => around(inner) === keys.get(section)),
      withItems,
      ...context,
    }),
  );
  return { groups, around };
}

/** `Deliverables` below `Track A` means Track A; below the document's title it stands for itself. */
function namingSection(section: Section): Section | null {
  let at = section;
  while (at.role === 'container' && at.parent && at.parent.level >= 2) at = at.parent;
  return at.level >= 2 || (at.level === 1 && at.role === 'work' && !isTitle(at)) ? at : null;
}

/** The first heading of the first level is the document's title. */
function isTitle(section: Section): boolean {
  return section.parent?.children.find(({ level }) => level === 1) === section;
}

function isLabelledPart(
  section: Section,
  withItems: ReadonlySet<Section>,
  { text, lines, words }: Context,
): boolean {
  if (section.level < 2 || section.role !== 'work') return false;
  if (readGroupName(section.title).label === null) return false;
  if (flattenSections(section).some((inner) => withItems.has(inner))) return true;
  return readMetadata(text, section.blocks, { lines, words }).some(({ role }) => role === 'status');
}

/** Twins get `~2`, `~3` and so on. */
function uniqueKeys(sections: readonly Section[]): ReadonlyMap<Section, GroupKey> {
  const taken = new Set<GroupKey>();
  const counts = new Map<GroupKey, number>();
  return new Map(
    sections.map((section) => {
      const key = groupKey(readGroupName(section.title));
      let number = (counts.get(key) ?? 0) + 1;
      while (taken.has(numbered(key, number))) number++;
      counts.set(key, number);
      taken.add(numbered(key, number));
      return [section, numbered(key, number)];
    }),
  );
}

function numbered(key: GroupKey, number: number): GroupKey {
  return number === 1 ? key : `${key}~${number}`;
}
