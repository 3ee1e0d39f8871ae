import type { CheckState } from '../model/check.ts';
import type { PullRequest, Sha } from './repository.ts';
import type { TrackedComment, TrackedRepository, Written } from './tracker.ts';

/** A pull request, open or not, with what GitHub knows of its merge. */
export interface ProposedPullRequest extends PullRequest {
  readonly isDraft: boolean;
  /** Milliseconds since 1970, of whole seconds. */
  readonly updatedAt: number;
  /** Whether it can be merged; `null` while GitHub has not found out, which reading it starts. */
  readonly canMerge: boolean | null;
  /** The commit that the merge would make now; no branch holds it, and it may be an older one. */
  readonly testMerge: Sha | null;
}

/** What we write below a pull request, and ask of it while it is open. */
export interface PullDesk {
  /** `null` where there is none of this number. */
  findProposed(number: number): Promise<ProposedPullRequest | null>;
  /** The newest commit that both have; `null` where they have nothing in common. */
  findMergeBase(sides: { readonly base: string; readonly head: string }): Promise<Sha | null>;
  /** The comment as it stands at this moment; `null` where it was removed. */
  readComment(comment: number): Promise<TrackedComment | null>;
  removeComment(comment: number): Promise<Written>;

  /** Check runs, the newest of each name, and commit statuses. */
  listChecks(commit: Sha): Promise<readonly CheckState[]>;
  /** Runs of this name on a commit that the token's own App made, newest first. */
  listCheckRuns(commit: Sha, name: string): Promise<readonly CheckRunRef[]>;
  createCheckRun(commit: Sha, run: CheckRunText): Promise<Written<{ readonly id: number }>>;
  /** Annotations are added to those that are there. */
  changeCheckRun(id: number, run: CheckRunText): Promise<Written>;
}

export interface CheckRunRef {
  readonly id: number;
  readonly externalId: string;
}

/** Every part of a check run that we write, at most as much as one request takes. */
export interface CheckRunText {
  readonly name: string;
  /** Ours: tells what the run was made from. */
  readonly externalId: string;
  readonly conclusion: CheckConclusion;
  readonly title: string;
  /** Markdown, at most 65,535 characters. */
  readonly summary: string;
  readonly annotations: readonly CheckAnnotation[];
}

export type CheckConclusion = 'success' | 'neutral' | 'failure';

export interface CheckAnnotation {
  readonly path: string;
  readonly line: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** A repository whose pull requests can be told what they mean. */
export interface ReviewedRepository extends TrackedRepository {
  readonly desk: PullDesk;
}
