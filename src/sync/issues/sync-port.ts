import type { BlockTask, ConflictNote, RunId } from '../../model/ledger.ts';
import type {
  CommitTrailers,
  DocumentSide,
  HistoryRequest,
  IssueHistory,
  IssueState,
  Look,
  MergedEvidence,
  SprintMilestone,
} from '../../model/observation.ts';
import type {
  Instant,
  IssueNumber,
  IssueStateName,
  TagName,
  Word,
} from '../../model/sync-field.ts';
import type { Create, DocumentChange } from '../../model/sync-plan.ts';

/**
 * All that the protocol asks of the world. Each call but `now` and `pause` has one visible effect at
 * most, so a process can die between any two of them. A read that fails throws: nothing is lost by that.
 */
export interface SyncPort {
  /** The server's clock. */
  readonly now: () => Instant;
  /** Waits before another pass: with jitter, so that two runs do not stay in step. */
  readonly pause: (pass: number) => Promise<void>;
  readonly readLedger: () => Promise<LedgerText>;
  /** Reads the document, and the server's clock before it. */
  readonly readDocument: () => Promise<DocumentSide>;
  readonly readHead: () => Promise<string>;
  /** The issues that a look asks for, of those that concern us; with the choices made in open notes. */
  readonly listIssues: (wanted: WantedIssues) => Promise<readonly IssueState[]>;
  readonly readIssue: (issue: IssueNumber) => Promise<IssueState | null>;
  readonly listMerged: (since: Instant) => Promise<readonly MergedEvidence[]>;
  /** Trailers of the commits from one head to another; `null` where the first is no ancestor. */
  readonly readCommits: (range: CommitRange) => Promise<readonly CommitTrailers[] | null>;
  readonly readHistories: (request: HistoryRequest) => Promise<readonly IssueHistory[]>;
  /** Replaces the ledger if it still is the one that was read. */
  readonly writeLedger: (write: LedgerWrite) => Promise<Answer<{ readonly parent: string }>>;
  readonly createIssue: (create: Create) => Promise<Answer<Created>>;
  readonly patchIssue: (issue: IssueNumber, patch: IssuePatch) => Promise<Answer>;
  readonly addLabels: (issue: IssueNumber, labels: readonly Word[]) => Promise<Answer>;
  readonly removeLabel: (issue: IssueNumber, label: Word) => Promise<Answer>;
  /** Gives an issue a tag or takes it away. A milestone takes the place of another. */
  readonly setTag: (issue: IssueNumber, tag: TagName, on: boolean) => Promise<Answer>;
  /** Creates a milestone, or finds the one of this title. */
  readonly createMilestone: (
    wish: SprintMilestone,
  ) => Promise<Answer<{ readonly milestone: number }>>;
  /** Ids of our notes on an issue that still ask or tell, withdrawn ones left out. */
  readonly listNotes: (issue: IssueNumber) => Promise<readonly string[]>;
  readonly postNote: (issue: IssueNumber, note: ConflictNote) => Promise<Answer>;
  readonly withdrawNote: (issue: IssueNumber, id: string) => Promise<Answer>;
  /** Writes the changes onto the text of `head` and moves the branch, unless it has moved. */
  readonly commitDocument: (commit: DocumentCommit) => Promise<Answer>;
  /** Puts the changes into the sync pull request; writes nothing where they wait there already. */
  readonly proposeDocument: (commit: DocumentCommit) => Promise<ProposalAnswer>;
}

/** What became of a write. */
export type Answer<Done = object> =
  | ({ readonly kind: 'done' } & Done)
  /** Somebody else was first: read again. */
  | { readonly kind: 'stale' }
  /** GitHub said no: it is not carried out, and will not be by asking again. */
  | { readonly kind: 'refused'; readonly message: string }
  /** The branch takes no direct commit. */
  | { readonly kind: 'protected' }
  /** No answer came: it may be carried out or not. */
  | { readonly kind: 'unknown' };

export interface Created {
  readonly issue: IssueNumber;
  /** Tags that GitHub did not take: the issue was created without them. */
  readonly refused?: readonly TagName[];
}

/** `isNothing`: the branch says all of it already, and nothing waits. */
export type ProposalAnswer = Answer<{ readonly isNothing: boolean }>;

/** The ledger's ref as read. */
export interface LedgerText {
  /** The commit that a write has to build on; `null` where there is none. */
  readonly parent: string | null;
  readonly text: string | null;
}

export interface LedgerWrite {
  readonly parent: string | null;
  readonly text: string;
}

export interface WantedIssues {
  /** With `all` those of a label or milestone, and each of `numbers`. A port may read more than asked. */
  readonly look: Look;
  /** Named by a line or the ledger. Of others only what carries a marker of ours concerns us. */
  readonly numbers: readonly IssueNumber[];
  /** Open notes by issue, whose boxes are to be read. */
  readonly notes: readonly { readonly issue: IssueNumber; readonly ids: readonly string[] }[];
}

export interface CommitRange {
  readonly from: string;
  readonly to: string;
}

/** Exactly what is to change. */
export interface IssuePatch {
  readonly title?: string;
  readonly state?: IssueStateName;
  /** The whole body: what stood around our block when it was read last, and the block. */
  readonly body?: { readonly block: readonly BlockTask[]; readonly prose: string };
}

export interface DocumentCommit {
  readonly head: string;
  readonly changes: readonly DocumentChange[];
  /** Trailer `Sprint-Run`. */
  readonly run: RunId;
  /** Trailer `Sprint-Items`. */
  readonly items: readonly IssueNumber[];
}
