import type { TextLine } from './block.ts';
import type { LineCursor } from './line-cursor.ts';
import { closeContainers, closeLeaf, type OpenBlocks } from './open-blocks.ts';

/** A line behind the containers that it continues, before what begins on it is known. */
export interface LineStart {
  readonly cursor: LineCursor;
  readonly line: TextLine;
  readonly open: OpenBlocks;
  /** How many of the open containers the line continues. */
  readonly depth: number;
  /** True when it continues all of them, or the others have been closed. */
  settled: boolean;
}

/** What the line does not continue ends here, because something new begins. */
export function beginBlock(start: LineStart): void {
  if (!start.settled) closeContainers(start.open, start.depth);
  closeLeaf(start.open);
  start.settled = true;
}

/** The line stands directly below a paragraph's line, in the same container. */
export function continuesParagraph(start: LineStart): boolean {
  return start.settled && start.open.leaf?.type === 'paragraph';
}
