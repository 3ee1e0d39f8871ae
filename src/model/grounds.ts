import type { CheckState } from './check.ts';
import type { DeliverableKey } from './sprint-document.ts';
import type { Status } from './status.ts';

/** One deliverable, how it stands, and everything that tells why. */
export interface Grounds {
  /** Path of the document. */
  readonly document: string;
  readonly key: DeliverableKey;
  readonly title: string;
  /** `Track A: Indexing`, or `null`. */
  readonly group: string | null;
  readonly line: number;
  readonly status: Status | null;
  readonly issue: number | null;
  readonly tasks: { readonly done: number; readonly total: number };
  /** Oldest first; what has no date comes last. */
  readonly grounds: readonly Ground[];
}

/** One piece of evidence. `at` is an ISO 8601 instant or day; `null` where nobody dated it. */
export type Ground = { readonly at: string | null } & (
  | {
      /** A line of the change log or of a track’s progress updates. */
      readonly kind: 'entry';
      readonly line: number;
      /** Foreign text. */
      readonly text: string;
    }
  | {
      readonly kind: 'pull-request';
      readonly number: number;
      readonly url: string;
      /** Foreign text. */
      readonly title: string;
      /** Logins. */
      readonly author: string;
      readonly mergedBy: string | null;
      /** What it does by the words that it holds; `null` where it names the deliverable no more. */
      readonly effect: 'completes' | 'advances' | 'takes-back' | null;
      /** Where it says so, with the name as written: foreign text. */
      readonly says: { readonly source: string; readonly name: string } | null;
    }
  | {
      readonly kind: 'issue';
      readonly number: number;
      readonly event: 'closed' | 'closed-as-completed' | 'closed-as-not-planned' | 'reopened';
      /** Login. */
      readonly actor: string;
    }
  | {
      /** A check that the deliverable or one of its tasks waits for. */
      readonly kind: 'check';
      /** As the binding has it. */
      readonly pattern: string;
      /** Title of the task; `null`: the deliverable itself. */
      readonly task: string | null;
      /** `null`: no check of that name has run. */
      readonly check: Pick<CheckState, 'name' | 'state' | 'url'> | null;
    }
  | {
      /** The commit since which the document says so. */
      readonly kind: 'commit';
      readonly sha: string;
      readonly url: string;
      /** Login, or a name where GitHub knows no account. */
      readonly author: string;
      /** Foreign text: the first line. */
      readonly subject: string;
      /** `absent`: it was not in the document. */
      readonly from: Status | 'absent' | null;
    }
  | {
      /** What both sides hold, as our own memory has it. */
      readonly kind: 'ledger';
      /** Of the ledger’s ref, since which it holds. */
      readonly commit: string;
      readonly done: boolean;
      /** The pull request that `done` rests on; `null`: a person decided. */
      readonly doneBy: number | null;
      /** Titles of tasks ticked only because the deliverable was completed. */
      readonly implied: readonly string[];
    }
);
