import type { Field } from '../../model/field.ts';
import type { DocumentEdit } from '../../model/forecast.ts';
import type { Metric, SprintDocument } from '../../model/sprint-document.ts';
import { nameGroup } from '../name-index.ts';

/** Labelled values that differ: of the sprint, of its tracks, of metrics. Lists and logs are not compared. */
export function compareValues(before: SprintDocument, after: SprintDocument): DocumentEdit[] {
  const was = valuesOf(before);
  return [...valuesOf(after)].flatMap(([subject, to]): DocumentEdit[] => {
    const from = was.get(subject);
    return from === undefined || from === to ? [] : [{ kind: 'value', subject, from, to }];
  });
}

function valuesOf(document: SprintDocument): ReadonlyMap<string, string> {
  const { sprint, groups, metrics, progress } = document;
  const values = new Map<string, string>();
  const add = (subject: string, field: Field | null) => {
    if (field !== null && !values.has(subject)) values.set(subject, field.raw.trim());
  };
  for (const { label, value } of sprint.metadata) add(label, value);
  add('Goal', sprint.goal);
  for (const group of groups) {
    for (const { label, value } of group.metadata) add(`${nameGroup(group)}: ${label}`, value);
  }
  for (const metric of metrics) addMetric(metric, add);
  for (const { group, field } of progress)
    add(group === null ? 'Progress' : `${group}: progress`, field);
  return values;
}

function addMetric(
  { category, current, target, status }: Metric,
  add: (subject: string, field: Field | null) => void,
): void {
  add(`${category}: current`, current);
  add(`${category}: target`, target);
  add(`${category}: status`, status);
}
