import type { IssueState } from '../../model/observation.ts';
import { STATUSES } from '../../model/status.ts';
import type { Word } from '../../model/sync-field.ts';

/*
 * How a status shows on an issue: a set of tokens, the status labels that it carries and `not-planned`
 * where it is closed so. Written as text (`deferred+not-planned`), or null where it is empty, the set is
 * the value of the field `label`. A set and not one label, since people add theirs and forget ours.
 */

const NOT_PLANNED = 'not-planned';

/** Statuses that close an issue as not planned. */
export function isDropped(word: Word | null): boolean {
  return word === 'deferred' || word === 'cancelled';
}

export function labelValue({ labels, state }: Pick<IssueState, 'labels' | 'state'>): string | null {
  return write([...labels, ...(state === 'not_planned' ? [NOT_PLANNED] : [])]);
}

/** What an issue should show for a document's word. A status without a label cannot be shown. */
export function labelFor(word: Word | null, labels: readonly Word[]): string | null {
  if (word === null) return null;
  const shown = labels.includes(word) ? [word] : [];
  return write(isDropped(word) ? [...shown, NOT_PLANNED] : shown);
}

/** The same without "not planned", which a completed issue cannot show. */
export function withoutDrop(value: string | null): string | null {
  return write(read(value).filter((token) => token !== NOT_PLANNED));
}

/** The same with "not planned". */
export function withDrop(value: string | null): string | null {
  return write([...read(withoutDrop(value)), NOT_PLANNED]);
}

/** The status that a person meant who turned `before` into `after`. */
export function wordFor(after: string | null, before: string | null): Word | null {
  const now = read(after);
  const was = read(before);
  const statuses = STATUSES.filter((status): status is Word => now.includes(status));
  const dropped = statuses.includes('deferred') ? 'deferred' : 'cancelled';
  const isDropped = now.includes(NOT_PLANNED);
  const wasDropped = was.includes(NOT_PLANNED);
  if (isDropped && !wasDropped) return dropped;
  const added = statuses.filter((status) => !was.includes(status)).at(-1);
  if (added !== undefined) return added;
  if (isDropped) return dropped;
  return statuses.filter((status) => !(wasDropped && status === 'deferred')).at(-1) ?? null;
}

/** Whether people added more than one thing, so that nobody can tell which they meant. */
export function isAmbiguous(after: string | null, before: string | null): boolean {
  const was = read(before);
  const added = read(after).filter((token) => !was.includes(token));
  const isDeferral = added.includes(NOT_PLANNED) && added.includes('deferred');
  return added.length > (isDeferral ? 2 : 1);
}

/** The writes that turn what an issue shows into what it should show. */
export function labelChanges(
  shown: string | null,
  wanted: string | null,
): {
  readonly add: readonly Word[];
  readonly remove: readonly Word[];
  readonly drop: boolean | null;
} {
  const from = read(shown);
  const to = read(wanted);
  const isWord = (token: string): token is Word => token !== NOT_PLANNED;
  const dropped = to.includes(NOT_PLANNED);
  return {
    add: to.filter(isWord).filter((token) => !from.includes(token)),
    remove: from.filter(isWord).filter((token) => !to.includes(token)),
    drop: dropped === from.includes(NOT_PLANNED) ? null : dropped,
  };
}

/** A value after some of the writes. */
export function applyToLabel(
  value: string | null,
  changes: {
    readonly add: readonly Word[];
    readonly remove: readonly Word[];
    readonly drop: boolean | null;
  },
): string | null {
  const removed: readonly string[] = changes.remove;
  const kept = read(value).filter((token) => !removed.includes(token));
  const added = write([...new Set([...kept, ...changes.add])]);
  if (changes.drop === null) return added;
  return changes.drop ? withDrop(added) : withoutDrop(added);
}

function write(tokens: readonly string[]): string | null {
  return tokens.length > 0 ? tokens.toSorted().join('+') : null;
}

function read(value: string | null): readonly string[] {
  return value === null || value === '' ? [] : value.split('+');
}
