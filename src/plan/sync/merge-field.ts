import type { Choice } from '../../model/observation.ts';
import type { Direction, FieldValue, Policy } from '../../model/sync-field.ts';

/** What becomes of one field. */
export type FieldMerge<Value extends FieldValue> =
  /** Nothing to do, and nothing new is known. */
  | { readonly kind: 'same' }
  /** Both sides say this value: it is the base from now on. */
  | { readonly kind: 'agree'; readonly value: Value }
  | { readonly kind: 'to-issue'; readonly value: Value; readonly lost: Value | undefined }
  | { readonly kind: 'to-document'; readonly value: Value; readonly lost: Value | undefined }
  /** Both changed, and a person has to choose. */
  | { readonly kind: 'conflict' };

export interface FieldSides<Value extends FieldValue> {
  /** `undefined`: unknown. Then nothing tells which side changed, and neither is overwritten. */
  readonly base: Value | undefined;
  readonly ours: Value;
  readonly theirs: Value;
  /** The value was set by someone without the right to: it is no edit. */
  readonly untrusted: boolean;
  readonly direction: Direction;
  readonly policy: Policy;
  /** What a person chose in the open note for exactly these values. */
  readonly choice: Choice | null;
}

/** The three-way merge of one field. `lost` is a person's value that the merge replaces. */
export function mergeField<Value extends FieldValue>(sides: FieldSides<Value>): FieldMerge<Value> {
  const { base, ours, theirs, direction } = sides;
  if (direction === 'off') return { kind: 'same' };
  if (ours === theirs) return base === ours ? { kind: 'same' } : { kind: 'agree', value: ours };
  if (base !== undefined && ours === base) {
    const flows = direction !== 'document' && !sides.untrusted;
    return flows ? { kind: 'to-document', value: theirs, lost: undefined } : { kind: 'same' };
  }
  if (base !== undefined && (theirs === base || sides.untrusted)) {
    if (direction === 'github') return { kind: 'same' };
    return { kind: 'to-issue', value: ours, lost: theirs === base ? undefined : theirs };
  }
  return mergeEdits(sides);
}

/** Both sides have a value of their own. */
function mergeEdits<Value extends FieldValue>(sides: FieldSides<Value>): FieldMerge<Value> {
  const { ours, theirs } = sides;
  switch (winner(sides)) {
    case 'document':
      return { kind: 'to-issue', value: ours, lost: theirs };
    case 'github':
      return { kind: 'to-document', value: theirs, lost: ours };
    case 'ask':
      return { kind: 'conflict' };
  }
}

function winner(sides: FieldSides<FieldValue>): Policy {
  const { base, direction, policy, choice } = sides;
  if (choice !== null) return choice;
  if (base === undefined) return 'ask';
  return direction === 'both' ? policy : direction === 'off' ? 'ask' : direction;
}
