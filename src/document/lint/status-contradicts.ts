import type { StatusField } from '../../model/field.ts';
import type { Deliverable, Group, SprintDocument } from '../../model/sprint-document.ts';
import { readStatusText } from '../wording/status-text.ts';
import { isExcused } from './excused.ts';
import type { Defect, LintInput, LintRule } from './lint-rule.ts';

export const statusContradicts: LintRule = {
  name: 'status-contradicts',
  docs: 'A status word contradicts the boxes or items below it.',
  severity: 'warning',
  check: (input) => {
    const { document } = input;
    if (!document) return [];
    const { sprint, groups, deliverables } = document;
    return [
      ...judge(sprint.status, workOf(deliverables, input)),
      ...groups.flatMap((group) =>
        group.status ? judge(group.status, workOf(itemsOf(group, document), input)) : [],
      ),
      ...deliverables.flatMap((item) =>
        judge(item.state?.kind === 'status' ? item.state : null, boxesOf(item, input)),
      ),
    ];
  },
};

/** A unit of work below a status: where it stands and how far it is. */
interface Work {
  readonly line: number;
  readonly done: boolean;
}

/** Done in one respect only says nothing of the rest. */
const NARROW =
  /^(?:code[- ]complete|feature complete|design only|merged|deployed|released|shipped|implemented|live|verified|passed|accepted|success|successful|achieved|resolved|fixed)$/i;
const NOTHING_BEGUN =
  /^(?:not (?:yet )?started|unstarted|nicht (?:begonnen|gestartet)|non commencée?|pas commencé|no iniciad[oa]|não iniciad[oa]|non iniziat[oa]|başlamadı|не начат[оа]?|nie rozpoczęto|未开始|未開始|未着手|미시작|시작 ?전)$/i;

function judge(field: StatusField | null, work: readonly Work[]): readonly Defect[] {
  if (!field) return [];
  const { word, tail } = readStatusText(field.raw);
  const open = work.filter(({ done }) => !done);
  const done = work.filter((unit) => unit.done);
  // Free text behind the word may say what is left.
  const plain = !/\p{L}/u.test(tail);
  if (field.value === 'done' && plain && !NARROW.test(word) && open[0])
    return [
      {
        offset: field.range.start,
        message: `The status is "${field.raw.trim()}", but ${count(open.length, work.length)} below it ${open.length === 1 ? 'is' : 'are'} open, first on line ${open[0].line}. Set the status or the boxes right.`,
      },
    ];
  const finished = field.value === 'not-started' && work.length > 1 && open.length === 0;
  if ((NOTHING_BEGUN.test(word) || (word !== '' && finished)) && plain && done[0])
    return [
      {
        offset: field.range.start,
        message: `The status is "${field.raw.trim()}", but ${count(done.length, work.length)} below it ${done.length === 1 ? 'is' : 'are'} done, first on line ${done[0].line}. Set the status or the boxes right.`,
      },
    ];
  return [];
}

function count(some: number, all: number): string {
  return `${some} of ${all}`;
}

function workOf(items: readonly Deliverable[], input: LintInput): readonly Work[] {
  return items.flatMap((item) => {
    const { status, state, line } = item;
    const silent = status === null || state === null || state.kind === 'from-group';
    if (silent || status === 'deferred' || status === 'cancelled') return [];
    const done = status === 'done';
    return !done && isExcused(line, input) ? [] : [{ line, done }];
  });
}

function boxesOf({ tasks }: Deliverable, input: LintInput): readonly Work[] {
  return tasks
    .map(({ line, box }) => ({ line, done: box.value }))
    .filter(({ line, done }) => done || !isExcused(line, input));
}

/** The items of a group and of the groups inside it. */
function itemsOf(group: Group, { groups, deliverables }: SprintDocument): readonly Deliverable[] {
  const inside = new Set([group.key]);
  // A parent stands before its children.
  for (const { key, parent } of groups) if (parent !== null && inside.has(parent)) inside.add(key);
  return deliverables.filter((item) => item.group !== null && inside.has(item.group));
}
