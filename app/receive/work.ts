import type { Command } from '../../src/index.ts';

/** Names what to look at; the state itself is read when its turn comes. */
export interface DocumentKey {
  readonly installation: number;
  /** `owner/name`. */
  readonly repository: string;
  /**
   * Always all documents of the repository: one ledger, one listing of its issues and one commit serve
   * them together, so that two runs at once over two of them would only make each other start again.
   */
  readonly document: '*';
}

/** A comment that holds commands, as it was when it was posted: later edits command nothing. */
export interface CommandCall {
  readonly installation: number;
  readonly repository: string;
  readonly issue: number;
  readonly isPullRequest: boolean;
  readonly comment: number;
  readonly author: string;
  readonly commands: readonly Command[];
}

export interface ForecastCall {
  readonly installation: number;
  readonly repository: string;
  /** `null` for a merge queue’s commit, which gets its check alone. */
  readonly pullRequest: number | null;
  readonly head: string | null;
}

/** What an event asks for. */
export type Work =
  | {
      readonly kind: 'sync';
      readonly key: DocumentKey;
      /** A merge, which counts by itself where no issues are kept in step. */
      readonly merged: number | null;
    }
  | { readonly kind: 'command'; readonly call: CommandCall }
  /** What a pull request means for the sprint is to be told there. */
  | { readonly kind: 'forecast'; readonly call: ForecastCall };

/** Equal for everything that must not run at once. */
export function nameKey({ repository, document }: DocumentKey): string {
  return `${repository.toLowerCase()}:${document}`;
}
