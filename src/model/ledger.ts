import type { DeliverableKey } from './sprint-document.ts';
import type {
  Base,
  FieldName,
  FieldValue,
  Instant,
  IssueNumber,
  IssueStateName,
  PullRequestNumber,
  TagName,
  TaskKey,
  Word,
} from './sync-field.ts';

/** Names one pass of one run; new for each pass, so that a commit's trailer proves what it carried out. */
export type RunId = string;

/**
 * Position in an issue's own history, events and versions of the body counted together in the order
 * in which they happened. What happened later has a greater number.
 */
export type EventCursor = number;

/** What we remember of one document: see `docs/reliability.md`. Plain data, stored as JSON. */
export interface Ledger {
  readonly version: 1;
  /** The sprint that the items belong to; `null` before the first pass. */
  readonly sprint: string | null;
  /** The milestone of the sprint by its number, so that it stays ours when people rename it. */
  readonly milestone?: { readonly sprint: string; readonly number: number };
  /** Pull requests merged at or before this instant were there before us: they take no effect. */
  readonly since: Instant;
  /** Merged pull requests with what they meant at first sight, so that later edits change nothing. */
  readonly evaluated: Readonly<Record<PullRequestNumber, Evaluation>>;
  readonly items: Readonly<Record<IssueNumber, Item>>;
  /** The last look at the issues that was written down; `null`: all of them are to be read. */
  readonly looked: Looked | null;
  /** The document's branch takes no direct commit: what is to be written waits in the sync pull request. */
  readonly waits: boolean;
  readonly lease: Lease | null;
  /** Only together with a lease, or left behind by a run that died. */
  readonly pending: Pending | null;
}

/** What a merged pull request said about this document, as read once, whole, at first sight. */
export interface Evaluation {
  readonly mergedAt: Instant;
  readonly completes: readonly DeliverableKey[];
  /** Absent: none. */
  readonly advances?: readonly DeliverableKey[];
  /** The pull request that it takes back, or `null`. */
  readonly reverts: PullRequestNumber | null;
}

/** What need not be read again: what rests at `at` and has not changed since then. */
export interface Looked {
  /** When the document was read, by the server's clock: everything on GitHub was read after it. */
  readonly at: Instant;
  /** Digest of all that one look depends on for every line: settings, and lines without an issue. */
  readonly terms: string;
}

/** One deliverable that is tied to an issue. */
export interface Item {
  readonly key: DeliverableKey;
  readonly base: Base;
  /** Pull requests whose evidence was weighed for this item, with or without effect. */
  readonly counted: readonly PullRequestNumber[];
  /** The pull request that `done` rests on; `null` once a person decided. */
  readonly doneBy: PullRequestNumber | null;
  /** Tasks ticked only because the deliverable was completed; a reopening unticks exactly these. */
  readonly implied: readonly TaskKey[];
  /** Tasks that a completion on its way has left open; absent: none. */
  readonly declined?: readonly TaskKey[];
  /** Our commit opened its line again, which says nothing since, whatever word it had: that is no edit. Else absent. */
  readonly reopened?: boolean;
  /** Tasks that our body ticked while no commit did: an unticked box is a person's doing then. Absent: none. */
  readonly ticked?: readonly TaskKey[];
  /**
   * `closed-by-us`: its line vanished, and nobody had touched the issue.
   * `detached`: its line vanished, and the issue was left to the people who had edited or closed it.
   */
  readonly tie: 'tied' | 'closed-by-us' | 'detached';
  /** Tags that GitHub did not take: they are not sent again while the document says the same. */
  readonly refused?: readonly TagName[];
  /** Conflicts that wait for a person, posted or owed. */
  readonly conflicts: readonly ConflictNote[];
  readonly debts: Debts;
  /** Digest of the line for which the merge had nothing to say when the issue was read; else absent. */
  readonly rest?: string;
  /** The pull request that says that work has begun, where the line has no place for a status. */
  readonly begunBy?: PullRequestNumber;
  /** What the line said before people changed it, where counts and words above it still follow from that. */
  readonly unreflected?: LineValues;
  /** What the document is to take from this item waits in the sync pull request; else absent. */
  readonly waits?: boolean;
  /** How often it was written since an instant, which the limit of writes goes by; absent: never. */
  readonly written?: Written;
}

/** Some values of a line; what is absent is as it stands there. */
export interface LineValues {
  readonly done?: boolean;
  readonly word?: Word | null;
  readonly tasks?: Readonly<Record<TaskKey, boolean>>;
}

export interface Written {
  readonly from: Instant;
  readonly count: number;
}

/** What we owe people. It survives crashes. */
export interface Debts {
  /** Notes not yet posted. */
  readonly comments: readonly ConflictNote[];
  /** Ids of posted notes that are settled and should say so. */
  readonly withdraw: readonly string[];
  readonly restore: Restore | null;
}

