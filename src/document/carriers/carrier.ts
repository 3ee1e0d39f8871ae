import type { Deliverable } from '../../model/sprint-document.ts';
import type { Status } from '../../model/status.ts';
import type { Range } from '../../model/text.ts';
import type { TextLine } from '../blocks/block.ts';
import type { Section } from '../outline.ts';
import type { Words } from '../wording/find-phrase.ts';

/** A deliverable before its place in the document gives it a key and a group. */
export type FoundDeliverable = Omit<Deliverable, 'key' | 'group'>;

/** What a carrier may look at: the section whose own blocks it reads, and the text. */
export interface CarrierInput {
  readonly text: string;
  readonly lines: readonly TextLine[];
  /** The words that statuses are read by. */
  readonly words: Words;
  readonly section: Section;
  /** The state that a heading above says for all its items (`## In Progress`), or `null`. */
  readonly groupStatus: Status | null;
  /** Whether boxes inside code fences are work. */
  readonly fenced: boolean;
  /** How weak a sign of work is enough: it is lowered only while nothing has been found. */
  readonly trust: Trust;
  /** Sections around lists whose marks differ: where one list tracks work, the same mark on every line does so too. */
  readonly tracking: ReadonlySet<Section | null>;
  /** Whether the section stands in the one sprint that is read of several. */
  readonly inSprint: boolean;
  /** How headings are named that are items somewhere in the document; see `shapeOf`. */
  readonly itemShapes: ReadonlySet<string>;
}

/** From plain work to what is work only where nothing else is. */
export const TRUST = ['strict', 'marked-lists', 'goals', 'sprint-lists'] as const;
export type Trust = (typeof TRUST)[number];

/** The offsets of some whole lines, the last line ending left out. */
export function linesRange(lines: readonly TextLine[], firstRow: number, lastRow: number): Range {
  return { start: lines[firstRow]?.start ?? 0, end: lines[lastRow]?.end ?? 0 };
}
