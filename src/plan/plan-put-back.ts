import type { Change } from '../model/change.ts';
import type { DateField } from '../model/field.ts';
import type { Group, MetadataLine } from '../model/sprint-document.ts';
import { deriveStatus, tallyDeliverables } from './derive.ts';
import { deliverablesOf } from './group-tree.ts';
import type { PlanContext } from './plan-completions.ts';

/**
 * What a completion had written about a whole group goes back with it: the day of completion and the marks
 * of its goals once it is complete no more, its start once nothing of it has begun. What stood there
 * before, the document of then tells; without it nothing is put back.
 */
export function planPutBack(group: Group, context: PlanContext): readonly Change[] {
  const { document, before, after, earlier } = context;
  const was = earlier?.groups.find(({ key }) => key === group.key);
  if (!was) return [];
  const items = deliverablesOf(document, group.key);
  const [then, now] = [tallyDeliverables(items, before), tallyDeliverables(items, after)];
  const isReopened = deriveStatus(then) === 'done' && deriveStatus(now) !== 'done';
  return [
    ...(isReopened ? [...putBackDate(group, was, 'actual'), ...putBackObjectives(group, was)] : []),
    ...(then.begun && !now.begun ? putBackDate(group, was, 'start') : []),
  ];
}

function putBackDate(group: Group, was: Group, role: 'actual' | 'start'): readonly Change[] {
  const now = dateOf(group, role);
  const then = dateOf(was, role);
  if (now === null || now.field.value === null) return [];
  const subject = { kind: 'group', key: group.key } as const;
  const { label, lineRange } = now.line;
  if (then !== null) {
    if (then.field.value !== null) return [];
    return [{ kind: 'put-back', subject, label, field: now.field, raw: then.field.raw }];
  }
  const isAlone = group.metadata.filter(({ line }) => line === now.line.line).length === 1;
  return role === 'actual' && isAlone
    ? [{ kind: 'remove-actual-date', group: group.key, label, lineRange }]
    : [];
}

function dateOf(
  { metadata }: Group,
  role: 'actual' | 'start',
): { readonly line: MetadataLine; readonly field: DateField } | null {
  const line = metadata.find((one) => one.role === role);
  return line?.value.kind === 'date' ? { line, field: line.value } : null;
}

function putBackObjectives(group: Group, was: Group): readonly Change[] {
  return group.objectives.flatMap(({ title, state: field }): readonly Change[] => {
    const then = was.objectives.find((one) => one.title === title)?.state;
    if (!field.value || then === undefined || then.value || then.kind !== field.kind) return [];
    const subject = { kind: 'group', key: group.key } as const;
    return [{ kind: 'put-back', subject, label: title, field, raw: then.raw }];
  });
}
