import type { Range } from '../../model/text.ts';
import { measureIndent } from './line-cursor.ts';
import { beginBlock, type LineStart } from './line-start.ts';
import {
  ATX_HEADING,
  FENCE_OPENING,
  HTML_BLOCKS,
  isRule,
  LONE_TAG,
  matchAt,
} from './line-starts.ts';
import { addBlock, closeLeaf } from './open-blocks.ts';

/** A tag alone on a longer line than this is text. */
const MAX_TAG_LENGTH = 1_000;
const COMMENT_OPENING = '<!--';

/** Begins a heading, a fence, a rule or HTML where the line starts with one. */
export function startLeaf(start: LineStart): boolean {
  return startHeading(start) || startFence(start) || startRule(start) || startHtml(start);
}

function startHeading(start: LineStart): boolean {
  const { cursor, line, open } = start;
  const { offset } = measureIndent(cursor);
  const level = matchAt(ATX_HEADING, cursor.text, offset)?.[1]?.length;
  if (!level) return false;
  beginBlock(start);
  const content = headingContent(cursor.text, offset + level, line.end);
  addBlock(open, { type: 'heading', level, content, firstRow: line.row, lastRow: line.row });
  return true;
}

/** Without the surrounding blanks and without a closing run of `#`. */
function headingContent(text: string, from: number, to: number): Range {
  let end = trimEnd(text, from, to);
  let hashes = end;
  while (hashes > from && text[hashes - 1] === '#') hashes--;
  if (hashes < end && (hashes === from || /[ \t]/.test(text.charAt(hashes - 1))))
    end = trimEnd(text, from, hashes);
  let start = from;
  while (start < end && /[ \t]/.test(text.charAt(start))) start++;
  return { start, end };
}

function trimEnd(text: string, from: number, to: number): number {
  let end = to;
  while (end > from && /[ \t]/.test(text.charAt(end - 1))) end--;
  return end;
}

function startFence(start: LineStart): boolean {
  const { cursor, line, open } = start;
  const match = matchAt(FENCE_OPENING, cursor.text, measureIndent(cursor).offset);
  const run = match?.[1] ?? match?.[2];
  if (!run) return false;
  beginBlock(start);
  const { row } = line;
  open.leaf = {
    type: 'fence',
    firstRow: row,
    lastRow: row,
    mark: run.charAt(0),
    length: run.length,
  };
  return true;
}

function startRule(start: LineStart): boolean {
  const { cursor, line, open } = start;
  if (!isRule(cursor.text, measureIndent(cursor).offset, line.end)) return false;
  beginBlock(start);
  addBlock(open, { type: 'rule', firstRow: line.row, lastRow: line.row });
  return true;
}

function startHtml(start: LineStart): boolean {
  const { cursor, line, open } = start;
  const { text } = cursor;
  const { offset } = measureIndent(cursor);
  if (text[offset] !== '<') return false;
  const known = HTML_BLOCKS.find((kind) => matchAt(kind.open, text, offset));
  const mayBeLoneTag = open.leaf?.type !== 'paragraph' && line.end - offset <= MAX_TAG_LENGTH;
  if (!known && !(mayBeLoneTag && matchAt(LONE_TAG, text, offset))) return false;
  beginBlock(start);
  const close = known?.close ?? null;
  const comment = text.startsWith(COMMENT_OPENING, offset);
  open.leaf = { type: 'html', firstRow: line.row, lastRow: line.row, comment, close };
  const rest = text.slice(offset + (comment ? COMMENT_OPENING.length : 0), line.end);
  if (endsHtml(rest, close)) closeLeaf(open);
  return true;
}

/** Whether a line ends an HTML block. A block without an own ending lasts until a blank line. */
export function endsHtml(text: string, close: string | RegExp | null): boolean {
  if (close === null) return false;
  return typeof close === 'string' ? text.includes(close) : close.test(text);
}
