import type { IssuesReport } from './issues-report.ts';
import type { DocumentPlan } from './plan.ts';
import type { Problem } from './problem.ts';
import type { DeliverableKey } from './sprint-document.ts';
import type { SprintProgress } from './sprint-progress.ts';

/** What one run found and did, or would do. Plain data: all that a shell shows comes from here. */
export interface SyncReport {
  /** `owner/name`. */
  readonly repository: string;
  readonly dryRun: boolean;
  /** In the order in which they were merged. */
  readonly pullRequests: readonly PullRequestReport[];
  readonly documents: readonly DocumentReport[];
  /** Where issues play a part; empty elsewhere. */
  readonly issues: readonly IssuesReport[];
  /** Problems that belong to no document: the config, a directive that names nothing known. */
  readonly problems: readonly ReportedProblem[];
  /** Full sentences of our own about the run: why nothing was done, what was left out. */
  readonly notes: readonly string[];
}

/** A merged pull request that was looked at. */
export interface PullRequestReport {
  readonly number: number;
  readonly url: string;
  /** Foreign text. */
  readonly title: string;
  readonly completes: readonly DeliverableKey[];
  readonly advances: readonly DeliverableKey[];
  /** Where it names nothing: the exact line to put into the next body, or `null`. */
  readonly proposal: string | null;
}

export interface DocumentReport {
  /** Path in the repository. */
  readonly path: string;
  /** The sprint's name as written. */
  readonly sprint: string;
  /** The whole text as it was read. */
  readonly before: string;
  /** The whole text with the plan applied; equal to `before` when nothing changes. */
  readonly after: string;
  readonly plan: DocumentPlan;
  /** What the deliverables of the document are called. */
  readonly titles: Readonly<Record<DeliverableKey, string>>;
  readonly outcome: Outcome;
  /** Of the document itself and of its plan. */
  readonly problems: readonly Problem[];
  readonly progress: { readonly before: SprintProgress; readonly after: SprintProgress };
}

/** What became of a document's plan. */
export type Outcome =
  /** The plan was empty: nothing was written. */
  | { readonly kind: 'unchanged' }
  /** Dry run: this is what would be written. */
  | { readonly kind: 'planned' }
  | { readonly kind: 'committed'; readonly sha: string; readonly url: string | null }
  /** The branch is protected: the change waits in our pull request. */
  | { readonly kind: 'proposed'; readonly pullRequest: number; readonly url: string }
  /** Our pull request could not be opened: `advice` says which setting to change. */
  | {
      readonly kind: 'pushed';
      readonly branch: string;
      readonly compareUrl: string;
      readonly advice: string;
    }
  /** People closed our pull request unmerged: the same change is not proposed again. */
  | { readonly kind: 'declined'; readonly pullRequest: number; readonly url: string }
  /** Nothing was written, because a person has to act first: `advice` says what to do. */
  | { readonly kind: 'blocked'; readonly advice: string };

/** A problem with the file that its line and column refer to. */
export interface ReportedProblem extends Problem {
  /** `null` where the place is not in a file of the repository; the message then names it. */
  readonly path: string | null;
}
