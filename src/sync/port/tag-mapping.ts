import type { Config } from '../../config/config.ts';
import { TRACK_PLACE } from '../../config/tag-settings.ts';
import type { TrackedIssue } from '../../github/tracker.ts';
import { formatIsoDate } from '../../model/calendar-date.ts';
import type { SprintMilestone } from '../../model/observation.ts';
import type { Group, Sprint, SprintDocument } from '../../model/sprint-document.ts';
import { type TagName, tagName } from '../../model/sync-field.ts';

/** The part of the config that says what issues get. */
export type TagConfig = Pick<Config, 'milestone' | 'track-labels' | 'owners' | 'people'>;

/** The label of the track that an item stands in, as the config spells it, or `null`. */
export function labelOfTrack(
  { groups }: Pick<SprintDocument, 'groups'>,
  group: string | null,
  { 'track-labels': names }: Pick<TagConfig, 'track-labels'>,
): string | null {
  const own = groups.find(({ key }) => key === group);
  if (own === undefined || names === null) return null;
  if (typeof names === 'string') return names.replace(TRACK_PLACE, () => own.label ?? own.name);
  const known = new Map(Object.entries(names).map(([name, label]) => [fold(name), label]));
  for (let track: Group | undefined = own; track !== undefined; ) {
    const { label, name, title, parent }: Group = track;
    const found = [label, name, title].flatMap((one) => known.get(fold(one ?? '')) ?? [])[0];
    if (found !== undefined) return found;
    track = groups.find(({ key }) => key === parent);
  }
  return null;
}

/** The names of all track labels that a document leads to, by their tags. */
export function trackLabels(
  document: SprintDocument,
  config: TagConfig,
): ReadonlyMap<TagName, string> {
  const names = document.groups.flatMap(({ key }) => labelOfTrack(document, key, config) ?? []);
  return new Map(names.map((name) => [tagName('track', name), name]));
}

/** Of what an issue has, all that the mapping speaks of, or did when both sides last agreed. */
export function tagsOfIssue(
  { assignees, labels, milestone }: Pick<TrackedIssue, 'assignees' | 'labels' | 'milestone'>,
  {
    config,
    tracks,
    known,
  }: {
    readonly config: TagConfig;
    readonly tracks: ReadonlyMap<TagName, string>;
    /** Fields of the issue's base. */
    readonly known: readonly string[];
  },
): readonly TagName[] {
  const people = new Set(Object.values(config.people).map((login) => login.toLowerCase()));
  return [
    ...assignees
      .filter((login) => config.owners !== 'off' && people.has(login.toLowerCase()))
      .map((login) => tagName('assignee', login)),
    ...labels
      .map((name) => tagName('track', name))
      .filter((tag) => config['track-labels'] !== null && (tracks.has(tag) || known.includes(tag))),
    ...(milestone === null || config.milestone === 'off' ? [] : [tagName('milestone', milestone)]),
  ].sort();
}

/** What the sprint's milestone is called, and when it is due. */
export function milestoneWish({ name, metadata }: Sprint): Omit<SprintMilestone, 'number'> {
  const dates = metadata.flatMap(({ role, value }) =>
    value.kind === 'date' && value.value !== null ? [{ role, date: value.value }] : [],
  );
  const end =
    dates.find(({ role }) => role === 'end') ?? dates.find(({ role }) => role === 'target');
  return { title: name, dueOn: end === undefined ? null : formatIsoDate(end.date) };
}

export function fold(name: string): string {
  return name.trim().toLowerCase();
}
