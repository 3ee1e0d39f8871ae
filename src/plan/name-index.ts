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
  const members = Map.groupBy(document.deliverables, ({ group }) => group);

  for (const item of document.deliverables) {
    const candidate = deliverableCandidate(item);
    byKey.set(item.key, candidate);
    const issue = item.issue === null ? [] : [`#${item.issue}`, `gh-${item.issue}`];
    addNames(byName, candidate, [item.key, item.title.value, item.id, ...issue]);
    if (item.id !== null) addNames(byFullName, candidate, [`${item.id} ${item.title.value}`]);
  }
  const ids = new Set(document.deliverables.map(({ id }) => foldName(id ?? '')));
  for (const group of document.groups) {
    const items = members.get(group.key) ?? [];
    const candidate = groupCandidate(group, items);
    addNames(byName, candidate, [group.title, group.label, group.key]);
    if (group.label !== null) addNames(byFullName, candidate, [`${group.label} ${group.title}`]);
    for (const [index, item] of items.entries()) {
      const place = foldName(placeName(group, index) ?? '');
      if (!ids.has(place)) addNames(byPlace, deliverableCandidate(item), [place]);
    }
  }
  return { document, byKey, byName, byFullName, byPlace };
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

function deliverableCandidate({ key, title, line }: Deliverable): NameCandidate {
  return { key, title: title.value, line, keys: [key], whole: null };
}

function groupCandidate(group: Group, items: readonly Deliverable[]): NameCandidate {
  return {
    key: group.key,
    title: group.label === null ? group.title : `${group.label}: ${group.title}`,
    line: group.line,
    keys: items.map(({ key }) => key),
    whole: group.key,
  };
}
