import type { DeliverableKey } from './sprint-document.ts';

/** A check run, a workflow's job or a commit status, as it stands on one commit. */
export interface CheckState {
  /** Foreign text. */
  readonly name: string;
  /** `skipped`: it ended without saying anything. */
  readonly state: 'passed' | 'failed' | 'skipped' | 'pending';
  /** Where people look at it. */
  readonly url: string | null;
  /** ISO 8601 instant at which it ended; `null` while it has not, or where GitHub does not tell. */
  readonly endedAt: string | null;
  /** What it says of itself: title and summary. */
  readonly summary: string;
}

/** What a box is bound to. */
export type CheckTarget =
  | { readonly kind: 'deliverable'; readonly key: DeliverableKey }
  /** A task or a criterion, by the offset of its box. */
  | { readonly kind: 'box'; readonly start: number };

export interface CheckBinding {
  /** Name of checks; `*` stands for anything. */
  readonly pattern: string;
  readonly target: CheckTarget;
}

/** A check as an entry names it. `url` makes the name a link. */
export interface CheckRef {
  readonly name: string;
  readonly url: string | null;
}

/** What the checks that a box is bound to say about it together. */
export interface CheckVerdict {
  readonly target: CheckTarget;
  readonly passed: boolean;
  /** The one that failed, or the last one that passed. */
  readonly check: CheckRef;
  /** ISO 8601 instant. */
  readonly at: string;
}
