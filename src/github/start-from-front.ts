import type { Front } from './front.ts';
import type { GitHubRepository } from './repository.ts';
import type { Tracker } from './tracker.ts';

/** A repository that answers from what was read in one go; each later look at the head is a new one. */
export function startFromFront(repository: GitHubRepository, front: Front): GitHubRepository {
  let isFresh = true;
  return {
    ...repository,
    readFacts: async () => front.facts,
    findHead: async (branch) => {
      if (!isFresh || branch !== front.facts.defaultBranch)
        return await repository.findHead(branch);
      isFresh = false;
      return front.head;
    },
    readTree: async (sha) => front.trees.get(sha) ?? (await repository.readTree(sha)),
    readBlob: async (sha) => front.blobs.get(sha) ?? (await repository.readBlob(sha)),
  };
}

/** The same for the ledger: the first look at each of its files. */
export function startTrackerFromFront(
  tracker: Tracker,
  { ref: known, front }: { readonly ref: string; readonly front: Front },
): Tracker {
  const seen = new Set<string>();
  return {
    ...tracker,
    readRefFiles: async ({ ref, paths }) => {
      const { ledger } = front;
      if (ref !== known || ledger === null || paths.some((path) => seen.has(path))) {
        return await tracker.readRefFiles({ ref, paths });
      }
      for (const path of paths) seen.add(path);
      const { commit, files } = ledger;
      return { commit, texts: new Map(paths.map((path) => [path, files.get(path) ?? null])) };
    },
  };
}
