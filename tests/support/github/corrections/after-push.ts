import type { Caller } from '../callers.ts';
import { type Context, callOrThrow, readAll } from '../context.ts';
import { compare } from '../git/compare.ts';
import { findText, textAt } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import { closeIssues } from './close-issues.ts';
import { pullOf } from './pull-state.ts';

interface Push {
  readonly branch: string;
  /** Undefined where the branch is new. */
  readonly before: string | undefined;
  readonly after: string;
  readonly by: Caller;
  readonly at?: string;
}

/**
 * What GitHub does by itself once a branch has moved: pull requests whose head has come to the branch
 * are merged, and issues that the new commits close are closed.
 */
export async function afterPush(context: Context, repository: RepositoryMemory, push: Push) {
  const { fullName, defaultBranch } = repository;
  const { branch, before, after, by, at = context.clock.now() } = push;
  if (before === undefined || before === after) return;
  const { commits, shas } = await compare(context, fullName, { base: before, head: after });
  const arrival = { branch, before, after, shas: new Set(shas), by, at };
  await markMerged(context, repository, arrival);
  if (branch !== defaultBranch) return;
  const texts = commits.map((commit) => textAt(commit, 'commit', 'message'));
  await closeIssues(context, { repository, texts, by, at });
}

interface Arrival {
  readonly branch: string;
  readonly before: string;
  readonly after: string;
  readonly shas: ReadonlySet<string>;
  readonly by: Caller;
  readonly at: string;
}

async function markMerged(context: Context, repository: RepositoryMemory, arrival: Arrival) {
  const { fullName, defaultBranch, pulls } = repository;
  const { branch, before, after, shas, by, at } = arrival;
  const query = `state=open&base=${encodeURIComponent(branch)}`;
  for (const record of await readAll(context, `/repos/${fullName}/pulls?${query}`)) {
    const pull = await pullOf(context, fullName, record);
    if (!shas.has(pull.headSha)) continue;
    const own = await compare(context, fullName, { base: before, head: pull.headSha });
    pulls.set(pull.number, {
      closed: { headSha: pull.headSha, baseSha: before },
      merge: { sha: after, at, by: by.login, commits: own.shas },
    });
    await closePull(context, repository, pull.number);
    if (branch !== defaultBranch) continue;
    const texts = [findText(record, 'body') ?? ''];
    await closeIssues(context, { repository, texts, by, at });
  }
}

/** Closes the emulator's record, which cannot say "merged" without a merge commit of its own making. */
export function closePull(context: Context, { fullName }: RepositoryMemory, number: number) {
  return callOrThrow(context, {
    method: 'PATCH',
    path: `/repos/${fullName}/pulls/${number}`,
    body: { state: 'closed' },
    caller: context.callers.administrator(fullName.split('/')[0] ?? ''),
  });
}
