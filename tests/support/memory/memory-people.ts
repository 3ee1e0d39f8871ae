import { applyChanges, findAhead } from './git-merge.ts';
import { headOf, type MemoryPull, type State, withFiles } from './state.ts';
import type { People } from './world.ts';

export function createPeople(state: State): People {
  const { store, branches, pulls, protectedBranches } = state;
  const headOrThrow = (branch: string): string => {
    const sha = branches.get(branch);
    if (sha === undefined) throw new Error(`There is no branch ${branch}`);
    return sha;
  };
  const push: People['push'] = async ({ files, branch = 'main', message = 'Change files' }) => {
    const parent = branches.get(branch) ?? headOrThrow('main');
    const changed = withFiles(store.get(parent).files, files);
    const { sha } = store.write({ files: changed, parents: [parent], message });
    branches.set(branch, sha);
    return sha;
  };
  const close = (number: number, more: Partial<MemoryPull>) => {
    const pull = pulls.get(number);
    if (pull === undefined) throw new Error(`There is no pull request #${number}`);
    pulls.set(number, { ...pull, isOpen: false, closedHead: headOf(state, pull), ...more });
  };

  return {
    push,
    branchHead: async (branch = 'main') => branches.get(branch),
    moveRef: async (ref, sha) => void branches.set(ref.replace(/^heads\//, ''), sha),
    deleteBranch: async (branch) => void branches.delete(branch),
    readFile: async (path, ref = 'main') => {
      const file = store.get(branches.get(ref) ?? ref).files.get(path);
      return file && new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);
    },
    commits: async (ref = 'main') =>
      store.history(headOrThrow(ref)).map(({ sha, message, parents }) => {
        return { sha, message, parents, author: 'someone', date: '', isVerified: false };
      }),
    openPullRequest: async ({ title, head, body = '', base = 'main', files, message = title }) => {
      if (files !== undefined) await push({ branch: head, files, message });
      return state.addPull({ title, body, head, base }).number;
    },
    mergePullRequest: async (number, { method = 'merge', at = state.tick() } = {}) => {
      const pull = pulls.get(number);
      if (pull === undefined) throw new Error(`There is no pull request #${number}`);
      const { head, base, title } = pull;
      const [before, headSha] = [headOrThrow(base), headOf(state, pull)];
      const ahead = findAhead(store, { base: before, head: headSha });
      if (ahead === undefined) throw new Error(`${head} has nothing in common with ${base}`);
      const files = applyChanges(store.get(before).files, ahead.changes);
      const brought: string[] = [];
      if (method === 'rebase') {
        let parent = before;
        for (const { message } of ahead.commits) {
          parent = store.write({ files, parents: [parent], message }).sha;
          brought.push(parent);
        }
      } else {
        const parents = method === 'merge' ? [before, headSha] : [before];
        const { sha } = store.write({ files, parents, message: `${title} (#${number})` });
        const own = method === 'merge' ? ahead.commits.map((commit) => commit.sha) : [];
        brought.push(...own, sha);
      }
      const sha = brought.at(-1) ?? before;
      branches.set(base, sha);
      close(number, { merge: { sha, at, base: before, commits: brought } });
      return sha;
    },
    closePullRequest: async (number) => close(number, {}),
    pullRequests: async () =>
      [...pulls.values()].toReversed().map((pull) => ({
        number: pull.number,
        title: pull.title,
        body: pull.body,
        state: pull.merge ? 'merged' : pull.isOpen ? 'open' : 'closed',
        head: pull.head,
        headSha: headOf(state, pull),
        base: pull.base,
        mergeCommit: pull.merge?.sha,
        mergedAt: pull.merge?.at,
        by: 'someone',
      })),
    createIssue: async () => {
      const number = state.nextNumber();
      state.issues.add(number);
      return number;
    },
    protect: (branch) => void protectedBranches.add(branch),
    unprotect: (branch) => void protectedBranches.delete(branch),
    allowActionsToOpenPullRequests: (isAllowed) => {
      state.mayOpenPulls = isAllowed;
    },
  };
}
