import type {
  Deliverable,
  DeliverableKey,
  Group,
  GroupKey,
  SprintDocument,
} from '../model/sprint-document.ts';
import { foldName } from './fold-name.ts';

/** Something that a name can mean: one deliverable, or a whole track. */
export interface NameCandidate {
  /** What to write to mean this one: the key of the deliverable or of the track. */
  readonly key: DeliverableKey | GroupKey;
  readonly title: string;
  readonly line: number;
  /** In document order; empty for a track without deliverables. */
  readonly keys: readonly DeliverableKey[];
  /** The track, or `null` for a deliverable. */
  readonly whole: GroupKey | null;
}

/** Every name of one document, built once so that each lookup is cheap. */
export interface NameIndex {
  readonly document: SprintDocument;
  /** Deliverables alone: a track's key (`backlog`) may well be a deliverable's title. */
  readonly byKey: ReadonlyMap<string, NameCandidate>;
  /** Folded titles, ids, issue numbers and labels. */
  readonly byName: ReadonlyMap<string, readonly NameCandidate[]>;
  /** `track a data collection`: label or id and title, with one blank between. */
  readonly byFullName: ReadonlyMap<string, readonly NameCandidate[]>;
  /** `a1`: the letter of a track and a place in it, where no id looks the same. */
  readonly byPlace: ReadonlyMap<string, readonly NameCandidate[]>;
}

type Names = Map<string, NameCandidate[]>;

/** A number in place of the letter would read as an id (`1.2`, `12`). */
const PLACE = /^\p{L}{1,3}[1-9]\d*$/u;

export function indexNames(document: SprintDocument): NameIndex {
  const byKey = new Map<string, NameCandidate>();
  const byName: Names = new Map();
  const byFullName: Names = new Map();
  const byPlace: Names = new Map();
  const members = membersByGroup(document);

  for (const item of document.deliverables) {
    const candidate = deliverableCandidate(item);
    byKey.set(item.key, candidate);
    const issue = item.issue === null ? [] : [`#${item.issue}`, `gh-${item.issue}`];
    const bareTitle = withoutId(item);
    addNames(byName, candidate, [item.key, item.title.value, bareTitle, item.id, ...issue]);
    if (item.id !== null) addNames(byFullName, candidate, [`${item.id} ${bareTitle}`]);
  }
  const ids = new Set(document.deliverables.map(({ id }) => foldName(id ?? '')));
  for (const group of document.groups) {
    const items = members.get(group.key) ?? [];
    const candidate = groupCandidate(group, items);
    addNames(byName, candidate, [group.name, group.title, group.label, group.key]);
    if (group.label !== null) addNames(byFullName, candidate, [`${group.label} ${group.name}`]);
    for (const [index, item] of items.entries()) {
      const place = foldName(placeName(group, index) ?? '');
      if (!ids.has(place)) addNames(byPlace, deliverableCandidate(item), [place]);
    }
  }
  return { document, byKey, byName, byFullName, byPlace };
}

/** `Track A: Data Import`, or the name alone. */
export function nameGroup({ label, name }: Group): string {
  return label === null ? name : `${label}: ${name}`;
}

/** The deliverables of each group in document order, those of the groups inside it included. */
export function membersByGroup({
  groups,
  deliverables,
}: SprintDocument): ReadonlyMap<GroupKey, readonly Deliverable[]> {
  const parents = new Map(groups.map(({ key, parent }) => [key, parent]));
  const members = new Map<GroupKey, Deliverable[]>(groups.map(({ key }) => [key, []]));
  for (const item of deliverables) {
    const around = new Set<GroupKey>();
    for (let key = item.group; key !== null && !around.has(key); key = parents.get(key) ?? null) {
      around.add(key);
      members.get(key)?.push(item);
    }
  }
  return members;
}

/** `A1` for the first deliverable of track A; `null` where the group has no letter. */
export function placeName({ letter }: Group, index: number): string | null {
  const place = `${letter ?? ''}${index + 1}`;
  return PLACE.test(place) ? place : null;
}

function addNames(
  names: Names,
  candidate: NameCandidate,
  written: readonly (string | null)[],
): void {
  for (const name of new Set(written.map((one) => foldName(one ?? '')))) {
    if (name === '') continue;
    const others = names.get(name);
    if (others) others.push(candidate);
    else names.set(name, [candidate]);
  }
}

/** `Write docs` for `T-12: Write docs`. */
function withoutId({ id, title }: Deliverable): string {
  const rest = id !== null && title.value.startsWith(id) ? title.value.slice(id.length) : '';
  return rest.replace(/^[\s:–—-]+/, '') || title.value;
}

function deliverableCandidate({ key, title, line }: Deliverable): NameCandidate {
  return { key, title: title.value, line, keys: [key], whole: null };
}

function groupCandidate(group: Group, items: readonly Deliverable[]): NameCandidate {
  return {
    key: group.key,
    title: nameGroup(group),
    line: group.line,
    keys: items.map(({ key }) => key),
    whole: group.key,
  };
}
