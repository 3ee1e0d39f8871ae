import type { ParagraphBlock, TextLine } from './block.ts';
import { measureIndent } from './line-cursor.ts';
import { beginBlock, type LineStart } from './line-start.ts';
import { BOX, MARKED_BOX, matchAt, SETEXT_UNDERLINE } from './line-starts.ts';
import { addBlock, closeLeaf, innermost } from './open-blocks.ts';
import { countDelimiters, scanTableRow } from './scan-table.ts';

/** The rest of the line is text: a table row, or a line of a new or of the open paragraph. */
export function takeText(start: LineStart): void {
  const { cursor, line, open } = start;
  const content: TextLine = {
    start: measureIndent(cursor).offset,
    end: line.end,
    row: line.row,
  };
  if (open.leaf?.type === 'paragraph') {
    open.leaf.lines.push(content);
  } else if (open.leaf?.type === 'table' && start.settled) {
    open.leaf.rows.push(scanTableRow(cursor.text, content));
  } else {
    beginBlock(start);
    open.leaf = { type: 'paragraph', lines: [takeBox(start, content)] };
  }
}

/** Gives a box at the beginning of an item to the item; what is left is the item's text. */
function takeBox(start: LineStart, content: TextLine): TextLine {
  const { text } = start.cursor;
  const container = innermost(start.open);
  if (container.type !== 'item' || container.children.length > 0) return content;
  const box = matchAt(BOX, text, content.start);
  const mark = box?.[1] ?? matchAt(MARKED_BOX, text, content.start)?.[1];
  if (mark === undefined) return content;
  let textStart = content.start + '[ ]'.length;
  while (textStart < content.end && /[ \t]/.test(text.charAt(textStart))) textStart++;
  // GitHub shows `- [ ]` with nothing behind it as text.
  if (textStart === content.end) return content;
  const range = { start: content.start + 1, end: content.start + 2 };
  container.box = { range, checked: box ? mark.toLowerCase() === 'x' : null };
  return { ...content, start: textStart };
}

/** A paragraph becomes a heading or a table header by the line below it. */
export function turnIntoTitle(start: LineStart): boolean {
  const { leaf } = start.open;
  if (leaf?.type !== 'paragraph') return false;
  return turnIntoHeading(start, leaf.lines) || turnIntoTable(start, leaf.lines);
}

function turnIntoHeading(start: LineStart, lines: ParagraphBlock['lines']): boolean {
  const { cursor, line, open } = start;
  const { offset } = measureIndent(cursor);
  const first = lines[0];
  const last = lines.at(-1);
  if (!first || !last || !matchAt(SETEXT_UNDERLINE, cursor.text, offset)) return false;
  const level = cursor.text[offset] === '=' ? 1 : 2;
  const content = { start: first.start, end: last.end };
  open.leaf = null;
  addBlock(open, { type: 'heading', level, content, firstRow: first.row, lastRow: line.row });
  return true;
}

function turnIntoTable(start: LineStart, lines: TextLine[]): boolean {
  const { cursor, line, open } = start;
  const { text } = cursor;
  const { offset } = measureIndent(cursor);
  const columns = countDelimiters(text, { start: offset, end: line.end, row: line.row });
  const last = lines.at(-1);
  if (columns === 0 || !last) return false;
  const header = scanTableRow(text, last);
  if (header.cells.length !== columns) return false;
  lines.pop();
  if (lines.length > 0) closeLeaf(open);
  open.leaf = { type: 'table', header, rows: [] };
  return true;
}
