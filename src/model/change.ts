import type { CalendarDate } from './calendar-date.ts';
import type { CheckRef } from './check.ts';
import type { PullRequestRef } from './evidence.ts';
import type {
  BoxField,
  DateField,
  MarkField,
  Progress,
  ProgressField,
  StatusField,
  TextField,
} from './field.ts';
import type { Measured } from './measured.ts';
import type { DeliverableKey, GroupKey } from './sprint-document.ts';
import type { Status } from './status.ts';
import type { Range } from './text.ts';

/** Whose value a change sets. */
export type Subject =
  | { readonly kind: 'sprint' }
  | { readonly kind: 'group'; readonly key: GroupKey }
  | { readonly kind: 'deliverable'; readonly key: DeliverableKey };

/** How a state is added where the document has none. */
export type StateMark = 'box' | 'emoji' | 'column';

/** One decision about the document. Plain data: a plan can be printed, stored and compared. */
export type Change =
  | {
      readonly kind: 'set-state';
      readonly deliverable: DeliverableKey;
      readonly title: string;
      readonly from: Status | null;
      readonly to: Status;
    }
  | {
      /** A state for an item whose line has no place for one, in the form that the config asks for. */
      readonly kind: 'add-state';
      readonly deliverable: DeliverableKey;
      readonly title: string;
      readonly to: Status;
      readonly mark: StateMark;
    }
  | {
      readonly kind: 'tick-task';
      readonly deliverable: DeliverableKey;
      readonly title: string;
      readonly box: BoxField;
      /** Ticked only because its deliverable is complete; a later reopening unticks exactly these. */
      readonly implied: true;
    }
  | {
      /** A task takes the value that it has in its issue, or is reopened with its deliverable. */
      readonly kind: 'set-task';
      readonly deliverable: DeliverableKey;
      readonly title: string;
      readonly box: BoxField;
      readonly to: boolean;
    }
  | {
      /** A criterion follows the check that it is bound to. */
      readonly kind: 'set-criterion';
      readonly title: string;
      readonly box: BoxField;
      readonly to: boolean;
    }
  | {
      /** A row of the metrics table takes what a report measured. */
      readonly kind: 'set-metric';
      readonly category: string;
      readonly field: TextField;
      readonly to: Measured;
    }
  | {
      readonly kind: 'set-metric-status';
      readonly category: string;
      readonly field: StatusField;
      readonly met: boolean;
      /** How much is left of a count. */
      readonly gap: number | null;
    }
  | {
      readonly kind: 'rename';
      readonly deliverable: DeliverableKey;
      readonly title: string;
      readonly to: string;
    }
  | {
      /** The visible link to the deliverable's issue. */
      readonly kind: 'add-link';
      readonly deliverable: DeliverableKey;
      readonly title: string;
      readonly issue: number;
      readonly url: string;
    }
  | {
      /** Who comes to and who goes from its owners; all others stay. */
      readonly kind: 'set-owners';
      readonly deliverable: DeliverableKey;
      readonly title: string;
      readonly owners: OwnerChange;
    }
  | {
      /** An entry in the section about blockers; none where the item is named there already. */
      readonly kind: 'add-blocker';
      readonly deliverable: DeliverableKey;
      readonly title: string;
      /** Foreign text, where somebody gave one. */
      readonly reason: string | null;
      readonly issue: { readonly number: number; readonly url: string } | null;
      readonly date: CalendarDate;
    }
  | {
      /** The entries that name this item and no other. */
      readonly kind: 'remove-blocker';
      readonly deliverable: DeliverableKey;
      readonly title: string;
    }
  | {
      /** A new item for an issue that no item stands for. */
      readonly kind: 'add-item';
      readonly title: string;
      readonly issue: number;
    }
  | {
      readonly kind: 'mark-objective';
      readonly group: GroupKey;
      readonly title: string;
      readonly state: MarkField | BoxField;
    }
  | {
      readonly kind: 'set-status';
      readonly subject: Subject;
      readonly field: StatusField;
      readonly to: Status;
    }
  | {
      readonly kind: 'set-date';
      readonly subject: Subject;
      readonly label: string;
      readonly field: DateField;
      readonly to: CalendarDate;
    }
  | {
      /** A value that came with a completion goes back to what it was before. */
      readonly kind: 'put-back';
      readonly subject: Subject;
      readonly label: string;
      readonly field: DateField | MarkField | BoxField;
      readonly raw: string;
    }
  /** The line of a day of completion that is none any more, where the group had no such line before. */
  | {
      readonly kind: 'remove-actual-date';
      readonly group: GroupKey;
      readonly label: string;
      readonly lineRange: Range;
    }
  | { readonly kind: 'add-actual-date'; readonly group: GroupKey; readonly date: CalendarDate }
  | {
      readonly kind: 'set-progress';
      readonly subject: Subject;
      readonly field: ProgressField;
      readonly to: Progress;
      /** Whether a done mark stands behind the number afterwards. */
      readonly marked: boolean;
    }
  | {
      readonly kind: 'add-update';
      readonly group: GroupKey;
      readonly date: CalendarDate;
      readonly complete: boolean;
      readonly items: readonly EntryItem[];
    }
  | {
      readonly kind: 'add-log-entry';
      readonly date: CalendarDate;
      readonly items: readonly EntryItem[];
      /** Titles of what is now complete as a whole: `Track B`, `Sprint 2.12`. */
      readonly completed: readonly string[];
    };

export interface OwnerChange {
  /** Names, each also as a login for documents that write those. */
  readonly add: readonly { readonly name: string; readonly login: string }[];
  /** In lower case: whoever is called so, or has this login, is taken out. */
  readonly remove: readonly string[];
}

/** One deliverable in an entry. */
export interface EntryItem {
  readonly title: string;
  readonly effect: 'completes' | 'advances' | 'reopens';
  readonly pullRequest: PullRequestRef | null;
  /** The check that passed, or failed for what it reopens, where that is the evidence. */
  readonly check?: CheckRef;
  /** The pull request that `pullRequest` reverted, for what it reopens. */
  readonly reverted?: number;
}
