import type { ConflictNote } from './ledger.ts';
import type { DeliverableKey } from './sprint-document.ts';
import type { FieldName, FieldValue, IssueNumber, IssueStateName } from './sync-field.ts';

/** What a run did to the issues of its documents, or would do. */
export interface IssuesReport {
  /** Paths of the documents that were looked at. */
  readonly documents: readonly string[];
  readonly state: IssuesState;
  /** In the order in which they were made, or would be. */
  readonly writes: readonly IssueWrite[];
  /** What waits for a person to choose. */
  readonly conflicts: readonly IssueConflict[];
  /** What to do about a brake that held everything back; `null` where none did. */
  readonly brake: string | null;
  /** Writes left to the next run by `max-writes`. */
  readonly postponed: number;
}

/**
 * - `planned`: a dry run; there is something to write, here or in the document.
 * - `in-step`: both sides agree now, open conflicts and problems apart.
 * - `braked`: nothing was written, since too much would have changed at once.
 * - `busy`: another run is at work, or died and its time is not yet up.
 * - `unfinished`: time ran out, or other writers were faster too often; the next run goes on.
 */
export type IssuesState = 'planned' | 'in-step' | 'braked' | 'busy' | 'unfinished';

/** One write to an issue. Titles, names of tasks and values are foreign text. */
export type IssueWrite = WritePlace &
  (
    | {
        readonly kind: 'create';
        /** `null` in a dry run: it has no number yet. */
        readonly issue: IssueNumber | null;
        readonly title: string;
        /** Names of labels. */
        readonly labels: readonly string[];
        readonly tasks: readonly { readonly title: string; readonly done: boolean }[];
        /** In a dry run: the state that it is to get right after, since its line is done or dropped. */
        readonly closes: Exclude<IssueStateName, 'open'> | null;
      }
    | {
        readonly kind: 'change';
        readonly issue: IssueNumber;
        /** Before the change. */
        readonly title: string;
        readonly changes: readonly IssueChange[];
      }
    | {
        /** A comment that shows two values: it asks which is right, or tells which was replaced. */
        readonly kind: 'comment';
        readonly issue: IssueNumber;
        readonly field: ConflictNote['field'];
        readonly document: FieldValue;
        readonly github: FieldValue;
        readonly asks: boolean;
      }
    /** Our comment is marked as settled. */
    | { readonly kind: 'withdraw'; readonly issue: IssueNumber }
  );

/** Where in a document a write comes from. */
export interface WritePlace {
  /** Path of the document. */
  readonly path: string;
  /** `null` where no line stands for the issue any more. */
  readonly deliverable: DeliverableKey | null;
  readonly line: number | null;
}

/** One value of an issue, before and after. */
export type IssueChange =
  | { readonly field: 'title'; readonly before: string; readonly after: string }
  | { readonly field: 'state'; readonly before: IssueStateName; readonly after: IssueStateName }
  /** Whether it carries the label. */
  | {
      readonly field: 'label';
      readonly name: string;
      readonly before: boolean;
      readonly after: boolean;
    }
  /** Whether a task of our block is ticked; `null` where it does not stand there. */
  | {
      readonly field: 'task';
      readonly name: string;
      readonly before: boolean | null;
      readonly after: boolean | null;
    }
  /** Whether it has the assignee, by login, or the milestone, by number. */
  | {
      readonly field: 'assignee' | 'milestone';
      readonly name: string;
      readonly before: boolean;
      readonly after: boolean;
    }
  /** The text around our block is put back, or the block is written anew with the same boxes. */
  | { readonly field: 'text' };

/** Both sides changed the same value. */
export interface IssueConflict {
  /** Path of the document. */
  readonly path: string;
  readonly issue: IssueNumber;
  readonly field: FieldName;
  readonly document: FieldValue;
  readonly github: FieldValue;
}
