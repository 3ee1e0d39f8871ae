import type { Deliverable } from '../../model/sprint-document.ts';
import type { Range } from '../../model/text.ts';

/** What stands in place of something of the model's; ranges refer to the document's text. */
export interface Replacement {
  readonly range: Range;
  readonly newText: string;
}

/** Cells that hold nothing yet are written like this in most tables. */
const EMPTY = /^(?:[-–—]|tbd|tba|n\/a|\?)?$/i;

/**
 * A row like the model's: the cells that are replaced with their new text, and the others empty, or
 * as the model leaves them open.
 */
export function writeRow(
  text: string,
  { block }: Deliverable,
  replacements: readonly Replacement[],
): string {
  const cells = splitRow(text, block);
  const isAligned = hasSamePipes(text, cells, block.start);
  const written = cells.map((cell) => {
    const own = replacements.filter(
      ({ range }) => range.start >= cell.start && range.end <= cell.end,
    );
    if (own.length > 0)
      return fill(text.slice(cell.start, cell.end), own, { offset: cell.start, isAligned });
    const old = text.slice(cell.start, cell.end);
    if (EMPTY.test(old.trim())) return old;
    return isAligned ? ' '.repeat(old.length) : '  ';
  });
  const first = cells[0]?.start ?? block.start;
  const last = cells.at(-1)?.end ?? block.end;
  return text.slice(block.start, first) + written.join('|') + text.slice(last, block.end);
}

/** Keeps the width of the cell where the new text fits into it. */
function fill(
  old: string,
  own: readonly Replacement[],
  { offset, isAligned }: { readonly offset: number; readonly isAligned: boolean },
): string {
  let cell = old;
  for (const { range, newText } of own.toSorted((a, b) => b.range.start - a.range.start)) {
    cell = cell.slice(0, range.start - offset) + newText + cell.slice(range.end - offset);
  }
  const bare = cell.trimEnd();
  if (!old.endsWith(' ')) return bare;
  return isAligned ? `${bare} `.padEnd(old.length) : `${bare} `;
}

/** Whether the row above has its pipes in the same columns. */
function hasSamePipes(text: string, cells: readonly Range[], start: number): boolean {
  const above =
    text
      .slice(0, Math.max(0, start - 1))
      .split(/[\r\n]/)
      .at(-1) ?? '';
  return cells.every(({ end }) => end === cells.at(-1)?.end || above[end - start] === '|');
}

/** The cells between unescaped pipes, outer pipes left out. */
function splitRow(text: string, { start, end }: Range): readonly Range[] {
  const pipes: number[] = [];
  for (let offset = start; offset < end; offset++) {
    if (text[offset] === '\\') offset += 1;
    else if (text[offset] === '|') pipes.push(offset);
  }
  const row = text.slice(start, end);
  const opens = row.trimStart().startsWith('|');
  const closes = pipes.at(-1) === start + row.trimEnd().length - 1;
  const edges = [...(opens ? [] : [start - 1]), ...pipes, ...(closes ? [] : [end])];
  return edges.slice(1).map((edge, index) => ({ start: (edges[index] ?? start) + 1, end: edge }));
}
