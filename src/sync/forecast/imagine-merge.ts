import type { ProposedPullRequest } from '../../github/pull-desk.ts';
import type {
  Commit,
  EntryMode,
  GitHubRepository,
  Listing,
  PullRequest,
  TreeEntry,
} from '../../github/repository.ts';
import type { Tracker } from '../../github/tracker.ts';

/** A file as the merge would leave it. */
export interface ImaginedFile {
  readonly text: string;
  readonly mode: EntryMode;
}

export interface Imagined {
  readonly repository: GitHubRepository;
  readonly tracker: Tracker;
  /** The commit that the merge would make. */
  readonly head: Commit;
}

/** No object of git has such a name. */
const NAME = 'imagined:';
const NOTHING: Listing = { entries: [], isComplete: true };

/**
 * A repository as if a pull request had been merged: its branch has a further commit with other texts,
 * and the pull request counts as merged. Everything else is read from GitHub, and nothing is written.
 */
export function imagineMerge(
  { repository, tracker }: { readonly repository: GitHubRepository; readonly tracker: Tracker },
  {
    base,
    proposed,
    files,
    mergedAt,
  }: {
    /** The head of the branch that is merged into. */
    readonly base: Commit;
    readonly proposed: ProposedPullRequest;
    /** Documents by path. */
    readonly files: ReadonlyMap<string, ImaginedFile>;
    /** ISO 8601 instant. */
    readonly mergedAt: string;
  },
): Imagined {
  const { baseBranch, headSha, number } = proposed;
  const head = { sha: `${NAME}head`, tree: NAME, parents: [base.sha, headSha] };
  const merged: PullRequest = { ...proposed, isOpen: false, mergedAt, mergeCommit: head.sha };
  const trees = new Map<string, string | null>([[NAME, base.tree]]);
  const bytes = new Map(
    [...files].map(([path, { text }]) => [`${NAME}${path}`, new TextEncoder().encode(text)]),
  );

  /** The folder `folder`, which ends in a slash or is empty, with the files that are different. */
  const readFolder = async (tree: string): Promise<readonly TreeEntry[]> => {
    const folder = tree.slice(NAME.length);
    const real = trees.get(tree) ?? null;
    const entries = new Map(
      (real === null ? [] : await repository.readTree(real)).map((entry) => [entry.name, entry]),
    );
    for (const [path, { mode }] of files) {
      if (!path.startsWith(folder)) continue;
      const [name = '', ...below] = path.slice(folder.length).split('/');
      if (below.length === 0) {
        const sha = `${NAME}${path}`;
        entries.set(name, { name, mode, sha, size: bytes.get(sha)?.length ?? 0 });
        continue;
      }
      const sha = `${NAME}${folder}${name}/`;
      if (!trees.has(sha)) trees.set(sha, entries.get(name)?.sha ?? null);
      entries.set(name, { name, mode: '040000', sha, size: 0 });
    }
    return [...entries.values()];
  };

  const listFolder = async (tree: string): Promise<Listing> => {
    const folder = tree.slice(NAME.length);
    const real = trees.get(tree) ?? null;
    const listed = real === null ? NOTHING : await repository.listBelow(real);
    const own = [...files].flatMap(([path, { mode }]) =>
      path.startsWith(folder) ? [{ path: path.slice(folder.length), mode }] : [],
    );
    const others = listed.entries.filter(({ path }) => !own.some((one) => one.path === path));
    return { ...listed, entries: [...others, ...own] };
  };

  return {
    head,
    repository: {
      ...repository,
      findHead: async (branch) => (branch === baseBranch ? head : repository.findHead(branch)),
      findCommit: async (sha) => (sha === head.sha ? head : repository.findCommit(sha)),
      readTree: (tree) => (trees.has(tree) ? readFolder(tree) : repository.readTree(tree)),
      listBelow: (tree) => (trees.has(tree) ? listFolder(tree) : repository.listBelow(tree)),
      readBlob: async (sha) => bytes.get(sha) ?? repository.readBlob(sha),
      compare: ({ base: from, head: to }) =>
        repository.compare({ base: from, head: to === head.sha ? base.sha : to }),
      findPullRequest: async (one) => (one === number ? merged : repository.findPullRequest(one)),
    },
    tracker: {
      ...tracker,
      listMergedSince: async (branch, since) => {
        const listed = await tracker.listMergedSince(branch, since);
        return branch === baseBranch ? [...listed, merged] : listed;
      },
    },
  };
}
