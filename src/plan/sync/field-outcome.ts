import type { ConflictNote, DocumentSideValues, IssueSide } from '../../model/ledger.ts';
import type { Base, FieldName } from '../../model/sync-field.ts';
import type { SyncProblem } from '../../model/sync-plan.ts';
import {
  conflictNote,
  type Difference,
  findChoice,
  type ItemContext,
  isUntrusted,
} from './item-context.ts';
import { type FieldMerge, type FieldSides, mergeField } from './merge-field.ts';

/** What the merge of one field, or of a few that belong together, comes to. */
export interface FieldOutcome {
  /** Values that both sides hold now. */
  readonly agreed: Base;
  readonly issueSide: IssueSide;
  readonly documentSide: DocumentSideValues;
  /** A person's value is replaced: to be put on record. */
  readonly records: readonly ConflictNote[];
  /** Nothing is written until a person chooses. */
  readonly conflicts: readonly ConflictNote[];
  readonly problems: readonly SyncProblem[];
}

export const NO_OUTCOME: FieldOutcome = {
  agreed: {},
  issueSide: {},
  documentSide: {},
  records: [],
  conflicts: [],
  problems: [],
};

/** A field's merge with everything around it but the writes, which each field has its own form of. */
export function mergeNamed<Value extends string | boolean>(
  context: ItemContext,
  field: FieldName,
  sides: Pick<FieldSides<Value>, 'base' | 'ours' | 'theirs' | 'direction' | 'policy'>,
): { readonly merge: FieldMerge<Value>; readonly outcome: FieldOutcome } {
  const difference = { field, ours: sides.ours, theirs: sides.theirs };
  const untrusted = isUntrusted(context, field);
  const choice = findChoice(context, difference);
  const merge = mergeField<Value>({ ...sides, untrusted, choice });
  const outcome = describeMerge(context, { merge, difference, untrusted, chosen: choice !== null });
  return { merge, outcome };
}

function describeMerge(
  context: ItemContext,
  {
    merge,
    difference,
    untrusted,
    chosen,
  }: {
    readonly merge: FieldMerge<string | boolean>;
    readonly difference: Difference;
    readonly untrusted: boolean;
    readonly chosen: boolean;
  },
): FieldOutcome {
  const { field } = difference;
  switch (merge.kind) {
    case 'same': {
      const ignored = untrusted && difference.ours !== difference.theirs;
      const issue = context.issue.number;
      return ignored
        ? { ...NO_OUTCOME, problems: [{ kind: 'not-entitled', issue, field }] }
        : NO_OUTCOME;
    }
    case 'agree':
      return { ...NO_OUTCOME, agreed: { [field]: merge.value } };
    case 'to-issue':
    case 'to-document':
      return merge.lost === undefined ? NO_OUTCOME : replaced(context, difference, chosen);
    case 'conflict':
      return openConflict(context, difference);
  }
}

/** A chosen conflict stays open until the values have met, since its write may still come to nothing. */
export function replaced(
  context: ItemContext,
  difference: Difference,
  chosen: boolean,
): FieldOutcome {
  const note = conflictNote(context, difference, chosen);
  return chosen ? { ...NO_OUTCOME, conflicts: [note] } : { ...NO_OUTCOME, records: [note] };
}

export function openConflict(context: ItemContext, difference: Difference): FieldOutcome {
  const { field, ours, theirs } = difference;
  const issue = context.issue.number;
  return {
    ...NO_OUTCOME,
    conflicts: [conflictNote(context, difference, true)],
    problems: [{ kind: 'conflict', issue, field, document: ours, github: theirs }],
  };
}
