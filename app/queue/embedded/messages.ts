/** What the thread of the database is asked. */
export interface Question {
  readonly id: number;
  /** `null`: close the database. */
  readonly sql: string | null;
  readonly values: readonly unknown[];
}

export type Answer =
  | { readonly id: number; readonly kind: 'rows'; readonly rows: readonly unknown[] }
  /** `code` is PostgreSQL's. */
  | {
      readonly id: number;
      readonly kind: 'failed';
      readonly message: string;
      readonly code: string | null;
    };

/** The answer to the opening itself, which nobody asks by a message. */
export const OPENING = 0;
