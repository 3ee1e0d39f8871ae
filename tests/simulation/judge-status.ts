import { DEFAULT_SYNC_OPTIONS } from '../../src/model/sync-options.ts';
import { labelFor } from '../../src/plan/sync/label-value.ts';
import { groupOf, type Pair, tokens } from './pairs.ts';
import { labelOf } from './people.ts';
import type { Edit, World } from './world.ts';

/** Where there was no place for a word and is one now, it says nothing. */
const OTHER_FORM = 'another form';

/** Word, label and "not planned" are one thing in three places. */
export function isStatusAccounted(
  world: World,
  { line, issue, edits, was }: Pair,
  edit: Edit,
): boolean {
  const after = edits.slice(edits.indexOf(edit) + 1);
  if (!issue) return true;
  const shown = tokens(labelOf(issue));
  // What began a line before it had an issue is weighed once it has one, whatever was said till then.
  const isKnown = was.some(({ id }) => (world.knownSince.get(id) ?? edit.at) < edit.at);
  const isBegun = world.pulls.some(
    ({ mergedAt, begins }) =>
      (mergedAt >= edit.at || !isKnown) && was.some(({ id }) => begins.includes(id)),
  );
  if (isBegun && (edit.value === null || edit.value === '-in-progress')) return true;
  const status = after.filter((later) => groupOf(later) === 'status' || later.field === 'state');
  if (edit.field === 'word') {
    const image = labelFor(edit.value as never, DEFAULT_SYNC_OPTIONS.labels);
    const stands = line?.word === edit.value || (line === null && labelOf(issue) === image);
    return (
      stands ||
      status.some(({ field, before }) => {
        if (field === 'word') return before === edit.value;
        if (field !== 'label') return true;
        const seen = tokens(before as string | null);
        // Where the document says nothing the tasks may, and what was opened again is not deferred.
        const isOpen = !seen.includes('not-planned');
        if (edit.value === null) {
          return seen.every((one) => one === 'in-progress' || (one === 'deferred' && isOpen));
        }
        return seen.includes(edit.value === 'cancelled' ? 'not-planned' : String(edit.value));
      })
    );
  }
  const [sign, word] = [String(edit.value)[0], String(edit.value).slice(1)];
  const isThere = shown.includes(word) || line?.word === word;
  const isSeen = status.some(({ field, before, exempt }) =>
    field === 'word'
      ? (before === word) === (sign === '+') || exempt === OTHER_FORM
      : field === 'label'
        ? tokens(String(before)).includes(word) === (sign === '+')
        : true,
  );
  if (isSeen) return true;
  // It may have met the derived label, which was then what both sides said.
  const isDerived =
    word === 'in-progress' &&
    after.some(({ field }) => field === 'word' || field === 'block' || field.startsWith('task'));
  if (isDerived || (word === 'in-progress' && issue.notes.some(({ choice }) => choice !== null))) {
    return true;
  }
  // It was the line's word, and went with the line.
  if (!line && was.some((one) => one.word === word)) return true;
  // What is done shows no status: a label taken off while it is completed says nothing.
  const isCompleted = [...after.filter(({ field }) => field === 'done'), ...world.pulls].some(
    (one) => ('mergedAt' in one ? one.mergedAt >= edit.at : one.at >= edit.at),
  );
  if (sign === '-' && isCompleted) return true;
  // Without the ledger nobody knows that a derived label was there before.
  if (edit.value === '-in-progress' && (world.counts['ledgers lost'] ?? 0) > 0) return true;
  // What is done shows no status, and a derived label follows its tasks.
  if (sign === '+') return isThere || line?.done === true || issue.state === 'completed';
  return !shown.includes(word) || after.some(({ field }) => field.startsWith('task'));
}
