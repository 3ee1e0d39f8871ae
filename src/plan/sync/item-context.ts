import type { ConflictNote, Item } from '../../model/ledger.ts';
import type {
  Choice,
  DocumentItem,
  IssueState,
  MergedEvidence,
  SprintMilestone,
} from '../../model/observation.ts';
import { type FieldName, type FieldValue, taskOfField } from '../../model/sync-field.ts';
import type { SyncOptions } from '../../model/sync-options.ts';
import { digest } from './digest.ts';

/** One line, its issue, and what we remember of both. */
export interface ItemContext {
  readonly item: Item;
  readonly line: DocumentItem;
  readonly issue: IssueState;
  /** Merged pull requests that say something about this item and were not weighed for it. */
  readonly evidence: readonly MergedEvidence[];
  readonly milestone: SprintMilestone | undefined;
  readonly options: SyncOptions;
}

export interface Difference {
  readonly field: FieldName;
  readonly ours: FieldValue;
  readonly theirs: FieldValue;
}

/** The note that shows two values of which one has to give way. */
export function conflictNote(
  { item, issue }: ItemContext,
  { field, ours, theirs }: Difference,
  open: boolean,
): ConflictNote {
  const id = digest(issue.number, field, item.base[field] ?? null, ours, theirs);
  return { id, field, values: [ours, theirs], open };
}

/** What a person chose where exactly these values were shown. */
export function findChoice(context: ItemContext, difference: Difference): Choice | null {
  const { choices } = context.issue;
  if (Object.keys(choices).length === 0) return null;
  return choices[conflictNote(context, difference, true).id] ?? null;
}

export function isUntrusted({ issue }: ItemContext, field: FieldName): boolean {
  return issue.untrusted.includes(field);
}

export function booleanBase(item: Item, field: FieldName): boolean | undefined {
  const value = item.base[field];
  return typeof value === 'boolean' ? value : undefined;
}

/** A base of text or null; `undefined` where it is unknown. */
export function textBase(item: Item, field: FieldName): string | null | undefined {
  const value = item.base[field];
  return typeof value === 'boolean' || taskOfField(field) !== null ? undefined : value;
}
