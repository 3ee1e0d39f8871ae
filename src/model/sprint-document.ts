import type { CalendarDate } from './calendar-date.ts';
import type {
  BoxField,
  DateField,
  Field,
  MarkField,
  ProgressField,
  StatusField,
  TextField,
} from './field.ts';
import type { Problem } from './problem.ts';
import type { Status, StatusWords } from './status.ts';
import type { Range } from './text.ts';

/** Identity of a deliverable inside a repository: `sprint id/…`; see `docs/architecture.md`. */
export type DeliverableKey = string;
/** Identity of a track inside a document: `track-a`, `phase-2`, or the slug of its title. */
export type GroupKey = string;

/** What a sprint document says, with the place of everything that can change. */
export interface SprintDocument {
  /** The original text; all ranges refer to it. */
  readonly text: string;
  /** The team's own words for statuses, by which the text was read. */
  readonly words: StatusWords;
  readonly sprint: Sprint;
  readonly groups: readonly Group[];
  readonly deliverables: readonly Deliverable[];
  readonly criteria: readonly Criterion[];
  readonly metrics: readonly Metric[];
  readonly progress: readonly ProgressLine[];
  readonly rows: readonly SummaryRow[];
  readonly overallStatus: StatusField | null;
  readonly lastUpdated: readonly DateField[];
  readonly changeLog: LogSection | null;
  /** Values that are not this sprint's: never written, but models of how this team writes. */
  readonly models: readonly Field[];
  /** Headings that are a state: an item takes the state by standing below one. */
  readonly stateHeadings: readonly StateHeading[];
  /** Sections that are read but never written: blockers, notes, previous sprint, references. */
  readonly asides: readonly Aside[];
  readonly problems: readonly Problem[];
}

export interface Sprint {
  /** `sprint-2.12`, or the slug of the name. Changes when a new sprint begins in the same file. */
  readonly id: string;
  /** The sprint's name as written, without status and file title: `Sprint 2.12 (Deployment)`. */
  readonly name: string;
  readonly number: string | null;
  /** The part of the name that is not the number, or `null`. */
  readonly title: string | null;
  readonly line: number;
  readonly status: StatusField | null;
  readonly startDate: DateField | null;
  readonly goal: TextField | null;
  readonly metadata: readonly MetadataLine[];
}

/** `**Owner:** Developer A`: a label and the value behind it. */
export interface MetadataLine {
  /** The label as written, without emphasis and colon. */
  readonly label: string;
  readonly role: MetadataRole;
  readonly value: Field;
  /** The whole line with indentation, without its line ending. */
  readonly lineRange: Range;
  readonly line: number;
}

export type MetadataRole =
  | 'status'
  | 'overall-status'
  | 'owner'
  | 'estimate'
  | 'start'
  | 'target'
  | 'actual'
  | 'last-updated'
  | 'next-review'
  | 'end'
  | 'progress'
  | 'coverage'
  | 'focus'
  | 'previous'
  | 'other';

/** A track, phase, week, epic or any other heading that gathers deliverables. */
export interface Group {
  readonly key: GroupKey;
  /** The heading as a reader sees it: `🎯 Track A: Data Collection Validation`. */
  readonly title: string;
  /** The heading without emoji and label: `Data Collection Validation`. */
  readonly name: string;
  /** `Track A` in `Track A: Data Collection Validation`, or `null`. */
  readonly label: string | null;
  /** The letter or number alone (`A`), by which `A1` and table rows name the track. */
  readonly letter: string | null;
  /** The group whose section this one stands in (`Backend` inside `Phase 1`), or `null`. */
  readonly parent: GroupKey | null;
  readonly line: number;
  readonly status: StatusField | null;
  readonly owner: TextField | null;
  readonly metadata: readonly MetadataLine[];
  readonly objectives: readonly Objective[];
  readonly updates: LogSection | null;
}

/** A numbered goal of a track. It carries a box or a trailing mark and has no evidence of its own. */
export interface Objective {
  readonly title: string;
  readonly state: MarkField | BoxField;
  readonly line: number;
}

/** `## In Progress`: everything below it has that state. */
export interface StateHeading {
  readonly status: Status;
  readonly title: string;
  readonly line: number;
  /** The end of the last line of the section's own text; where an item that moves here goes. */
  readonly end: number;
  /** Whether anything stands below the heading already. */
  readonly empty: boolean;
}

