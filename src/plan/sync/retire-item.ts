import type { ConflictNote, Intent, Item } from '../../model/ledger.ts';
import type { IssueState } from '../../model/observation.ts';
import { type FieldName, type FieldValue, taskField } from '../../model/sync-field.ts';
import type { OnDelete } from '../../model/sync-options.ts';
import { digest } from './digest.ts';
import { labelValue } from './label-value.ts';
import { withNotes } from './merge-item.ts';

type Value = readonly [field: FieldName | 'prose', value: FieldValue];

/** What becomes of an item whose line vanished. */
export interface Retirement {
  readonly item: Item;
  readonly intent: Intent | null;
}

/**
 * An issue that nobody touched since both sides agreed is closed as not planned. One that was edited,
 * or of which we do not know, is left to its people, with the values on record; so is each where the
 * config says that issues outlive their lines.
 */
export function retireItem(item: Item, issue: IssueState, onDelete: OnDelete): Retirement {
  if (onDelete !== 'close') {
    const records = findOwed(item).map((value) => recordOf(issue, value));
    const conflicts = onDelete === 'comment' && issue.state === 'open' ? [goneNote(issue)] : [];
    return { item: detach(item, { records, conflicts }), intent: null };
  }
  const edits = [...findEdits(item, issue), ...findOwed(item)];
  if (edits.length > 0 || issue.state !== 'open') {
    const records = edits.map((edit) => recordOf(issue, edit));
    return { item: detach(item, { records, conflicts: [] }), intent: null };
  }
  const { waits: _, ...quiet } = withNotes(item, { records: [], conflicts: [] });
  const intent: Intent = {
    issue: issue.number,
    purpose: 'close-vanished',
    seen: issue.seen,
    issueSide: { state: 'not_planned' },
    documentSide: {},
    evidence: [],
    doneBy: null,
    bothSides: false,
    implied: item.implied,
  };
  return { item: quiet, intent };
}

/** An open issue without our marker could be taken for one that nobody has written a line for yet. */
export function isToRemember({ state, marker }: IssueState): boolean {
  return state === 'open' && marker === null;
}

/**
 * The item of a sprint that is over: forgotten, once what is owed is paid. Its issue stays as it is, and
 * so does a question on it, to which nobody waits for an answer any more.
 */
export function letGo(
  item: Item,
  issue: IssueState,
  { remembers }: { readonly remembers: boolean },
): Item | null {
  const records = findOwed(item).map((value) => recordOf(issue, value));
  const comments = [...item.debts.comments.filter(({ open }) => !open), ...records];
  const isOwed = comments.length + item.debts.withdraw.length > 0;
  if (!isOwed && !(remembers && isToRemember(issue))) return null;
  const debts = { ...item.debts, comments, restore: null };
  const { waits: _, ...kept } = item;
  return { ...kept, debts, conflicts: [], tie: 'detached' };
}

/** One note however often the line comes and goes. It is open until the line is back. */
function goneNote({ number }: IssueState): ConflictNote {
  return { id: digest(number, 'line'), field: 'line', values: [null, null], open: true };
}

function detach({ waits: _, ...item }: Item, notes: Parameters<typeof withNotes>[1]): Item {
  const settled = withNotes(item, notes);
  return { ...settled, debts: { ...settled.debts, restore: null }, tie: 'detached' };
}

/** Values of the issue that are not what both sides agreed on. An unknown base counts as an edit. */
function findEdits(item: Item, issue: IssueState): readonly Value[] {
  const shown: readonly Value[] = [
    ['title', issue.title],
    ['done', issue.state === 'completed'],
    ['label', labelValue(issue)],
    ...(issue.block ?? []).map(({ key, done }) => [taskField(key), done] as const),
  ];
  return shown.filter(
    ([field, value]) =>
      field !== 'prose' && item.base[field] !== value && !issue.untrusted.includes(field),
  );
}

/** What our body had replaced is not put back any more. */
function findOwed({ debts: { restore } }: Item): readonly Value[] {
  if (restore === null) return [];
  return [
    ...Object.entries(restore.tasks).map(([key, value]): Value => [taskField(key), value]),
    ...(restore.prose === null ? [] : [['prose', restore.prose] as const]),
  ];
}

function recordOf(issue: IssueState, [field, value]: Value): ConflictNote {
  const id = digest(issue.number, 'vanished', field, value);
  return { id, field, values: [null, value], open: false };
}
