import type { Deliverable, StateHeading } from '../model/sprint-document.ts';
import type { Range, TextEdit } from '../model/text.ts';
import { applyEdits } from './apply-edits.ts';
import { lineEndingAt } from './entries/line-ending.ts';

const HEADING = /^ {0,3}#{1,6}[ \t]/;
/** A line ending, with the blank lines that follow it. */
const BLANK_LINES = /^(?:[ \t]*(?:\r\n|\n|\r))+/;

/** An item on its way below the heading that stands for its new state. */
export interface Move {
  readonly item: Deliverable;
  readonly target: StateHeading;
}

/**
 * Moves whole items, each to the end of what stands below its new heading, and carries out the other edits:
 * those inside a moved item go with it.
 */
export function moveItems(
  text: string,
  moves: readonly Move[],
  edits: readonly TextEdit[],
): readonly TextEdit[] {
  const staying = edits.filter(
    ({ range }) => !moves.some(({ item }) => isInside(range, item.block)),
  );
  const removals = joinTouching(moves.map(({ item }) => linesOf(item.block, text)));
  const insertions = moves.map(({ item, target }, index) => {
    const own = edits.filter(({ range }) => isInside(range, item.block));
    const block = blockWith(text, item.block, own);
    const isFirst = !moves.slice(0, index).some((other) => other.target === target);
    return insertAt(target, { text, removals, block, isFirst });
  });
  return [...staying, ...insertions, ...removals.map((range) => ({ range, newText: '' }))];
}

function isInside(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end;
}

function blockWith(text: string, block: Range, edits: readonly TextEdit[]): string {
  const shifted = edits.map(({ range, newText }) => ({
    range: { start: range.start - block.start, end: range.end - block.start },
    newText,
  }));
  return applyEdits(text.slice(block.start, block.end), shifted);
}

/** Behind what stands below the heading. Where that place is itself taken away, the new item fills the gap. */
function insertAt(
  target: StateHeading,
  {
    text,
    removals,
    block,
    isFirst,
  }: {
    readonly text: string;
    readonly removals: readonly Range[];
    readonly block: string;
    /** Of several items that come to the same place. */
    readonly isFirst: boolean;
  },
): TextEdit {
  const ending = lineEndingAt(text, target.end);
  const isWide = (target.empty && isFirst) || HEADING.test(block);
  const gap = isWide ? ending + ending : ending;
  const taken = removals.find(({ start, end }) => start < target.end && target.end <= end);
  const offset = taken?.start ?? target.end;
  const below = taken && isLineStart(text, offset) ? blankEnd(text, taken) || ending : '';
  return {
    range: { start: offset, end: offset },
    newText: below ? block + below : gap + block,
  };
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || /[\r\n]/.test(text.charAt(offset - 1));
}

/** The line endings and blank lines that a range ends with. */
function blankEnd(text: string, { start, end }: Range): string {
  const taken = text.slice(start, end);
  return taken.slice(taken.trimEnd().length).replace(/^[ \t]+/, '');
}

/**
 * The block with the line ending behind it, and with the blank lines there where blank lines stand before it too;
 * with the line ending before it where it is the last of the text.
 */
function linesOf({ start, end }: Range, text: string): Range {
  const after = BLANK_LINES.exec(text.slice(end))?.[0] ?? '';
  const first = /^(?:\r\n|\n|\r)/.exec(after)?.[0] ?? '';
  if (first === '') {
    const before = /(?:\r\n|\n|\r)$/.exec(text.slice(0, start))?.[0] ?? '';
    return { start: start - before.length, end };
  }
  const spaced = /(?:\r\n|\n|\r(?!\n))[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(0, start));
  return { start, end: end + (spaced ? after.length : first.length) };
}

function joinTouching(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last && range.start <= last.end)
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    else joined.push(range);
  }
  return joined;
}
