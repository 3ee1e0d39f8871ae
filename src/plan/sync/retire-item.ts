import type { ConflictNote, Intent, Item } from '../../model/ledger.ts';
import type { IssueState } from '../../model/observation.ts';
import { type FieldValue, taskField } from '../../model/sync-field.ts';
import { digest } from './digest.ts';
import { labelValue } from './label-value.ts';
import { withNotes } from './merge-item.ts';

type Value = readonly [field: ConflictNote['field'], value: FieldValue];

/** What becomes of an item whose line vanished. */
export interface Retirement {
  readonly item: Item;
  readonly intent: Intent | null;
}

/**
 * An issue that nobody touched since both sides agreed is closed as not planned. One that was edited,
 * or of which we do not know, is left to its people, with the values on record.
 */
export function retireItem(item: Item, issue: IssueState): Retirement {
  const edits = [...findEdits(item, issue), ...findOwed(item)];
  if (edits.length > 0) {
    const records = edits.map((edit) => recordOf(issue, edit));
    const settled = withNotes(item, { records, conflicts: [] });
    const debts = { ...settled.debts, restore: null };
    return { item: { ...settled, debts, tie: 'detached' }, intent: null };
  }
  const quiet = withNotes(item, { records: [], conflicts: [] });
  if (issue.state !== 'open') return { item: { ...quiet, tie: 'detached' }, intent: null };
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
