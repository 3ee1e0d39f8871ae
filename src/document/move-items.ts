import type { Deliverable, StateHeading } from '../model/sprint-document.ts';
import type { Range, TextEdit } from '../model/text.ts';
import { applyEdits } from './apply-edits.ts';
import { lineEndingAt } from './entries/line-ending.ts';

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
  const insertions = moves.map(({ item, target }) => {
    const own = edits.filter(({ range }) => isInside(range, item.block));
    return insertAt(target, { text, removals, block: blockWith(text, item.block, own), item });
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

/** Where the place at the end of a heading's items is itself taken away, the new item comes before the gap. */
function insertAt(
  target: StateHeading,
  {
    text,
    removals,
    block,
    item,
  }: {
    readonly text: string;
    readonly removals: readonly Range[];
    readonly block: string;
    readonly item: Deliverable;
  },
): TextEdit {
  const ending = lineEndingAt(text, target.end);
  const wide = target.empty || item.carrier === 'heading-status';
  const gap = wide ? ending + ending : ending;
  const taken = removals.find(({ start, end }) => start < target.end && target.end <= end);
  const offset = taken?.start ?? target.end;
  const leading = taken && isLineStart(text, offset);
  return {
    range: { start: offset, end: offset },
    newText: leading ? block + gap : gap + block,
  };
}

function isLineStart(text: string, offset: number): boolean {
  return offset === 0 || /[\r\n]/.test(text.charAt(offset - 1));
}

/** The block with the line ending behind it, or before it where it is the last line of the text. */
function linesOf({ start, end }: Range, text: string): Range {
  const after = /^(?:\r\n|\n|\r)/.exec(text.slice(end, end + 2))?.[0] ?? '';
  if (after !== '') return { start, end: end + after.length };
  const before = /(?:\r\n|\n|\r)$/.exec(text.slice(0, start))?.[0] ?? '';
  return { start: start - before.length, end };
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
