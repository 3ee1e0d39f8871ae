import type { Config } from '../../config/config.ts';
import { isMergedInto, listMerged, type Push } from '../../github/list-merged.ts';
import { findStateBefore, readMerged } from '../../github/read-merged.ts';
import type { Commit, GitHubRepository, PullRequest } from '../../github/repository.ts';
import { isSyncBranch } from '../../github/sync-branch.ts';
import { UserError } from '../../model/errors.ts';
import type { MergedPullRequest } from '../../model/evidence.ts';
import { findReverted } from '../../plan/evidence/find-reverted.ts';

/** What to look at. The state is read from GitHub; an event is only a hint. */
export type Trigger =
  | ({ readonly kind: 'push' } & Push)
  | { readonly kind: 'merge'; readonly pullRequest: number }
  /** Something may have changed anywhere: an issue, or time has passed. */
  | { readonly kind: 'look' }
  | {
      readonly kind: 'by-hand';
      /** Evaluated again, where one is named. */
      readonly pullRequest: number | null;
      /** Names of deliverables that a person calls complete, or `null`. */
      readonly completes: string | null;
      /** The branch that the person stood on, or `null`. */
      readonly branch: string | null;
    };

/** Everything that the trigger leads to. */
export interface Observed {
  readonly branch: string;
  /** In the order of their merges. */
  readonly merges: readonly Merge[];
  readonly completes: string | null;
}

export interface Merge {
  readonly pullRequest: MergedPullRequest;
  /** The branch just before the merge; `null` where it is not known any more. */
  readonly before: Commit | null;
  /** What it takes back, where it is a revert. */
  readonly reverted: Reverted | null;
}

/** A pull request that a later one reverted. */
export interface Reverted {
  readonly pullRequest: MergedPullRequest;
  readonly before: Commit | null;
  /** The branch with its merge, before anything followed from that. */
  readonly after: Commit | null;
}

/** `null` where there is nothing to do; the notes say why. */
export interface Observation {
  readonly observed: Observed | null;
  readonly notes: readonly string[];
}

interface Place {
  readonly config: Config;
  readonly defaultBranch: string;
}

const NO_ISSUES =
  'Issues play no part, since the config does not say `issues: link` or `issues: create`.';

export async function observeEvidence(
  repository: GitHubRepository,
  trigger: Trigger,
  { config, defaultBranch }: Place,
): Promise<Observation> {
  const branches = config.branches ?? [defaultBranch];
  switch (trigger.kind) {
    case 'push':
      return await observePush(repository, trigger, branches);
    case 'merge':
      return await observePullRequest(repository, trigger.pullRequest, branches);
    case 'look':
      return nothing(NO_ISSUES);
    case 'by-hand': {
      const { pullRequest, completes, branch } = trigger;
      if (pullRequest !== null) {
        const { observed, notes } = await observePullRequest(repository, pullRequest, branches);
        if (observed === null) throw new UserError(notes.join(' '));
        return { observed: { ...observed, completes }, notes };
      }
      const here = branches.find((one) => one === branch) ?? branches[0] ?? defaultBranch;
      if (completes !== null)
        return { observed: { branch: here, merges: [], completes }, notes: [] };
      return nothing(
        `Nothing was named: give \`pull-request\` (a merged one) or \`completes\` (names of deliverables) to the action. ${NO_ISSUES}`,
      );
    }
    default:
      return trigger satisfies never;
  }
}

async function observePush(
  repository: GitHubRepository,
  push: Push,
  branches: readonly string[],
): Promise<Observation> {
  if (!branches.includes(push.branch)) return nothing(notDone(push.branch, branches));
  const { pullRequests, isComplete } = await listMerged(repository, push);
  const foreign = pullRequests.filter((one) => !isOurs(one));
  const notes = [
    ...pullRequests.filter(isOurs).map(describeOurs),
    ...(pullRequests.length === 0 ? ['The pushed commits came with no merged pull request.'] : []),
    ...(isComplete
      ? []
      : [
          'The push is so large that only its newest commits were looked at. For a pull request that is missing, run the workflow by hand with its number.',
        ]),
  ];
  if (foreign.length === 0) return { observed: null, notes };
  const merges: Merge[] = [];
  for (const one of foreign) merges.push(...(await readMerge(repository, one)));
  return { observed: { branch: push.branch, merges, completes: null }, notes };
}

async function observePullRequest(
  repository: GitHubRepository,
  number: number,
  branches: readonly string[],
): Promise<Observation> {
  const found = await repository.findPullRequest(number);
  if (found === null) {
    throw new UserError(
      `${repository.fullName} has no pull request #${number}. Check the number; issues have numbers of the same row.`,
    );
  }
  const { baseBranch, isOpen, mergedAt } = found;
  if (mergedAt === null) {
    const state = isOpen ? 'is still open' : 'was closed without a merge';
    return nothing(`Pull request #${number} ${state}, so it completes nothing.`);
  }
  if (isOurs(found)) return nothing(describeOurs(found));
  const branch = branches.find((one) => isMergedInto(one, found));
  if (branch === undefined) return nothing(notDone(baseBranch, branches));
  const merges = await readMerge(repository, found);
  return { observed: { branch, merges, completes: null }, notes: [] };
}

async function readMerge(repository: GitHubRepository, found: PullRequest): Promise<Merge[]> {
  const { mergedAt } = found;
  if (mergedAt === null) return [];
  const [pullRequest, before] = [
    await readMerged(repository, { ...found, mergedAt }),
    await findStateBefore(repository, found),
  ];
  return [{ before, ...(await readEffect(repository, pullRequest)) }];
}

/**
 * What a merge brings and what it takes back. What reverts a revert brings again what that had taken
 * back, under its own number and day.
 */
async function readEffect(
  repository: GitHubRepository,
  pullRequest: MergedPullRequest,
): Promise<Pick<Merge, 'pullRequest' | 'reverted'>> {
  const reverted = await readReverted(repository, pullRequest);
  if (reverted === null) return { pullRequest, reverted };
  const earlier = await readEffect(repository, reverted.pullRequest);
  if (earlier.reverted === null) {
    return { pullRequest, reverted: { ...reverted, pullRequest: earlier.pullRequest } };
  }
  const { body, commitMessages, closes } = earlier.reverted.pullRequest;
  return { pullRequest: { ...pullRequest, body, commitMessages, closes }, reverted: null };
}

async function readReverted(
  repository: GitHubRepository,
  { body, number }: MergedPullRequest,
): Promise<Reverted | null> {
  const reverts = findReverted(body, repository.fullName);
  const found =
    reverts === null || reverts >= number ? null : await repository.findPullRequest(reverts);
  if (!found || found.mergedAt === null) return null;
  return {
    pullRequest: await readMerged(repository, { ...found, mergedAt: found.mergedAt }),
    before: await findStateBefore(repository, found),
    after: found.mergeCommit === null ? null : await repository.findCommit(found.mergeCommit),
  };
}

/** A fork can name its branch as it likes. */
function isOurs({ headBranch, isFromHere }: PullRequest): boolean {
  return isFromHere && isSyncBranch(headBranch);
}

function describeOurs({ number }: PullRequest): string {
  return `Pull request #${number} is our own: it brought the document up to date and completes nothing itself.`;
}

function notDone(branch: string, branches: readonly string[]): string {
  const done = branches.map((one) => `\`${one}\``).join(', ');
  return `A merge into \`${branch}\` does not count as done: \`branches\` names ${done}.`;
}

function nothing(note: string): Observation {
  return { observed: null, notes: [note] };
}
