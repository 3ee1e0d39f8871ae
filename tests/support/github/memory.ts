import type { Json, JsonObject } from './json.ts';

/** What the emulator cannot be told about a pull request. */
export interface PullMemory {
  /** Set when the pull request closes; until then its head follows the branch. */
  readonly closed?: { readonly headSha: string; readonly baseSha: string };
  readonly merge?: Merge;
}

export interface Merge {
  readonly sha: string;
  readonly at: string;
  /** The account that merged. */
  readonly by: string;
  /** Every commit that came to the base branch with it, the merge commit included. */
  readonly commits: readonly string[];
}

export interface IssueMemory {
  readonly deleted?: true;
  readonly closedAt?: string;
  readonly stateReason?: string;
}

/** A change of an issue's title, which the emulator does not record. */
export interface Rename {
  readonly issue: number;
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly actor: JsonObject;
}

/** A version of an issue's body; the first is the one that the issue was created with. */
export interface BodyVersion {
  readonly at: string;
  readonly by: string;
  readonly text: string;
}

/** How a protected branch refuses a push. */
export type ProtectionRule = 'pull-request' | 'ruleset' | 'status-check' | 'signature';

interface RepositoryFacts {
  readonly fullName: string;
  readonly defaultBranch: string;
  readonly isPrivate: boolean;
  readonly forkOf?: string;
}

export interface RepositoryMemory extends RepositoryFacts {
  readonly pulls: Map<number, PullMemory>;
  readonly issues: Map<number, IssueMemory>;
  readonly renames: Rename[];
  /** Titles of the milestones that an issue lost and got, in the order of its events of them. */
  readonly milestones: Map<number, readonly string[]>;
  readonly bodies: Map<number, readonly BodyVersion[]>;
  /** Annotations of each check run. */
  readonly annotations: Map<number, readonly Json[]>;
  /** Commit statuses by commit, oldest first. */
  readonly statuses: Map<string, readonly JsonObject[]>;
  /** By comment. */
  readonly reactions: Map<number, readonly { readonly by: string; readonly content: string }[]>;
  readonly protection: Map<string, ProtectionRule>;
  /** Commits that GitHub signed itself. */
  readonly signed: Set<string>;
  /** GitHub's setting "Allow GitHub Actions to create and approve pull requests". */
  actionsMayOpenPulls: boolean;
}

/** What the harness knows beyond the emulator's own state. */
export interface Memory {
  add(repository: RepositoryFacts): void;
  /** GitHub does not tell letter case apart in names of repositories. */
  find(fullName: string): RepositoryMemory | undefined;
  get(fullName: string): RepositoryMemory;
  all(): readonly RepositoryMemory[];
}

export function createMemory(): Memory {
  const repositories = new Map<string, RepositoryMemory>();
  const find = (fullName: string) => repositories.get(fullName.toLowerCase());
  return {
    add: (repository) => {
      repositories.set(repository.fullName.toLowerCase(), {
        ...repository,
        pulls: new Map(),
        issues: new Map(),
        renames: [],
        milestones: new Map(),
        bodies: new Map(),
        annotations: new Map(),
        statuses: new Map(),
        protection: new Map(),
        reactions: new Map(),
        signed: new Set(),
        actionsMayOpenPulls: true,
      });
    },
    find,
    all: () => [...repositories.values()],
    get: (fullName) => {
      const found = find(fullName);
      if (found === undefined) throw new Error(`No repository ${fullName}`);
      return found;
    },
  };
}
