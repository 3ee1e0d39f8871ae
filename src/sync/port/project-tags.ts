import { readOwners } from '../../document/wording/owner-text.ts';
import type { DocumentTags } from '../../model/observation.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import { type TagName, tagName } from '../../model/sync-field.ts';
import { fold, labelOfTrack, type TagConfig } from './tag-mapping.ts';

/** What the place of a line, and the owners that it or its track names, say its issue should have. */
export function projectTags(
  item: Deliverable,
  document: SprintDocument,
  config: TagConfig,
): DocumentTags {
  const label = labelOfTrack(document, item.group, config);
  const owners = ownersOf(item, document);
  return {
    kinds: [
      ...(owners === null ? [] : ['assignee' as const]),
      ...(config['track-labels'] === null ? [] : ['track' as const]),
    ],
    has: [...loginsOf(owners ?? '', config), ...(label === null ? [] : [tagName('track', label)])],
    takesOwners: item.owners.length > 0,
  };
}

/** Names of owners that stand for nobody on GitHub as far as the config tells, each once. */
export function findUnknownOwners(
  document: SprintDocument,
  { people }: Pick<TagConfig, 'people'>,
): readonly string[] {
  const known = knownNames(people);
  const places = [
    ...document.deliverables.flatMap(({ owners }) => owners),
    ...document.groups.flatMap(({ owner }) => owner ?? []),
  ];
  const names = places.flatMap(({ raw }) => readOwners(raw).map(({ name }) => name));
  return [...new Set(names)].filter((name) => !known.has(fold(name)));
}

/** The value that counts: the line's own, or that of the nearest track that has one. */
function ownersOf({ owners, group }: Deliverable, { groups }: SprintDocument): string | null {
  const [own] = owners;
  if (own) return own.raw;
  let track = groups.find(({ key }) => key === group);
  while (track && track.owner === null) {
    const { parent } = track;
    track = groups.find(({ key }) => key === parent);
  }
  return track?.owner?.raw ?? null;
}

function loginsOf(raw: string, { people }: TagConfig): readonly TagName[] {
  const known = knownNames(people);
  const logins = readOwners(raw).flatMap(({ name }) => known.get(fold(name)) ?? []);
  return [...new Set(logins.map((login) => tagName('assignee', login)))];
}

/** Logins by the names in the config, and by themselves. */
function knownNames(people: TagConfig['people']): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(people).flatMap(([name, login]): [string, string][] => [
      [fold(name), login],
      [fold(login), login],
    ]),
  );
}
