import type { CalendarDate } from './calendar-date.ts';
import type { CheckRef } from './check.ts';
import type { DeliverableKey } from './sprint-document.ts';

/** A pull request as an entry names it. `url` makes the number a link. */
export interface PullRequestRef {
  readonly number: number;
  readonly url: string | null;
}

/** Why something counts as done: a fact with a date, never the clock's. */
export interface Completion {
  readonly deliverable: DeliverableKey;
  readonly on: CalendarDate;
  readonly pullRequest: PullRequestRef | null;
  /** When the work began, where that is known to be earlier than `on`. */
  readonly startedOn: CalendarDate | null;
  /** `advances` comes from `Part of`: work has begun, nothing is finished. */
  readonly effect: 'completes' | 'advances';
  /** The check that passed, where that is the evidence. */
  readonly check?: CheckRef;
}

/** A merged pull request as far as it matters here. All texts are foreign and never interpreted as Markdown. */
export interface MergedPullRequest {
  readonly number: number;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  /** ISO 8601 instant. */
  readonly mergedAt: string;
  readonly commitMessages: readonly string[];
  /** What GitHub itself says the pull request closes; empty where that cannot be asked. */
  readonly closes: readonly IssueRef[];
  /** Paths that the pull request changed: an entry is not added to a section that it wrote itself. */
  readonly changedPaths: readonly string[];
}

export interface IssueRef {
  /** `owner/name`, lower case. */
  readonly repository: string;
  readonly number: number;
}
