import { doneValue, groupOf, type Pair } from './pairs.ts';
import { count, type Edit, type World } from './world.ts';

const UNDONE = 'undone between runs';

/** An exemption that was needed is counted, so that it cannot hide other things. */
export function isSpared(world: World, pair: Pair, edit: Edit): boolean {
  if (!isExempt(world, pair, edit)) return false;
  count(world, `spared because ${edit.exempt}`);
  return true;
}

/**
 * Not looked for. What was undone before any run saw it follows the other side, so there somebody, or a
 * merge, has to have been meanwhile.
 */
export function isExempt(world: World, pair: Pair, edit: Edit): boolean {
  return edit.exempt !== null && (edit.exempt !== UNDONE || isMovedElsewhere(world, pair, edit));
}

function isMovedElsewhere(world: World, { edits, was }: Pair, edit: Edit): boolean {
  const { pulls, brought } = world;
  const group = groupOf(edit);
  const names = (lines: readonly number[]) => was.some(({ id }) => lines.includes(id));
  const isOther = edits.some((one) => one.side !== edit.side && groupOf(one) === group);
  const isBrought = edit.side === 'issue' && was.some(({ id }) => brought.has(`${id}/${group}`));
  if (isOther || isBrought) return true;
  switch (group) {
    case 'done': {
      // A line that was written ticked is a change of the document from its first day.
      const isWritten = edit.side === 'issue' && was.some(({ startedDone }) => startedDone);
      const isTaken = doneValue(edit.value);
      return (
        isWritten || pulls.some(({ lines, reverts }) => (isTaken ? reverts !== null : names(lines)))
      );
    }
    case 'status':
      return (
        // Of several labels one becomes the word.
        edits.some((one) => groupOf(one) === 'status' && wordOf(one) !== wordOf(edit)) ||
        edits.some(({ field }) => field === 'state') ||
        pulls.some(({ begins }) => names(begins)) ||
        (edit.side === 'issue' && was.some(({ startedWith }) => startedWith !== null)) ||
        // The derived label follows the tasks.
        (wordOf(edit) === 'in-progress' && edits.some(({ field }) => field.startsWith('task')))
      );
    default:
      return (
        group.startsWith('task:') &&
        (pulls.some(({ lines }) => names(lines)) ||
          edits.some(({ value }) => value === 'completed'))
      );
  }
}

function wordOf({ value }: Edit): string {
  return String(value).replace(/^[+-]/, '');
}
