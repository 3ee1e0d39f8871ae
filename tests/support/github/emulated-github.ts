import type { ContractViolation } from './contract/contract.ts';
import type { AppSeed } from './emulator.ts';
import type { RequestHook } from './front/interference.ts';
import type { RequestRecord } from './front/respond.ts';
import type { EmulatedRepository, RepositorySeed } from './repository/emulated-repository.ts';
import type { Delivery, Webhook } from './webhooks/deliveries.ts';

export interface GitHubOptions {
  /** Where people look at GitHub; links in answers lead there. Default `https://github.com`. */
  readonly serverUrl?: string;
  /** The time at which GitHub's clock starts (ISO 8601); default now. */
  readonly startAt?: string;
  /** Logins besides `maintainer`, `contributor` and `outsider`. */
  readonly users?: readonly string[];
  /** Accounts that own repositories, besides the users; default `octo-org`. `maintainer` administers them. */
  readonly organizations?: readonly string[];
  /** Apps besides GitHub Actions. */
  readonly apps?: readonly AppSeed[];
  /** Requests an hour for a token; default 5,000. */
  readonly rateLimit?: number;
}

/** A GitHub on loopback, for one test or one demonstration. */
export interface EmulatedGitHub {
  readonly apiUrl: string;
  /** The way of a client in this process, which spares it the wire. */
  readonly fetch: typeof fetch;
  readonly serverUrl: string;
  createRepository(seed?: RepositorySeed): Promise<EmulatedRepository>;
  /** A token of `github-actions[bot]` as a job gets it; fewer permissions where they are named. */
  createActionsToken(account: string, permissions?: Readonly<Record<string, string>>): string;
  createUserToken(login: string): string;
  /** From now on GitHub answers "Bad credentials". */
  revokeToken(token: string): void;
  /** Every request of clients, in the order of their answers. What the helper verbs do is not logged. */
  readonly requests: readonly RequestRecord[];
  forgetRequests(): void;
  /** Runs before GitHub sees a request and may interfere; call the result to take the hook away. */
  onRequest(hook: RequestHook): () => void;
  /** Where requests or answers do not fit GitHub's own description; a test asserts that it is empty. */
  readonly contractViolations: readonly ContractViolation[];
  /** Off: `POST /graphql` answers 404. */
  setGraphql(isOn: boolean): void;
  /** From now on the App at this address is told of everything that changes; `null`: nobody is. */
  deliverTo(hook: Webhook | null): void;
  readonly deliveries: readonly Delivery[];
  /** Resolves when everything that happened so far was delivered. */
  delivered(): Promise<void>;
  /** GitHub's own time. */
  now(): string;
  /** GitHub's clock jumps ahead: time passes and nobody waits for it. */
  advance(milliseconds: number): Promise<void>;
  stop(): Promise<void>;
}
