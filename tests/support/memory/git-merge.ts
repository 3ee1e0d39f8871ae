import type { GitStore, Snapshot, StoredCommit, StoredFile } from './git-store.ts';

/** What came to `head` since it left `base`. */
export interface Ahead {
  readonly mergeBase: StoredCommit;
  /** Oldest first. */
  readonly commits: readonly StoredCommit[];
  /** Paths that differ between the merge base and `head`; `null` for a file that went. */
  readonly changes: ReadonlyMap<string, StoredFile | null>;
}

interface Sides {
  readonly base: string;
  readonly head: string;
}

/** Undefined where the two have nothing in common. */
export function findAhead(store: GitStore, { base, head }: Sides): Ahead | undefined {
  const known = new Set(store.history(base).map(({ sha }) => sha));
  const history = store.history(head);
  const mergeBase = history.find(({ sha }) => known.has(sha));
  if (mergeBase === undefined) return undefined;
  const commits = history.filter(({ sha }) => !known.has(sha)).toReversed();
  return { mergeBase, commits, changes: diff(mergeBase.files, store.get(head).files) };
}

export function applyChanges(files: Snapshot, changes: Ahead['changes']): Snapshot {
  const result = new Map(files);
  for (const [path, file] of changes) {
    if (file === null) result.delete(path);
    else result.set(path, file);
  }
  return result;
}

function diff(before: Snapshot, after: Snapshot): Ahead['changes'] {
  const changes = new Map<string, StoredFile | null>();
  for (const path of before.keys()) if (!after.has(path)) changes.set(path, null);
  for (const [path, file] of after) {
    const old = before.get(path);
    const isSame =
      old !== undefined && old.mode === file.mode && Buffer.compare(old.bytes, file.bytes) === 0;
    if (!isSame) changes.set(path, file);
  }
  return changes;
}
