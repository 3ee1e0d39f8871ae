import type { PullRequestRef } from './evidence.ts';
import type { DocumentPlan } from './plan.ts';
import type { Problem } from './problem.ts';
import type { Criterion, DeliverableKey, Metric } from './sprint-document.ts';
import type { SprintProgress } from './sprint-progress.ts';
import type { Status } from './status.ts';
import type { ReportedProblem } from './sync-report.ts';

/** What a pull request means for the sprint: the very plan that its merge applies, or has applied. */
export interface Forecast {
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequest: ForecastSubject;
  readonly standing: Standing;
  /** Those that the pull request concerns come first; the others stand as they are. */
  readonly documents: readonly DocumentForecast[];
  /** Of the config and of what the pull request says: their places are in no document. */
  readonly problems: readonly ReportedProblem[];
  /** Full sentences of our own. */
  readonly notes: readonly string[];
  /** Where nothing is named: the exact line that would complete the nearest deliverable, or `null`. */
  readonly proposal: string | null;
}

export interface ForecastSubject extends PullRequestRef {
  readonly url: string;
  /** Foreign text. */
  readonly title: string;
  /** What the forecast was made from. */
  readonly headSha: string;
  readonly baseBranch: string;
  /** When it had last changed, in milliseconds since 1970, of whole seconds. */
  readonly updatedAt: number;
  /** The pull request that it takes back, or `null`. */
  readonly reverts: number | null;
}

/** Where the pull request is on its way. */
export type Standing =
  | { readonly kind: 'open'; readonly isDraft: boolean }
  /** Open towards a branch on which a merge does not count; `onto` brings that branch further, if known. */
  | {
      readonly kind: 'stacked';
      readonly isDraft: boolean;
      readonly onto: PullRequestRef | null;
      /** Branches on which a merge counts. */
      readonly done: readonly string[];
    }
  /** Open, and our own: it brings a document up to date and completes nothing itself. */
  | { readonly kind: 'ours' }
  | {
      readonly kind: 'merged';
      /** What brought the document up to date; `null` where that is not known or was not needed. */
      readonly commit: CommitRef | null;
      /** Our own pull request in which the change waits for people. */
      readonly waitsIn: PullRequestRef | null;
    }
  /** Merged into a branch on which a merge does not count. */
  | { readonly kind: 'merged-aside'; readonly done: readonly string[] }
  | { readonly kind: 'closed' }
  | { readonly kind: 'reverted'; readonly by: PullRequestRef };

export interface CommitRef {
  readonly sha: string;
  readonly url: string;
}

export interface DocumentForecast {
  readonly path: string;
  /** The sprint's name as written. */
  readonly sprint: string;
  /** Whole texts: as the branch has it, with the pull request merged, and with the plan applied. */
  readonly texts: { readonly base: string; readonly merged: string; readonly after: string };
  readonly plan: DocumentPlan;
  /** In the order of the document. */
  readonly items: readonly ItemForecast[];
  readonly flips: readonly Flip[];
  readonly progress: { readonly before: SprintProgress; readonly after: SprintProgress };
  /** Criteria of the touched tracks and of the sprint that stay open. */
  readonly criteria: readonly Criterion[];
  readonly metrics: readonly Metric[];
  /** What the pull request's own edit of the document means. */
  readonly edits: readonly DocumentEdit[];
  /** What the edit brings in that was not there before; lines are of the merged text. */
  readonly findings: readonly Problem[];
  /** Of the plan, of the document and of names, with lines of the merged text. */
  readonly problems: readonly Problem[];
}

/** One deliverable that the pull request completes or advances. */
export interface ItemForecast {
  readonly key: DeliverableKey;
  readonly title: string;
  /** `Track A: Indexing`, or `null`. */
  readonly group: string | null;
  readonly owner: string | null;
  readonly line: number;
  readonly issue: number | null;
  readonly effect: 'completes' | 'advances';
  readonly from: Status | null;
  /** Equal to `from` where nothing changes. */
  readonly to: Status | null;
  /** Boxes below it before the plan. */
  readonly tasks: { readonly done: number; readonly total: number };
  /** Open tasks that are ticked only because their deliverable is complete. */
  readonly implied: number;
  /** What it says that it needs and what is not done yet. */
  readonly needs: readonly Need[];
  /** Lines of the blockers section that name it. */
  readonly blockers: readonly Blocker[];
}

export interface Need {
  /** As written where it names nothing known. */
  readonly title: string;
  readonly status: Status | 'unknown' | null;
  readonly owner: string | null;
}

export interface Blocker {
  readonly line: number;
  readonly text: string;
}

/** A line that changes by itself because of what is complete. */
export interface Flip {
  readonly kind: 'objective' | 'status';
  /** The objective, or whose status it is: `Track A: Indexing`, `The sprint`. */
  readonly subject: string;
  /** As it is written now. */
  readonly from: string;
  readonly to: Status;
}

/** One thing that an edit of the document says. Titles are as a reader sees them. */
export type DocumentEdit =
  | { readonly kind: 'sprint-renamed'; readonly from: string; readonly to: string }
  | { readonly kind: 'added' | 'removed'; readonly title: string; readonly group: string | null }
  | { readonly kind: 'renamed'; readonly from: string; readonly to: string }
  | {
      readonly kind: 'moved';
      readonly title: string;
      readonly from: string | null;
      readonly to: string | null;
    }
  | {
      readonly kind: 'status';
      readonly title: string;
      readonly from: Status | null;
      readonly to: Status | null;
    }
  | {
      readonly kind: 'ticked' | 'unticked' | 'box-added' | 'box-removed';
      readonly what: 'task' | 'criterion';
      readonly title: string;
      /** The deliverable of a task, the track of a criterion. */
      readonly of: string | null;
    }
  | {
      readonly kind: 'group-added' | 'group-removed';
      readonly title: string;
    }
  | {
      readonly kind: 'value';
      /** `Track A: status`, `Coverage: target`. */
      readonly subject: string;
      readonly from: string;
      readonly to: string;
    };
