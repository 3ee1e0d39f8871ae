/** Names what to look at; the state itself is read when its turn comes. */
export interface DocumentKey {
  readonly installation: number;
  /** `owner/name`. */
  readonly repository: string;
  /**
   * Path of the document, or `*` for all of the repository: its documents share one ledger, so one run
   * reads them together.
   */
  readonly document: string;
}

/** A comment that may hold a command. Its text is read again from GitHub before anything is done. */
export interface CommandCall {
  readonly installation: number;
  readonly repository: string;
  readonly issue: number;
  readonly isPullRequest: boolean;
  readonly comment: number;
  readonly author: string;
}

/** What an event asks for. */
export type Work =
  | {
      readonly kind: 'sync';
      readonly key: DocumentKey;
      /** A merge, which counts by itself where no issues are kept in step. */
      readonly merged: number | null;
    }
  | { readonly kind: 'command'; readonly call: CommandCall };

/** Equal for everything that must not run at once. */
export function nameKey({ repository, document }: DocumentKey): string {
  return `${repository.toLowerCase()}:${document}`;
}
