import type { GroupKey } from '../../model/sprint-document.ts';
import type { Status } from '../../model/status.ts';

/** An item that a document is to get for an issue. */
export interface NewItem {
  readonly issue: number;
  readonly url: string;
  /** Foreign text. */
  readonly title: string;
  /** A box shows it as open; what a form of writing has no word for is left out. */
  readonly status: Status;
  /** The track that it belongs to; `null`: nobody says. */
  readonly group: GroupKey | null;
}
