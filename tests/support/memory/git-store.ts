import { createHash } from 'node:crypto';
import type { Commit, EntryMode, NamedCommit, TreeEntry } from '../../../src/github/repository.ts';

export interface StoredFile {
  readonly mode: EntryMode;
  readonly bytes: Uint8Array;
}

/** All files of a commit, by path. */
export type Snapshot = ReadonlyMap<string, StoredFile>;

export interface StoredCommit extends Commit, NamedCommit {
  readonly files: Snapshot;
}

interface NewCommit {
  readonly files: Snapshot;
  readonly parents: readonly string[];
  readonly message: string;
}

/** Git's objects in memory. A commit keeps its files; trees and blobs are derived from them. */
export interface GitStore {
  write(commit: NewCommit): StoredCommit;
  find(sha: string): StoredCommit | undefined;
  get(sha: string): StoredCommit;
  findTree(sha: string): readonly TreeEntry[] | undefined;
  findBlob(sha: string): Uint8Array | undefined;
  /** The commit itself and everything before it, newest first. */
  history(sha: string): readonly StoredCommit[];
}

export function createGitStore(): GitStore {
  const commits = new Map<string, StoredCommit>();
  const trees = new Map<string, readonly TreeEntry[]>();
  const blobs = new Map<string, Uint8Array>();

  const writeTree = (files: Snapshot): string => {
    const names = new Map<string, Map<string, StoredFile>>();
    const entries: TreeEntry[] = [];
    for (const [path, file] of files) {
      const [name = '', ...rest] = path.split('/');
      if (rest.length > 0) {
        const inside = names.get(name) ?? new Map<string, StoredFile>();
        names.set(name, inside.set(rest.join('/'), file));
        continue;
      }
      const sha = shaOf('blob', file.bytes);
      blobs.set(sha, file.bytes);
      entries.push({ name, mode: file.mode, sha, size: file.bytes.byteLength });
    }
    for (const [name, inside] of names) {
      entries.push({ name, mode: '040000', sha: writeTree(inside), size: 0 });
    }
    const sorted = entries.toSorted((a, b) => a.name.localeCompare(b.name));
    const sha = shaOf('tree', JSON.stringify(sorted));
    trees.set(sha, sorted);
    return sha;
  };
  const get = (sha: string): StoredCommit => {
    const found = commits.get(sha);
    if (found === undefined) throw new Error(`There is no commit ${sha}`);
    return found;
  };

  return {
    write: ({ files, parents, message }) => {
      const tree = writeTree(files);
      const content = JSON.stringify([tree, parents, message, commits.size]);
      const commit = { sha: shaOf('commit', content), tree, parents, message, files };
      commits.set(commit.sha, commit);
      return commit;
    },
    find: (sha) => commits.get(sha),
    get,
    findTree: (sha) => trees.get(sha),
    findBlob: (sha) => blobs.get(sha),
    history: (sha) => {
      const seen = new Map<string, StoredCommit>();
      const queue = [sha];
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        if (seen.has(next)) continue;
        const commit = get(next);
        seen.set(next, commit);
        queue.push(...commit.parents);
      }
      return [...seen.values()];
    },
  };
}

function shaOf(kind: string, content: string | Uint8Array): string {
  return createHash('sha1').update(kind).update(content).digest('hex');
}
