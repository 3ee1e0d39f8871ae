import type { BlockTask, EventCursor, RunId } from './ledger.ts';
import type { DeliverableKey } from './sprint-document.ts';
import type {
  FieldName,
  Instant,
  IssueNumber,
  IssueStateName,
  PullRequestNumber,
  TagKind,
  TagName,
  TaskKey,
  Word,
} from './sync-field.ts';

/** Both sides as one pass read them. */
export interface Observation {
  readonly document: DocumentSide;
  /** In the order of their numbers. Absence of an issue is never taken for its deletion. */
  readonly issues: readonly IssueState[];
  /**
   * Tied issues that were not read: they have not changed since the merge had nothing to say about
   * them and the very line that they have now.
   */
  readonly resting: ReadonlySet<IssueNumber>;
  /** In the order in which they were merged. */
  readonly pullRequests: readonly MergedEvidence[];
}

/** Which issues one pass reads. */
export type Look =
  | { readonly kind: 'all' }
  /** Those changed since an instant, whatever they are labelled, and some more. */
  | {
      readonly kind: 'since';
      readonly since: Instant;
      readonly also: readonly IssueNumber[];
    }
  | { readonly kind: 'only'; readonly also: readonly IssueNumber[] };

/** The document as read, before anything of GitHub was. */
export interface DocumentSide {
  /** Commit that the text was read from. */
  readonly head: string;
  /** The cut: what happened at or after this instant waits for the next pass. */
  readonly readAt: Instant;
  readonly sprint: string;
  /** The milestone that stands for the sprint; absent: it has none. */
  readonly milestone?: SprintMilestone;
  readonly items: readonly DocumentItem[];
  /** Issues that lines of the other synced documents link, at the same head. Absent: none. */
  readonly elsewhere?: readonly LinkElsewhere[];
}

export interface LinkElsewhere {
  readonly issue: IssueNumber;
  /** Path of the document. */
  readonly document: string;
  readonly line: number;
}

export interface SprintMilestone {
  /** `null`: it is still to be created. */
  readonly number: number | null;
  readonly title: string;
  /** The day on which the sprint ends, as `2026-03-13`, where the document says it. */
  readonly dueOn: string | null;
}

/** What a line says its issue should have. */
export interface DocumentTags {
  /** Of other kinds the line says nothing, not even that there are none. */
  readonly kinds: readonly TagKind[];
  readonly has: readonly TagName[];
  /** Whether the line has a place for owners of its own; else they are those of its track. */
  readonly takesOwners: boolean;
}

/** A deliverable after projection onto what its carrier can write. */
export interface DocumentItem {
  readonly key: DeliverableKey;
  /** The number of the visible link, or `null`. */
  readonly issue: IssueNumber | null;
  readonly title: string;
  /** `null` where the document has no place for a state. */
  readonly done: boolean | null;
  readonly word: WordPlace;
  readonly tasks: readonly DocumentTask[];
  /** Its boxes alone say that it is done, and a check that has not passed decides one of them. */
  readonly waitsForCheck?: true;
  /** Absent where nothing of the kind is mapped. */
  readonly tags?: DocumentTags;
  readonly line: number;
}

/** Where a status word stands. A box alone has no place for one; nor has a single status that says `done`. */
export type WordPlace =
  | { readonly kind: 'absent' }
  | { readonly kind: 'says'; readonly word: Word | null };

export interface DocumentTask {
  readonly key: TaskKey;
  readonly title: string;
  readonly done: boolean;
  /** A check decides it, so that it is never ticked because its deliverable is complete. */
  readonly isBound?: true;
}

