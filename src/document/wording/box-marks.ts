import type { Status } from '../../model/status.ts';
import type { Dress } from './dress.ts';

/** What a box says by a mark that GitHub shows as text: `- [~] Title`. */
const MARKS: readonly (readonly [string, Status])[] = [
  ['~', 'in-progress'],
  ['/', 'in-progress'],
  ['-', 'cancelled'],
  ['>', 'deferred'],
  ['!', 'blocked'],
  ['x', 'done'],
  ['X', 'done'],
  [' ', 'not-started'],
];

/** The family of all marks of a document: they are written alike. */
export const BOX_MARKS = 'box mark';

export function statusOfMark(mark: string): Status | null {
  return MARKS.find(([known]) => known === mark)?.[1] ?? null;
}

/**
 * The mark for a status: the one that the document uses already, else the first known one. There is none for
 * a review, which is written as work in progress.
 */
export function writeBoxMark(raw: string, status: Status, dress: Dress): string {
  const meant = status === 'in-review' ? 'in-progress' : status;
  if (statusOfMark(raw) === meant) return raw;
  if (meant === 'done') return dress.tick;
  const own = dress.statuses.find(
    ({ family, text }) => family === BOX_MARKS && statusOfMark(text.tail) === meant,
  );
  return own?.text.tail ?? MARKS.find(([, says]) => says === meant)?.[0] ?? raw;
}
