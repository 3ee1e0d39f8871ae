import type { BoxField, StatusField } from '../../model/field.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import { readStatusText } from '../wording/status-text.ts';
import type { Defect, LintInput, LintRule } from './lint-rule.ts';
import { positionOf } from './position-of.ts';

export const statusesDisagree: LintRule = {
  name: 'statuses-disagree',
  docs: 'Of the same thing one place says that it is done, and another that it is not.',
  severity: 'warning',
  check: ({ document, lines }) =>
    (document ? pairsOf(document) : []).flatMap((pair) => judge(pair, lines)),
};

type Stated = BoxField | StatusField;

interface Pair {
  readonly what: string;
  readonly first: Stated;
  readonly second: Stated;
}

function pairsOf(document: SprintDocument): readonly Pair[] {
  const { sprint, overallStatus, groups, rows, deliverables } = document;
  const whole =
    sprint.status && overallStatus
      ? [{ what: 'the sprint', first: sprint.status, second: overallStatus }]
      : [];
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const tracks = rows.flatMap((row) => {
    const group = byKey.get(row.group);
    return group?.status && row.status
      ? [{ what: `"${group.title}"`, first: group.status, second: row.status }]
      : [];
  });
  return [...whole, ...tracks, ...deliverables.flatMap(sightings)];
}

function sightings({ title, state, echoes }: Deliverable): readonly Pair[] {
  if (state?.kind !== 'box' && state?.kind !== 'status') return [];
  return echoes.map((second) => ({ what: `"${title.value}"`, first: state, second }));
}

function judge({ what, first, second }: Pair, lines: LintInput['lines']): readonly Defect[] {
  const [a, b] = [isDone(first), isDone(second)];
  if (a === null || b === null || a === b) return [];
  const { line } = positionOf(first.range.start, lines);
  return [
    {
      offset: second.range.start,
      message: `Here ${what} is ${describe(second)}, but on line ${line} it is ${describe(first)}. Make the two places agree.`,
    },
  ];
}

/** `null` where nothing is said, or where work has left the sprint. */
function isDone(field: Stated): boolean | null {
  const { value } = field;
  if (isRemark(field) || value === null || value === 'deferred' || value === 'cancelled')
    return null;
  return value === true || value === 'done';
}

/** `✅ On track`: an emoji with a remark may say something else. */
function isRemark(field: Stated): boolean {
  if (field.kind === 'box') return false;
  const { word, tail } = readStatusText(field.raw);
  return word === '' && /\p{L}/u.test(tail);
}

function describe(field: Stated): string {
  if (field.kind === 'box') return field.value ? 'ticked' : 'not ticked';
  return `"${field.raw.trim()}"`;
}