/** An issue as read from a listing. */
export interface IssueState {
  readonly number: IssueNumber;
  readonly title: string;
  readonly state: IssueStateName;
  /** Those of the configured labels that it carries, as the status that each stands for. */
  readonly labels: readonly Word[];
  /** Assignees, track labels and the milestone, as far as they are mapped. */
  readonly tags?: readonly TagName[];
  /** Created by one of our identities: only then the body is read for a marker and a block. */
  readonly ours: boolean;
  /** The identity marker in the body of an issue of ours. */
  readonly marker: DeliverableKey | null;
  /** Our block; `null` where the issue is not ours or the block was deleted. */
  readonly block: readonly BlockTask[] | null;
  /** The body without our block, or a digest of it: compared, and kept where it has to be put back. */
  readonly prose: string;
  readonly seen: EventCursor;
  /** When the state changed last; `null` where it never did. */
  readonly stateChangedAt: Instant | null;
  /** The last change of the state by a person's own hand: not by us, not by a merge that closed it. */
  readonly decided: { readonly state: IssueStateName; readonly at: Instant } | null;
  /** Fields whose present value was set by someone without the right to: such a value is no edit. */
  readonly untrusted: readonly FieldName[];
  /**
   * No line has it and it carries the label or the milestone of the sprint: given by someone who may, and
   * with a place in the document, or else. Absent: it does not, or nobody asks.
   */
  readonly enlisted?: 'by-right' | 'by-others';
  /** What people entitled to it ticked in our open notes, by the note's id. */
  readonly choices: Readonly<Record<string, Choice>>;
}

export type Choice = 'document' | 'github';

/** A merged pull request with what it says about this document. */
export interface MergedEvidence {
  readonly number: PullRequestNumber;
  readonly mergedAt: Instant;
  readonly completes: readonly DeliverableKey[];
  /** What it says is under way (`Part of`, `Refs`). */
  readonly advances: readonly DeliverableKey[];
  /** The pull request that it reverts, or `null`. */
  readonly reverts: PullRequestNumber | null;
}

/** What happened since a plan was made: all that `settle` judges by. */
export interface SettleFacts {
  /** Commits since the plan's head with their trailers, ours and others'; `null`: cannot be told. */
  readonly commits: readonly CommitTrailers[] | null;
  /** Issues whose document intents wait in the sync pull request, as far as the process knows. */
  readonly waiting?: readonly IssueNumber[];
  /** One for each issue that was asked for, and for each of ours above the highest number seen. */
  readonly issues: readonly IssueHistory[];
}

export interface CommitTrailers {
  /** `Sprint-Run`. */
  readonly run: RunId | null;
  /** `Sprint-Items`: issues whose document intents are really in the commit. */
  readonly items: readonly IssueNumber[];
}

/** Which histories `settle` needs. */
export interface HistoryRequest {
  readonly issues: readonly { readonly issue: IssueNumber; readonly after: EventCursor }[];
  /** Also each issue of ours above this number, or `null` for none. */
  readonly createdAbove: IssueNumber | null;
}

export interface IssueHistory {
  readonly issue: IssueNumber;
  /** Events after the cursor asked for, oldest first; `null`: cannot be read. */
  readonly events: readonly IssueEvent[] | null;
  /** False where versions of the body cannot be read: then no event of kind `body` is listed. */
  readonly bodiesReadable: boolean;
  readonly state: IssueStateName;
  /** Our notes on the issue. */
  readonly notes: readonly PostedNote[];
  readonly ours: boolean;
  /** The key marker in the body now, or else in its first version. */
  readonly marker: DeliverableKey | null;
}

export interface PostedNote {
  readonly id: string;
  readonly withdrawn: boolean;
}

interface EventBase {
  readonly cursor: EventCursor;
  /** `us`: one of the configured identities. */
  readonly by: 'us' | 'other';
}

/** One change of an issue. What sets a value that was there already is no event. */
export type IssueEvent =
  | (EventBase & { readonly kind: 'title'; readonly value: string })
  | (EventBase & { readonly kind: 'state'; readonly value: IssueStateName })
  | (EventBase & {
      readonly kind: 'label';
      readonly action: 'added' | 'removed';
      readonly label: Word;
    })
  /** An assignee or a track's label. */
  | (EventBase & { readonly kind: 'tag'; readonly tag: TagName; readonly on: boolean })
  /** The history names a milestone by its title of then, so its number is not told. */
  | (EventBase & { readonly kind: 'milestone'; readonly title: string; readonly on: boolean })
  | (EventBase & {
      readonly kind: 'body';
      /** Boxes of our block that differ from the version before, with their new value. */
      readonly tasks: Readonly<Record<TaskKey, boolean>>;
      /** The text around our block, where it differs from the version before. */
      readonly prose: string | null;
    });