/** A top-level work item: what becomes an issue. */
export interface Deliverable {
  readonly key: DeliverableKey;
  /** The item's own id, such as `T-12`, `US-3` or `1.2`. */
  readonly id: string | null;
  readonly title: TextField;
  readonly group: GroupKey | null;
  readonly line: number;
  /** The whole lines of the item with all that is nested in it, without the last line ending. */
  readonly block: Range;
  /** The form in which the document carries this item and its state. */
  readonly carrier: Carrier;
  /** `null` where the document says nothing. */
  readonly status: Status | null;
  readonly state: ItemState | null;
  /** Further places that repeat the state of the same item, e.g. its detail heading. */
  readonly echoes: readonly (BoxField | StatusField)[];
  /** The number of the linked issue. */
  readonly issue: number | null;
  /** Offset behind the title, where ` ([#12](…))` belongs. */
  readonly linkOffset: number;
  /** Where its owners are named: the first place counts, the others repeat it. Empty: nowhere. */
  readonly owners: readonly TextField[];
  readonly tasks: readonly Task[];
}

/**
 * Where an item's state is written. `from-tasks`: nowhere by itself, its boxes say it. `from-group`: the
 * heading above it says it, and another state means another place.
 */
export type ItemState =
  | BoxField
  | StatusField
  | { readonly kind: 'from-tasks' }
  | { readonly kind: 'from-group'; readonly value: Status };

/** The forms in which documents carry items; `docs/dialects.md` shows an example of each. */
export const CARRIERS = [
  'box',
  'nested-box',
  'marked-box',
  'fenced-box',
  'heading-status',
  'heading-boxes',
  'label-boxes',
  'table-status',
  'table-plain',
  'group-status',
  'emoji',
  'word',
  'plain',
] as const;
export type Carrier = (typeof CARRIERS)[number];

/** A box nested in a deliverable, at any depth. */
export interface Task {
  readonly title: string;
  readonly box: BoxField;
  /** 1 for a task directly below the deliverable, 2 for a task of a task, and so on. */
  readonly depth: number;
  readonly line: number;
}

/** A success or acceptance box: a promise about the result, not work. */
export interface Criterion {
  readonly title: string;
  readonly box: BoxField;
  /** `null` for the criteria of the whole sprint. */
  readonly group: GroupKey | null;
  readonly line: number;
}

/** A row `category | current | target | status`. */
export interface Metric {
  readonly category: string;
  readonly current: TextField | null;
  readonly target: TextField | null;
  readonly status: StatusField | null;
  readonly line: number;
}

/** A stored progress number: `**Completion:** 33% (1/3 tracks complete)`. */
export interface ProgressLine {
  /** The track whose progress it is; `null` for the whole sprint. */
  readonly group: GroupKey | null;
  readonly field: ProgressField;
  readonly line: number;
}

/** A row of the progress table, matched to its track. */
export interface SummaryRow {
  readonly group: GroupKey;
  readonly status: StatusField | null;
  readonly progress: readonly ProgressField[];
  readonly line: number;
}

/** Dated entries: a track's progress updates, or the change log. */
export interface LogSection {
  readonly heading: string;
  readonly line: number;
  /** Level of the section's own heading, 1 to 6. */
  readonly level: number;
  /** `null` where there is no entry yet. */
  readonly form: LogForm | null;
  /** A lone italic or TBD line that stands for "nothing yet". */
  readonly placeholder: Range | null;
  readonly entries: readonly LogEntry[];
  /** Everything below the heading, surrounding blank lines excluded. Empty at the heading's end. */
  readonly body: Range;
}

/** How a section's entries are headed. */
export type LogForm =
  | { readonly kind: 'heading'; readonly level: number }
  | { readonly kind: 'bold' }
  | { readonly kind: 'bullet'; readonly marker: string }
  | { readonly kind: 'table' };

export interface LogEntry {
  readonly date: DateField & { readonly value: CalendarDate };
  /** The text that holds the date: a heading's content, a bold line, an item's line, a cell. */
  readonly head: Range;
  /** Head and body up to the last character that is not blank. */
  readonly range: Range;
  readonly line: number;
}

export interface Aside {
  readonly kind: 'blockers' | 'notes' | 'previous-sprint' | 'references';
  readonly heading: string;
  readonly line: number;
  readonly body: Range;
}
