import type { Files } from '../github/repository/emulated-repository.ts';
import { createGitStore, type GitStore, type Snapshot } from './git-store.ts';

export interface MemorySeed {
  readonly files: Files;
  /** Default `octo-org/octo-repo`. */
  readonly fullName?: string;
  readonly startAt?: string;
}

export interface MemoryPull {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly head: string;
  readonly base: string;
  readonly isOpen: boolean;
  /** Set when it closes; until then the head follows the branch. */
  readonly closedHead?: string;
  readonly merge?: {
    readonly sha: string;
    readonly at: string;
    /** The base branch just before the merge. */
    readonly base: string;
    readonly commits: readonly string[];
  };
}

export interface State {
  readonly fullName: string;
  readonly store: GitStore;
  readonly branches: Map<string, string>;
  readonly pulls: Map<number, MemoryPull>;
  readonly issues: Set<number>;
  readonly protectedBranches: Set<string>;
  mayOpenPulls: boolean;
  addPull(pull: Pick<MemoryPull, 'title' | 'body' | 'head' | 'base'>): MemoryPull;
  nextNumber(): number;
  /** Every call is one second later. */
  tick(): string;
}

export function createState({
  files,
  fullName = 'octo-org/octo-repo',
  startAt,
}: MemorySeed): State {
  const store = createGitStore();
  const pulls = new Map<number, MemoryPull>();
  const seed = store.write({ files: withFiles(new Map(), files), parents: [], message: 'Start' });
  let numbers = 0;
  let time = Date.parse(startAt ?? '2026-03-05T10:00:00Z');
  const nextNumber = () => {
    numbers += 1;
    return numbers;
  };
  return {
    fullName,
    store,
    branches: new Map([['main', seed.sha]]),
    pulls,
    issues: new Set(),
    protectedBranches: new Set(),
    mayOpenPulls: true,
    nextNumber,
    addPull: (pull) => {
      const added = { ...pull, number: nextNumber(), isOpen: true };
      pulls.set(added.number, added);
      return added;
    },
    tick: () => {
      time += 1_000;
      return new Date(time).toISOString().replace('.000', '');
    },
  };
}

export function withFiles(files: Snapshot, changes: Files): Snapshot {
  const result = new Map(files);
  for (const [path, content] of Object.entries(changes)) {
    if (content === null) result.delete(path);
    else {
      const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
      result.set(path, { mode: '100644', bytes });
    }
  }
  return result;
}

/** Where a pull request's branch stands, or stood when it was closed. */
export function headOf({ branches }: State, { closedHead, head }: MemoryPull): string {
  const sha = closedHead ?? branches.get(head);
  if (sha === undefined) throw new Error(`There is no branch ${head}`);
  return sha;
}
