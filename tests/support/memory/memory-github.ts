import type { GitHubRepository, Listing, PullRequest } from '../../../src/github/repository.ts';
import { closedIssues } from '../github/closing-keywords.ts';
import { findAhead } from './git-merge.ts';
import { createPeople } from './memory-people.ts';
import { createState, headOf, type MemoryPull, type MemorySeed, type State } from './state.ts';
import type { World } from './world.ts';

/** A GitHub that answers at once. It passes the same contract suite as the real adapter. */
export function createMemoryGitHub(seed: MemorySeed): World {
  const state = createState(seed);
  return { repository: createRepository(state), people: createPeople(state) };
}

function createRepository(state: State): GitHubRepository {
  const { store, branches, pulls, protectedBranches: rules, fullName } = state;
  const url = `https://github.com/${fullName}`;
  const resolve = (name: string) => branches.get(name) ?? store.find(name)?.sha;
  const numbered = (number: number): MemoryPull => {
    const pull = pulls.get(number);
    if (pull === undefined) throw new Error(`There is no pull request #${number}`);
    return pull;
  };
  const newestFirst = () => [...pulls.values()].toReversed();
  const changesOf = (pull: MemoryPull) => {
    const base = pull.merge?.base ?? branches.get(pull.base) ?? '';
    const ahead = findAhead(store, { base, head: headOf(state, pull) });
    if (ahead === undefined) throw new Error(`#${pull.number} has nothing in common with its base`);
    return ahead;
  };
  const present = (pull: MemoryPull): PullRequest => ({
    number: pull.number,
    url: `${url}/pull/${pull.number}`,
    title: pull.title,
    body: pull.body,
    isOpen: pull.isOpen,
    mergedAt: pull.merge?.at ?? null,
    mergeCommit: pull.merge?.sha ?? null,
    baseBranch: pull.base,
    headBranch: pull.head,
    headSha: headOf(state, pull),
    isFromHere: true,
  });

  return {
    fullName,
    readFacts: async () => ({ defaultBranch: 'main', url }),
    findHead: async (branch) => {
      const sha = branches.get(branch);
      return sha === undefined ? null : toCommit(store.get(sha));
    },
    findCommit: async (sha) => {
      const commit = store.find(sha);
      return commit === undefined ? null : toCommit(commit);
    },
    readTree: async (sha) => store.findTree(sha) ?? fail(`There is no tree ${sha}`),
    listBelow: async (tree) => {
      const below = (sha: string): Listing['entries'] =>
        (store.findTree(sha) ?? fail(`There is no tree ${sha}`)).flatMap(
          ({ name, mode, sha: own }) =>
            mode === '040000'
              ? below(own).map((entry) => ({ ...entry, path: `${name}/${entry.path}` }))
              : [{ path: name, mode }],
        );
      return { entries: below(tree), isComplete: true };
    },
    readBlob: async (sha) => store.findBlob(sha) ?? fail(`There is no blob ${sha}`),
    findNewPath: async ({ path, head }) => {
      for (const { files, parents } of store.history(head)) {
        const before = store.find(parents[0] ?? '')?.files;
        const old = before?.get(path);
        if (old === undefined || files.has(path)) continue;
        const isSame = ([name, file]: readonly [string, { readonly bytes: Uint8Array }]) =>
          !before?.has(name) && Buffer.compare(file.bytes, old.bytes) === 0;
        return [...files].find(isSame)?.[0] ?? null;
      }
      return null;
    },
    compare: async (sides) => {
      const [base, head] = [resolve(sides.base), resolve(sides.head)];
      const ahead = base && head ? findAhead(store, { base, head }) : undefined;
      if (ahead === undefined) return null;
      const files = [...ahead.changes.keys()].map((path) => {
        return { path, sha: ahead.changes.get(path) === null ? null : 'blob' };
      });
      const commits = ahead.commits.map(({ sha, message }) => ({ sha, message }));
      return { commits, isComplete: true, files };
    },

    findPullRequest: async (number) => {
      const pull = pulls.get(number);
      return pull === undefined ? null : present(pull);
    },
    listPullRequestsOf: async (sha) =>
      newestFirst()
        .filter(({ merge }) => merge?.commits.includes(sha))
        .map(present),
    listPullRequestsFrom: async ({ head, base }) =>
      newestFirst()
        .filter((pull) => pull.head === head && pull.base === base)
        .map(present),
    listCommitsOf: async (number) =>
      changesOf(numbered(number)).commits.map(({ sha, message }) => ({ sha, message })),
    listPathsOf: async (number) => [...changesOf(numbered(number)).changes.keys()],
    listIssuesClosedBy: async (number) => {
      const { body, base } = numbered(number);
      if (base !== 'main') return [];
      const found = closedIssues(body, { repository: fullName, serverUrl: 'https://github.com' });
      return found.filter((issue) => state.issues.has(issue.number));
    },

    writeCommit: async ({ parent, path, mode, text, message, also = [] }) => {
      const files = new Map(store.get(parent.sha).files);
      for (const file of [{ path, mode, text }, ...also]) {
        files.set(file.path, { mode: file.mode, bytes: new TextEncoder().encode(file.text) });
      }
      return { sha: store.write({ files, parents: [parent.sha], message }).sha };
    },
    createBranch: async (branch, at) => {
      if (branches.has(branch)) return { kind: 'refused', reason: 'Reference already exists' };
      branches.set(branch, at);
      return { kind: 'written' };
    },
    moveBranch: async (branch, { to, force }) => {
      const from = branches.get(branch);
      if (from === undefined) return { kind: 'refused', reason: 'Reference does not exist' };
      if (rules.has(branch)) return { kind: 'refused', reason: 'Changes must be made through …' };
      if (!force && !store.history(to).some(({ sha }) => sha === from)) {
        return { kind: 'refused', reason: 'Update is not a fast forward' };
      }
      branches.set(branch, to);
      return { kind: 'written' };
    },
    openPullRequest: async ({ head, base, title, body }) => {
      const open = newestFirst().filter(({ isOpen }) => isOpen);
      if (!state.mayOpenPulls) {
        const reason = 'GitHub Actions is not permitted to create or approve pull requests.';
        return { kind: 'refused', reason };
      }
      if (open.some((pull) => pull.head === head && pull.base === base)) return { kind: 'exists' };
      return { kind: 'opened', pullRequest: present(state.addPull({ head, base, title, body })) };
    },
    editPullRequest: async (number, text) => {
      pulls.set(number, { ...numbered(number), ...text });
    },
  };
}

function toCommit({ sha, tree, parents }: ReturnType<State['store']['get']>) {
  return { sha, tree, parents };
}

function fail(message: string): never {
  throw new Error(message);
}