/** Values of people that our write of the body replaced in its window. */
export interface Restore {
  readonly tasks: Readonly<Record<TaskKey, boolean>>;
  readonly prose: string | null;
  /** A person's edit of the same value after this makes the debt void. */
  readonly since: EventCursor;
}

/** Two values of which at most one can stand, put on record in a comment on the issue. */
export interface ConflictNote {
  /** Digest of the issue, the field and the values: the same conflict is never posted twice. */
  readonly id: string;
  /** `line`: that there is no line for the issue any more. */
  readonly field: FieldName | 'prose' | 'line';
  /** The document's value or the one that won, then GitHub's or the one that lost. */
  readonly values: readonly [FieldValue, FieldValue];
  /** Nothing was written, a person has to choose; else it only tells what was replaced. */
  readonly open: boolean;
}

/** While a lease is valid, its holder alone writes. */
export interface Lease {
  readonly run: RunId;
  readonly until: Instant;
}

/** What a run is about to do, written before it does it. */
export interface Pending {
  readonly run: RunId;
  /** The document's head that the plan was made from. */
  readonly head: string;
  /** Highest issue number seen: what we create has a greater one. */
  readonly lastIssue: IssueNumber;
  readonly creates: readonly PendingCreate[];
  /** Issues that get a line, so that one which is deleted at once is known for what it was. */
  readonly adoptions?: readonly PendingAdoption[];
  readonly items: readonly Intent[];
}

export interface PendingCreate {
  readonly key: DeliverableKey;
  /** What the issue is created with; `done` is always false in it. */
  readonly base: Base;
  /** What the line says beyond that: the counts above it are right for it as they are. Absent: nothing. */
  readonly unreflected?: LineValues;
}

export interface PendingAdoption {
  readonly issue: IssueNumber;
  /** What the line is written from. */
  readonly base: Base;
}

/** All that one pass wants to do about one item. It is done, or dropped, as a whole. */
export interface Intent {
  readonly issue: IssueNumber;
  readonly purpose: 'sync' | 'close-vanished' | 'reattach';
  /** The last of the issue's history that the plan knew. */
  readonly seen: EventCursor;
  readonly issueSide: IssueSide;
  /** What `base.label` becomes once the issue's side is carried out; absent: it stays. */
  readonly label?: string | null;
  /** The status word that goes with `label`; absent: `base.word` stays. */
  readonly word?: Word | null;
  readonly documentSide: DocumentSideValues;
  /** What `base.label` becomes once the document has taken its word from the issue. */
  readonly labelAtPlan?: string | null;
  readonly evidence: readonly EvidenceIntent[];
  readonly doneBy: PullRequestNumber | null;
  /** `done` goes to the issue and to the document, and is agreed only when both have it. */
  readonly bothSides: boolean;
  /** The implied tasks once this is carried out. */
  readonly implied: readonly TaskKey[];
}

export interface EvidenceIntent {
  readonly pullRequest: PullRequestNumber;
  /** Without effect it counts whatever happens. */
  readonly effect: boolean;
  /** Its effect is that work has begun: it shows in the status and not in the completion. */
  readonly begins?: boolean;
}

/** Values that the issue is to take; what is absent is not touched. */
export interface IssueSide {
  readonly title?: string;
  readonly state?: IssueStateName;
  /** The completion that `state` carries. */
  readonly done?: boolean;
  /** Whether `state` opens or closes as not planned, which is part of the label's value. */
  readonly drop?: boolean;
  readonly addLabels?: readonly Word[];
  readonly removeLabels?: readonly Word[];
  readonly tags?: TagValues;
  /** Boxes of our block that change or are new. */
  readonly tasks?: Readonly<Record<TaskKey, boolean>>;
  /** Text around our block that is put back. */
  readonly prose?: string;
  /** Our whole block as it is to read, where it changes. */
  readonly block?: readonly BlockTask[];
}

/** One box of our block in an issue. */
export interface BlockTask {
  readonly key: TaskKey;
  readonly title: string;
  readonly done: boolean;
}

/** Tags that change: whether they are to be there. */
export type TagValues = Readonly<Partial<Record<TagName, boolean>>>;

/** Values that the document is to take. */
export interface DocumentSideValues {
  readonly title?: string;
  readonly done?: boolean;
  readonly word?: Word | null;
  readonly tasks?: Readonly<Record<TaskKey, boolean>>;
  /** Owners by login. */
  readonly tags?: TagValues;
  /** What follows from the line is computed anew: until now it followed from these values. */
  readonly derive?: LineValues;
}

export const EMPTY_LEDGER: Ledger = {
  version: 1,
  sprint: null,
  since: 0,
  evaluated: {},
  items: {},
  looked: null,
  waits: false,
  lease: null,
  pending: null,
};

export const NO_DEBTS: Debts = { comments: [], withdraw: [], restore: null };
