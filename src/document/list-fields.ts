import type { Field } from '../model/field.ts';
import type { LogSection, SprintDocument } from '../model/sprint-document.ts';

/** Every field of a document, each place once, in reading order. */
export function listFields(document: Omit<SprintDocument, 'problems'>): readonly Field[] {
  const { sprint, groups, deliverables, criteria, metrics, progress, rows } = document;
  const all: readonly (Field | null)[] = [
    ...sprint.metadata.map(({ value }) => value),
    sprint.status,
    sprint.goal,
    ...groups.flatMap((group) => [
      ...group.metadata.map(({ value }) => value),
      ...group.objectives.map(({ state }) => state),
      ...datesOf(group.updates),
    ]),
    ...deliverables.flatMap(({ title, state, echoes, owners, tasks }) => [
      title,
      state && 'range' in state ? state : null,
      ...echoes,
      ...owners,
      ...tasks.map(({ box }) => box),
    ]),
    ...criteria.map(({ box }) => box),
    ...metrics.flatMap(({ current, target, status }) => [current, target, status]),
    ...progress.map(({ field }) => field),
    ...rows.flatMap((row) => [row.status, ...row.progress]),
    document.overallStatus,
    ...document.lastUpdated,
    ...document.models,
    ...datesOf(document.changeLog),
  ];
  const byPlace = new Map<string, Field>();
  for (const field of all) if (field) byPlace.set(`${field.range.start}-${field.range.end}`, field);
  return [...byPlace.values()].toSorted((a, b) => a.range.start - b.range.start);
}

function datesOf(log: LogSection | null): readonly Field[] {
  return log?.entries.map(({ date }) => date) ?? [];
}
