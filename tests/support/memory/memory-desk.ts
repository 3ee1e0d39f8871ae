import type { PullDesk } from '../../../src/github/pull-desk.ts';
import type { GitHubRepository } from '../../../src/github/repository.ts';

const nothing = () => Promise.reject(new Error('A forecast writes nothing.'));

/** What a forecast asks of a pull request, over a repository in memory; it can write nothing. */
export function createReadingDesk(repository: GitHubRepository): PullDesk {
  const ancestorsOf = async (sha: string): Promise<readonly string[]> => {
    const seen: string[] = [];
    const queue = [sha];
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (seen.includes(next)) continue;
      seen.push(next);
      queue.push(...((await repository.findCommit(next))?.parents ?? []));
    }
    return seen;
  };
  return {
    findProposed: async (number) => {
      const found = await repository.findPullRequest(number);
      return found && { ...found, isDraft: false, updatedAt: 0, canMerge: null, testMerge: null };
    },
    findMergeBase: async ({ base, head }) => {
      const known = new Set(await ancestorsOf(base));
      return (await ancestorsOf(head)).find((sha) => known.has(sha)) ?? null;
    },
    readComment: nothing,
    removeComment: nothing,
    listChecks: async () => [],
    listCheckRuns: nothing,
    createCheckRun: nothing,
    changeCheckRun: nothing,
  };
}
