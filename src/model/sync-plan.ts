import type {
  BlockTask,
  Intent,
  Ledger,
  LineValues,
  PendingAdoption,
  PendingCreate,
} from './ledger.ts';
import type { SprintMilestone } from './observation.ts';
import type { DeliverableKey } from './sprint-document.ts';
import type { FieldName, FieldValue, Instant, IssueNumber, TagName, Word } from './sync-field.ts';
import type { BrakeKind } from './sync-options.ts';

/** What one pass is to do, decided from both sides and the ledger. Plain data in a fixed order. */
export interface SyncPlan {
  /** The ledger with what is now known; without lease and pending. */
  readonly ledger: Ledger;
  /** In the order of the document. */
  readonly creates: readonly Create[];
  /** In the order of the document, then what stands in it no more by number. */
  readonly intents: readonly Intent[];
  /** Visible links for lines that are tied to an issue without saying so. */
  readonly links: readonly Link[];
  /** The sprint's milestone where it has to be created before all else; `null`: it is there, or nothing needs it. */
  readonly milestone: SprintMilestone | null;
  /** Issues that get a line, in the order of their numbers. */
  readonly adoptions: readonly Adoption[];
  readonly problems: readonly SyncProblem[];
  /** Set: too much would change at once, and nothing at all is to be written. */
  readonly brake: Brake | null;
  /** Writes left out by the cap; the next pass plans them again. */
  readonly postponed: number;
  /** More is known to follow once this is carried out. */
  readonly again: boolean;
}

/** An issue to be created. The marker stands in its body from the start. */
export interface Create extends PendingCreate {
  readonly title: string;
  readonly labels: readonly Word[];
  readonly tags: readonly TagName[];
  readonly block: readonly BlockTask[];
  readonly line: number;
  /** What the counts above take a new line for until its issue says what it says; absent: that. */
  readonly uncounted?: LineValues;
}

export interface Link {
  readonly key: DeliverableKey;
  readonly issue: IssueNumber;
}

/** A line for an issue that people made. */
export interface Adoption extends PendingAdoption {
  /** Foreign text. */
  readonly title: string;
  readonly word: Word | null;
  /** A line of the track that its label names; `null`: no label does. */
  readonly beside: DeliverableKey | null;
}

/** One write to the document's text. */
export type DocumentChange = ItemWrite | ({ readonly kind: 'adopt' } & Adoption);

/** One value that a line takes. */
export type ItemWrite =
  | { readonly kind: 'link'; readonly key: DeliverableKey; readonly issue: IssueNumber }
  | { readonly kind: 'title'; readonly key: DeliverableKey; readonly value: string }
  | { readonly kind: 'done'; readonly key: DeliverableKey; readonly value: boolean }
  /** Nothing of the line itself: what follows from it, which followed from these values. */
  | { readonly kind: 'derive'; readonly key: DeliverableKey; readonly was: LineValues }
  | { readonly kind: 'word'; readonly key: DeliverableKey; readonly value: Word | null }
  | {
      readonly kind: 'task';
      readonly key: DeliverableKey;
      readonly task: string;
      readonly value: boolean;
    }
  | {
      /** Whether the line names the owner who has this login. */
      readonly kind: 'owner';
      readonly key: DeliverableKey;
      readonly login: string;
      readonly value: boolean;
    };

/** Something that a person should know or put right. Never an error: the rest goes on. */
export type SyncProblem =
  | {
      readonly kind: 'duplicate-link';
      readonly issue: IssueNumber;
      readonly lines: readonly number[];
    }
  /** A line of another document links it too. */
  | {
      readonly kind: 'linked-elsewhere';
      readonly issue: IssueNumber;
      readonly line: number;
      readonly document: string;
      readonly otherLine: number;
    }
  | {
      readonly kind: 'duplicate-key';
      readonly key: DeliverableKey;
      readonly lines: readonly number[];
    }
  /** The line's issue is not in what was read: deleted, transferred, or of another repository. */
  | { readonly kind: 'issue-missing'; readonly issue: IssueNumber; readonly line: number }
  /** Several issues of ours carry the marker of one line. */
  | {
      readonly kind: 'twins';
      readonly key: DeliverableKey;
      readonly kept: IssueNumber;
      readonly others: readonly IssueNumber[];
    }
  /** An issue of the sprint that no line has: to be written by a person, or to be linked to a line of its name. */
  | ({ readonly kind: 'adoptable'; readonly namesake: number | null } & Adoption)
  /** Its line vanished, and it was left as it is. */
  | { readonly kind: 'detached'; readonly issue: IssueNumber; readonly key: DeliverableKey }
  /** Issues of ours whose marker names no line: proposed for closing, never closed. */
  | { readonly kind: 'orphan'; readonly issue: IssueNumber; readonly key: DeliverableKey }
  /** Set by someone who may not: it was not taken over. */
  | { readonly kind: 'not-entitled'; readonly issue: IssueNumber; readonly field: FieldName }
  /** Something sets back what we write, so it is left alone for a while. */
  | {
      readonly kind: 'too-many-writes';
      readonly issue: IssueNumber;
      readonly count: number;
      readonly until: Instant;
    }
  /** Waits for a person to choose. */
  | {
      readonly kind: 'conflict';
      readonly issue: IssueNumber;
      readonly field: FieldName;
      readonly document: FieldValue;
      readonly github: FieldValue;
    }
  /** GitHub did not take an assignee, a label or a milestone: the rest of the issue is in step. */
  | {
      readonly kind: 'tag-refused';
      readonly issue: IssueNumber;
      readonly tag: TagName;
      readonly line: number;
    }
  /** People gave the issue the label of another track than the one that its line stands in. */
  | {
      readonly kind: 'other-track';
      readonly issue: IssueNumber;
      readonly tag: TagName;
      readonly line: number;
    }
  /** GitHub said no to one item; the others went on. */
  | { readonly kind: 'refused'; readonly issue: IssueNumber | null; readonly message: string };

export interface Brake {
  readonly kind: BrakeKind;
  readonly count: number;
  /** The most that would have been let through. */
  readonly limit: number;
}
