import type { Ledger } from '../../src/model/ledger.ts';
import { tagOfField } from '../../src/model/sync-field.ts';
import { isSpared } from './exempt.ts';
import { isStatusAccounted } from './judge-status.ts';
import { doneValue, duplicated, groupOf, type Pair, show } from './pairs.ts';
import { type Edit, type Issue, keyOf, type World } from './world.ts';

/** Each edit stands, was followed by one made in sight of it, or is on record. */
export function judgeEdits(world: World, pair: Pair, ledger: Ledger | null): readonly string[] {
  return pair.edits
    .filter(({ side }) => side === 'issue' || pair.line !== null)
    .filter(({ field }) => tagOfField(field) === null && field !== 'milestone')
    .filter((edit) => !isFought(world, pair, edit) && !isAccounted(world, pair, { edit, ledger }))
    .filter((edit) => !isSpared(world, pair, edit))
    .map(
      ({ at, side, of, field, before, value }) =>
        `lost: at ${at} a person set ${field} of ${side} ${of} from ${show(before)} to ${show(value)}`,
    );
}

/** What another program sets back is not ours to keep; which tasks follow neither. */
function isFought(world: World, { line, issue }: Pair, edit: Edit): boolean {
  const { fought, lines, deleted, over } = world;
  const group = groupOf(edit);
  const links = [...lines, ...deleted, ...over]
    .filter(({ id }) => id === fought)
    .map(({ link }) => link);
  const isOne = line?.id === fought || (issue !== null && links.includes(issue.number));
  // One that was let go with its sprint leaves no line to know its issue by.
  const isGone = links.length === 0 && line === null;
  const isConcerned = ['done', 'status'].includes(group) || group.startsWith('task:');
  return fought !== null && (isOne || isGone) && isConcerned;
}

function isAccounted(
  world: World,
  pair: Pair,
  { edit, ledger }: { readonly edit: Edit; readonly ledger: Ledger | null },
): boolean {
  const { line, issue, edits, was } = pair;
  const after = edits.slice(edits.indexOf(edit) + 1);
  if (isRecorded(issue, edit) || isOwed(world, pair, { edit, ledger })) return true;
  if (edit.side === 'document' && !issue) return true;
  const group = after.filter((later) => groupOf(later) === groupOf(edit));
  switch (groupOf(edit)) {
    case 'status':
      return isStatusAccounted(world, pair, edit);
    case 'done': {
      // Who opens what was not planned takes that back; they do not say that it is not done.
      const isTakenBack = edit.before === 'not_planned' && edit.value === 'open';
      if (isTakenBack && issue?.state !== 'not_planned') return true;
      const value = doneValue(edit.value);
      const isMerged = world.pulls.some(
        ({ mergedAt, lines, reverts }) =>
          mergedAt >= edit.at && (reverts !== null || was.some(({ id }) => lines.includes(id))),
      );
      const stands = line?.done === value || (issue?.state === 'completed') === value;
      return stands || isMerged || group.some(({ before }) => doneValue(before) === value);
    }
    case 'title': {
      const stands = line?.title === edit.value || issue?.title === edit.value;
      return stands || group.some(({ before }) => before === edit.value);
    }
    case 'prose':
      return issue?.prose === edit.value || group.some(({ before }) => before === edit.value);
    default: {
      const key = edit.field.slice('task:'.length);
      const task = line?.tasks.find((one) => one.key === key);
      const box = issue?.block?.find((one) => one.key === key);
      const isGone = line !== null && (!task || !box);
      const isChanged = after.some(({ field }) => field === 'tasks' || field === 'block');
      if (edit.value === false && isCompletedAfter(world, pair, edit)) return true;
      const stands = task?.done === edit.value || box?.done === edit.value;
      return isGone || isChanged || stands || group.some(({ before }) => before === edit.value);
    }
  }
}

/** Of a line that stands twice nothing is written: what is owed waits until a person has removed one. */
function isOwed(
  world: World,
  { line, issue }: Pair,
  { edit, ledger }: { readonly edit: Edit; readonly ledger: Ledger | null },
): boolean {
  const restore = ledger?.items[issue?.number ?? 0]?.debts.restore;
  if (line !== null || !restore || edit.side !== 'issue') return false;
  const twice = duplicated(world);
  const isTwice = world.lines.some(
    (one) => twice.has(one.id) && keyOf(world, one) === issue?.firstMarker,
  );
  const owed =
    edit.field === 'prose' ? restore.prose : restore.tasks[edit.field.replace('task:', '')];
  return isTwice && owed === edit.value;
}

/** A completion ticks the tasks that it finds open. */
function isCompletedAfter(world: World, { was, edits }: Pair, edit: Edit): boolean {
  return (
    world.pulls.some(
      ({ mergedAt, lines }) => mergedAt >= edit.at && was.some(({ id }) => lines.includes(id)),
    ) || edits.some(({ at, value }) => at >= edit.at && value === 'completed')
  );
}

function isRecorded(issue: Issue | null, edit: Edit): boolean {
  return (issue?.notes ?? []).some(({ field, values }) => {
    if (edit.value === 'not_planned' && String(values[1]).includes('not-planned')) return true;
    const group = field === 'word' || field === 'label' ? 'status' : field;
    if (group !== groupOf(edit)) return false;
    if (group === 'done') {
      return values.some((value) => value === edit.value || value === doneValue(edit.value));
    }
    if (group !== 'status') return values.some((value) => value === edit.value);
    const word = String(edit.value).replace(/^[+-]/, '');
    return (
      String(edit.value).startsWith('-') ||
      values.some(
        (value) => value === edit.value || (value !== null && String(value).includes(word)),
      )
    );
  });
}
