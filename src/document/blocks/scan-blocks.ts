import type { Block, TextLine } from './block.ts';
import { consumeColumns, consumeText, type LineCursor, measureIndent } from './line-cursor.ts';
import { closeContainers, closeLeaf, type OpenBlocks, openDocument } from './open-blocks.ts';
import { scanLines } from './scan-lines.ts';
import { startBlocks } from './start-blocks.ts';
import { endsHtml } from './start-leaf.ts';

/**
 * Cuts a text into the blocks of CommonMark and GFM in one linear pass. Only what is needed to find
 * headings, items, boxes, tables and what hides them (fences, HTML) is told apart; inline text is left
 * alone. A differential test holds the result equal to remark's tree.
 */
export function scanBlocks(text: string): {
  readonly lines: readonly TextLine[];
  readonly blocks: readonly Block[];
} {
  const lines = scanLines(text);
  const open = openDocument();
  const root = open.containers[0]?.children ?? [];
  for (const line of lines) scanLine(text, line, open);
  closeLeaf(open);
  closeContainers(open, 1);
  return { lines, blocks: root };
}

function scanLine(text: string, line: TextLine, open: OpenBlocks): void {
  const cursor: LineCursor = { text, end: line.end, offset: line.start, column: 0 };
  const depth = continueContainers(cursor, line.row, open);
  const matched = depth === open.containers.length;
  if (matched && continueVerbatim(cursor, line, open)) return;
  if (measureIndent(cursor).offset >= line.end) {
    // A blank line ends everything but the items that it stands in.
    if (!matched) closeContainers(open, depth);
    else if (open.leaf?.type !== 'code') closeLeaf(open);
    return;
  }
  startBlocks({ cursor, line, open, depth, settled: matched });
}

/** Follows the open quotes and items into the line; the number of containers that go on. */
function continueContainers(cursor: LineCursor, row: number, open: OpenBlocks): number {
  let depth = 1;
  for (; depth < open.containers.length; depth++) {
    const container = open.containers[depth];
    const indent = measureIndent(cursor);
    const blank = indent.offset >= cursor.end;
    if (container?.type === 'quote') {
      if (blank || indent.columns > 3 || cursor.text[indent.offset] !== '>') break;
      consumeColumns(cursor, indent.columns);
      consumeText(cursor, 1);
      if (measureIndent(cursor).columns > 0) consumeColumns(cursor, 1);
    } else if (container?.type === 'item') {
      const empty =
        container.children.length === 0 && !open.leaf && open.containers.length === depth + 1;
      if (blank && !(empty && row > container.firstRow)) continue;
      if (blank || indent.columns < container.width) break;
      consumeColumns(cursor, container.width);
    }
  }
  return depth;
}

/** Fences, HTML and indented code take their lines as they are; true when the line was taken. */
function continueVerbatim(cursor: LineCursor, line: TextLine, open: OpenBlocks): boolean {
  const { leaf } = open;
  if (leaf?.type === 'fence') {
    leaf.lastRow = line.row;
    if (closesFence(cursor, leaf)) closeLeaf(open, true);
    return true;
  }
  if (leaf?.type === 'html') {
    const blank = measureIndent(cursor).offset >= cursor.end;
    if (leaf.close === null && blank) return false;
    leaf.lastRow = line.row;
    if (endsHtml(cursor.text.slice(cursor.offset, cursor.end), leaf.close)) closeLeaf(open);
    return true;
  }
  if (leaf?.type === 'code') {
    const indent = measureIndent(cursor);
    if (indent.offset >= cursor.end) return true;
    if (indent.columns >= 4) {
      leaf.lastRow = line.row;
      return true;
    }
    closeLeaf(open);
  }
  return false;
}

function closesFence(cursor: LineCursor, fence: { mark: string; length: number }): boolean {
  const indent = measureIndent(cursor);
  if (indent.columns > 3) return false;
  let offset = indent.offset;
  while (cursor.text[offset] === fence.mark) offset++;
  if (offset - indent.offset < fence.length) return false;
  return cursor.text.slice(offset, cursor.end).trim() === '';
}
