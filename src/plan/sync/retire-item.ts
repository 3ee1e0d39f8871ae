import type { ConflictNote, Intent, Item } from '../../model/ledger.ts';
import type { IssueState } from '../../model/observation.ts';
import { type FieldName, type FieldValue, taskField } from '../../model/sync-field.ts';
import { digest } from './digest.ts';
import { labelValue } from './label-value.ts';
import { withNotes } from './merge-item.ts';

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
  const edits = findEdits(item, issue);
  if (edits.length > 0) {
    const records = edits.map(([field, value]) => recordOf(issue, field, value));
    const settled = withNotes(item, { records, conflicts: [] });
    return { item: { ...settled, tie: 'detached' }, intent: null };
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
function findEdits(item: Item, issue: IssueState): readonly (readonly [FieldName, FieldValue])[] {
  const shown: readonly (readonly [FieldName, FieldValue])[] = [
    ['title', issue.title],
    ['done', issue.state === 'completed'],
    ['label', labelValue(issue)],
    ...(issue.block ?? []).map(({ key, done }) => [taskField(key), done] as const),
  ];
  return shown.filter(
    ([field, value]) => item.base[field] !== value && !issue.untrusted.includes(field),
  );
}

function recordOf(issue: IssueState, field: FieldName, value: FieldValue): ConflictNote {
  const id = digest(issue.number, 'vanished', field, value);
  return { id, field, values: [null, value], open: false };
}
