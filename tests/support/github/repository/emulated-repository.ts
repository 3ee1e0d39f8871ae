import type { EmulatedGitHub } from '../emulated-github.ts';
import type { Json } from '../json.ts';
import type { ProtectionRule } from '../memory.ts';

/** Text, bytes, or null for a file that goes. */
export type Files = Readonly<Record<string, string | Uint8Array | null>>;
export type Role = 'read' | 'triage' | 'write' | 'maintain' | 'admin';

export interface RepositorySeed {
  /** Default `octo-org/octo-repo`. */
  readonly owner?: string;
  readonly name?: string;
  /** Default `main`. */
  readonly defaultBranch?: string;
  readonly isPrivate?: boolean;
  /** The first commit; default a README. */
  readonly files?: Files;
  /** Besides who administers it: `maintainer`, or the user who owns it. Default `contributor` with write. */
  readonly collaborators?: Readonly<Record<string, Role>>;
  /** Opened in this order. */
  readonly issues?: readonly IssueSeed[];
  /** The number that the next issue or pull request after the seed gets. */
  readonly nextNumber?: number;
}

export interface IssueSeed {
  readonly title: string;
  readonly body?: string;
  readonly labels?: readonly string[];
  /** Left out: open. */
  readonly closed?: CloseReason;
  readonly by?: string;
}

type CloseReason = 'completed' | 'not_planned' | 'duplicate';

export interface Push {
  readonly files: Files;
  /** Default the default branch; a new one starts at the default branch. */
  readonly branch?: string;
  readonly message?: string;
  /** Default `maintainer` or the user who owns the repository; no protection holds a verb of a test. */
  readonly by?: string;
  readonly at?: string;
}

export interface PullRequestSeed {
  readonly title: string;
  /** The branch; of a fork `login:branch`. */
  readonly head: string;
  readonly body?: string;
  readonly base?: string;
  /** Pushed to the head first. */
  readonly files?: Files;
  /** Of that push; default the title. */
  readonly message?: string;
  /** Default `contributor`. */
  readonly by?: string;
  readonly draft?: boolean;
}

export interface PullRequestChange {
  readonly title?: string;
  readonly body?: string;
  readonly draft?: boolean;
  readonly state?: 'open' | 'closed';
  readonly base?: string;
  /** Default `contributor`. */
  readonly by?: string;
}

export interface MergeWish {
  readonly method?: 'merge' | 'squash' | 'rebase';
  /** Default `maintainer` or the owner. */
  readonly by?: string;
  readonly at?: string;
  readonly title?: string;
  readonly message?: string;
}

export interface CommitView {
  readonly sha: string;
  readonly message: string;
  readonly author: string;
  readonly date: string;
  readonly parents: readonly string[];
  readonly isVerified: boolean;
}

export interface PullRequestView {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed' | 'merged';
  readonly head: string;
  readonly headSha: string;
  readonly base: string;
  readonly mergeCommit: string | undefined;
  readonly mergedAt: string | undefined;
  readonly by: string;
}

export interface IssueView {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: 'open' | 'closed';
  readonly stateReason: string | undefined;
  readonly labels: readonly string[];
  readonly closedBy: string | undefined;
  readonly closedAt: string | undefined;
}

/** A repository and what people do in it. None of this is in the log of requests. */
export interface EmulatedRepository {
  readonly github: EmulatedGitHub;
  readonly owner: string;
  readonly name: string;
  readonly fullName: string;
  readonly defaultBranch: string;

  /** One commit; its sha. */
  push(push: Push): Promise<string>;
  branchHead(branch?: string): Promise<string | undefined>;
  /** Moves a branch or any other ref (`heads/main`), forced. */
  moveRef(ref: string, sha: string): Promise<void>;
  deleteBranch(branch: string): Promise<void>;
  /** Undefined where there is no such file. */
  readFile(path: string, ref?: string): Promise<string | undefined>;
  /** Newest first. */
  commits(ref?: string): Promise<readonly CommitView[]>;

  /** Its number. */
  openPullRequest(seed: PullRequestSeed): Promise<number>;
  /** As on its page, where a draft is made ready and back. */
  editPullRequest(number: number, change: PullRequestChange): Promise<void>;
  /** The sha of the commit on the base branch. */
  mergePullRequest(number: number, wish?: MergeWish): Promise<string>;
  closePullRequest(number: number, by?: string): Promise<void>;
  pullRequest(number: number): Promise<PullRequestView>;
  /** Newest first, open and closed. */
  pullRequests(): Promise<readonly PullRequestView[]>;

  /** Its number. */
  createIssue(seed: IssueSeed): Promise<number>;
  editIssue(number: number, change: IssueChange): Promise<void>;
  /** As if it had been deleted on the website: its number is never used again. */
  deleteIssue(number: number): void;
  issue(number: number): Promise<IssueView>;
  issues(): Promise<readonly IssueView[]>;

  protect(branch: string, rule?: ProtectionRule): void;
  unprotect(branch: string): void;
  /** GitHub's setting of that name; off, the Actions token is refused. */
  allowActionsToOpenPullRequests(isAllowed: boolean): void;
  archive(): Promise<void>;
  /** What GitHub tells who administers it: `GET /repos/{owner}/{repo}` and the path. */
  read(path: string): Promise<Json>;
  /** A fork of this repository, owned by a user. */
  fork(by: string): Promise<EmulatedRepository>;
}

export interface IssueChange {
  readonly title?: string;
  readonly body?: string;
  readonly labels?: readonly string[];
  readonly assignees?: readonly string[];
  readonly state?: 'open' | 'closed';
  readonly reason?: CloseReason;
  /** Default `maintainer` or the owner. */
  readonly by?: string;
}
