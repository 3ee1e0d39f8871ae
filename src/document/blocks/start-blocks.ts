import { consumeColumns, consumeText, measureIndent } from './line-cursor.ts';
import { beginBlock, continuesParagraph, type LineStart } from './line-start.ts';
import { LIST_MARKER, matchAt } from './line-starts.ts';
import type { OpenContainer } from './open-blocks.ts';
import { startLeaf } from './start-leaf.ts';
import { takeText, turnIntoTitle } from './take-text.ts';

/** Deeper nesting than this is read as text: nobody writes it, and it bounds every later recursion. */
const MAX_DEPTH = 100;

/** Opens the containers that begin on this line, then the leaf that takes the rest of it. */
export function startBlocks(start: LineStart): void {
  const { cursor, open } = start;
  for (;;) {
    const indent = measureIndent(cursor);
    if (indent.offset >= cursor.end) return;
    if (indent.columns >= 4) {
      if (open.leaf?.type === 'paragraph') break;
      openCode(start);
      return;
    }
    if (continuesParagraph(start) && turnIntoTitle(start)) return;
    if (startLeaf(start)) return;
    if (open.containers.length >= MAX_DEPTH) break;
    if (!startQuote(start) && !startItem(start)) break;
  }
  takeText(start);
}

function openCode(start: LineStart): void {
  beginBlock(start);
  const { row } = start.line;
  start.open.leaf = { type: 'code', firstRow: row, lastRow: row };
}

function startQuote(start: LineStart): boolean {
  const { cursor } = start;
  const { columns, offset } = measureIndent(cursor);
  if (cursor.text[offset] !== '>') return false;
  beginBlock(start);
  consumeColumns(cursor, columns);
  consumeText(cursor, 1);
  if (measureIndent(cursor).columns > 0) consumeColumns(cursor, 1);
  pushContainer(start, { type: 'quote', width: 0, marker: '>', markerOffset: offset });
  return true;
}

function startItem(start: LineStart): boolean {
  const { cursor } = start;
  const { columns, offset } = measureIndent(cursor);
  const marker = matchAt(LIST_MARKER, cursor.text, offset)?.[1];
  if (!marker) return false;
  const blank = cursor.text.slice(offset + marker.length, cursor.end).trim() === '';
  if (continuesParagraph(start) && !mayInterrupt(marker, blank)) return false;
  beginBlock(start);
  consumeColumns(cursor, columns);
  consumeText(cursor, marker.length);
  const gap = blank ? 1 : measureIndent(cursor).columns;
  const padding = gap > 4 ? 1 : gap;
  consumeColumns(cursor, padding);
  const width = columns + marker.length + padding;
  pushContainer(start, { type: 'item', width, marker, markerOffset: offset });
  return true;
}

/** Only a list that has content, and starts at 1 where it counts, may follow text directly. */
function mayInterrupt(marker: string, blank: boolean): boolean {
  return !blank && (marker.length === 1 || Number.parseInt(marker, 10) === 1);
}

function pushContainer(
  start: LineStart,
  container: Pick<OpenContainer, 'type' | 'width' | 'marker' | 'markerOffset'>,
): void {
  const { open, line } = start;
  open.containers.push({ ...container, firstRow: line.row, children: [], box: null });
}
