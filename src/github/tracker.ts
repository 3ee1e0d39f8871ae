import type { Front, FrontWish } from './front.ts';
import type { GitHubRepository, PullRequest, Sha } from './repository.ts';

/** An issue or, in listings, a pull request, as GitHub tells of it. All texts are foreign. */
export interface TrackedIssue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'completed' | 'not_planned';
  /** It was closed before and is open again. */
  readonly wasReopened: boolean;
  readonly labels: readonly string[];
  /** Logins. */
  readonly assignees: readonly string[];
  /** The number of its milestone. */
  readonly milestone: number | null;
  /** Login of who created it; empty where the account is gone. */
  readonly author: string;
  readonly isPullRequest: boolean;
  /** Milliseconds since 1970, of whole seconds. */
  readonly updatedAt: number;
  readonly closedAt: number | null;
}

export interface IssueFilter {
  readonly label: string | null;
  readonly milestone: number | null;
}

/** What happened to an issue, as far as we care. */
export type TrackedEvent = {
  /** Grows with time. */
  readonly id: number;
  readonly at: number;
  readonly actor: string;
} & (
  | { readonly kind: 'title'; readonly value: string }
  /** `closed`: the reason is not told. */
  | { readonly kind: 'state'; readonly value: TrackedIssue['state'] | 'closed' }
  | { readonly kind: 'label'; readonly action: 'added' | 'removed'; readonly label: string }
  | { readonly kind: 'assignee'; readonly action: 'added' | 'removed'; readonly login: string }
  /** By its title of then. */
  | { readonly kind: 'milestone'; readonly action: 'added' | 'removed'; readonly title: string }
);

/** One version of a body; the first is the one that the issue was created with. */
export interface BodyVersion {
  readonly at: number;
  readonly editor: string;
  readonly text: string;
}

export interface TrackedComment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

export interface NewIssue {
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
  /** Nobody, where it is absent. */
  readonly assignees?: readonly string[];
  readonly milestone: number | null;
}

export interface TrackedMilestone {
  readonly number: number;
  readonly title: string;
}

export interface NewMilestone {
  readonly title: string;
  /** A day, as `2026-03-13`, or `null`. */
  readonly dueOn: string | null;
}

export interface NewLabel {
  readonly name: string;
  /** Six hexadecimal digits. */
  readonly color: string;
  readonly description: string;
}

/** What is absent is not touched. */
export interface IssueChange {
  readonly title?: string;
  readonly body?: string;
  readonly state?: TrackedIssue['state'];
}

/** How a write ended. A failure of the whole connection is a `UserError` instead. */
export type Written<Done = object> =
  | ({ readonly kind: 'done' } & Done)
  | { readonly kind: 'refused'; readonly message: string }
  /** No answer came: it may be carried out or not, and is not sent again. */
  | { readonly kind: 'unknown' };

/** Files on a ref of ours, as one commit holds them. */
export interface RefFiles {
  readonly commit: Sha;
  /** By path; `null` where the commit does not hold the file. */
  readonly texts: ReadonlyMap<string, string | null>;
}

export interface RefFileChange {
  readonly ref: string;
  /** The commit to build on; `null`: the ref is new. */
  readonly parent: Sha | null;
  /** By path, all in one commit; `null`: the file goes. */
  readonly texts: ReadonlyMap<string, string | null>;
  readonly message: string;
}

export type RefWritten =
  | { readonly kind: 'written'; readonly commit: Sha }
  /** The ref has another commit by now. */
  | { readonly kind: 'lost' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unknown' };

/** What we ask of a repository's issues, and of the ref that holds the ledger. */
export interface Tracker {
  /** GitHub's clock in milliseconds: never ahead of it, behind by less than a second. */
  now(): number;
  /** The second of the first answer; everything was read after it. `null` before any. */
  startedAt(): number | null;
  /** What every run reads first, at once; `null` where the server does not answer such a query. */
  readFront(wish: FrontWish, ledger: string): Promise<Front | null>;
  /** The login behind the token, or `null` where GitHub does not tell. */
  findLogin(): Promise<string | null>;
  /** `admin`, `maintain`, `write`, `triage`, `read` or `none`. */
  readRole(login: string): Promise<string>;

  /** All of them, open and closed, oldest first, pull requests left out. */
  listIssues(filter: IssueFilter): Promise<readonly TrackedIssue[]>;
  /**
   * Changed at an instant or later, whatever their labels, oldest first, pull requests left out.
   * `null`: more than are worth listing.
   */
  listIssuesSince(instant: number): Promise<readonly TrackedIssue[] | null>;
  /** The newest ones, down to a number. */
  listIssuesAbove(number: number): Promise<readonly TrackedIssue[]>;
  /** `null` where it was deleted, was moved away or is a pull request. */
  findIssue(number: number): Promise<TrackedIssue | null>;
  /** Oldest first. */
  listEvents(issue: number): Promise<readonly TrackedEvent[]>;
  /** Oldest first; empty where nobody edited the body, `null` where the server does not tell. */
  listBodies(issue: number): Promise<readonly BodyVersion[] | null>;
  listComments(issue: number): Promise<readonly TrackedComment[]>;
  /** Open and closed. */
  listMilestones(): Promise<readonly TrackedMilestone[]>;
  /** The names of the repository's labels. */
  listLabels(): Promise<readonly string[]>;

  createIssue(wish: NewIssue): Promise<Written<{ readonly number: number }>>;
  changeIssue(issue: number, change: IssueChange): Promise<Written>;
  addLabels(issue: number, labels: readonly string[]): Promise<Written>;
  removeLabel(issue: number, label: string): Promise<Written>;
  /** Refused where GitHub lets nobody of this login be assigned, which it does not say by itself. */
  addAssignee(issue: number, login: string): Promise<Written>;
  removeAssignee(issue: number, login: string): Promise<Written>;
  setMilestone(issue: number, milestone: number | null): Promise<Written>;
  createMilestone(wish: NewMilestone): Promise<Written<{ readonly number: number }>>;
  createLabel(wish: NewLabel): Promise<Written>;
  addComment(issue: number, body: string): Promise<Written>;
  changeComment(comment: number, body: string): Promise<Written>;

  /** `null` where the ref is not there. */
  readRefFiles(place: {
    readonly ref: string;
    readonly paths: readonly string[];
  }): Promise<RefFiles | null>;
  /** The names of the files at the top of a commit. */
  listRefFiles(commit: Sha): Promise<readonly string[]>;
  writeRefFiles(change: RefFileChange): Promise<RefWritten>;

  /** Merged into a branch and changed since then, in no order. */
  listMergedSince(branch: string, since: number): Promise<readonly PullRequest[]>;
}

/** A repository whose issues can be kept in step. */
export interface TrackedRepository extends GitHubRepository {
  readonly tracker: Tracker;
}
