import type { GitHubRepository } from '../../../src/github/repository.ts';
import type { EmulatedRepository } from '../github/repository/emulated-repository.ts';

/** What people do in a repository, whatever stands in for GitHub. */
export type People = Pick<
  EmulatedRepository,
  | 'push'
  | 'branchHead'
  | 'moveRef'
  | 'deleteBranch'
  | 'readFile'
  | 'commits'
  | 'openPullRequest'
  | 'mergePullRequest'
  | 'closePullRequest'
  | 'pullRequests'
  | 'createIssue'
  | 'protect'
  | 'unprotect'
  | 'allowActionsToOpenPullRequests'
>;

/** A repository, seen by the workflow and by people. */
export interface World {
  readonly repository: GitHubRepository;
  readonly people: People;
}
