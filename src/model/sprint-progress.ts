import type { GroupKey } from './sprint-document.ts';
import type { Status } from './status.ts';

/** `done` of `total`; deferred and cancelled work is in neither. */
export interface Tally {
  readonly done: number;
  readonly total: number;
}

/** How far one sprint is, counted from the items themselves and never from a stored number. */
export interface SprintProgress {
  readonly deliverables: Tally;
  /**
   * The outermost groups, labelled ones (`Track A`) where there are any. One is done when all of its work is done,
   * and there is some; one without deliverables is what its own status says.
   */
  readonly tracks: Tally;
  readonly tasks: Tally;
  /**
   * Whole percent, 0 to 100; 100 only when all is done. It counts what the document's own progress
   * line counts (tracks, deliverables or tasks), and deliverables where it has no such line.
   */
  readonly percent: number;
  readonly groups: readonly GroupProgress[];
}

/** One group that holds deliverables. */
export interface GroupProgress {
  readonly key: GroupKey;
  /** `Track B: Security & Performance Testing`: the heading without emoji and status. */
  readonly name: string;
  /** The status as written, not as derived. */
  readonly status: Status | null;
  readonly deliverables: Tally;
}
