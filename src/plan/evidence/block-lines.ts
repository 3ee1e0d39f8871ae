/** Half-open offsets into the text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A line without its ending. */
export interface Line extends Span {
  readonly content: string;
  /** Where its content begins, behind blanks and list markers. */
  readonly contentStart: number;
}

export interface Fence {
  readonly char: string;
  readonly length: number;
  /** Width of the list marker before it: a line with less indentation ends item and fence. */
  readonly indent: number;
}

const ITEM = String.raw`[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*`;
const ITEM_START = new RegExp(`^${ITEM}`);
const FENCE = new RegExp(`^(${ITEM})(\`{3,}|~{3,})(.*)$`);
const FENCE_END = /^[ \t]*(`{3,}|~{3,})[ \t]*$/;
const QUOTE = new RegExp(`^${ITEM}>(.*)$`);
const HEADING = /^#{1,6}(?:[ \t]|$)/;
const BLOCK_START = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+\S|#{1,6}(?:[ \t]|$))/;

export function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const { index, 0: ending } of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push(toLine(text, start, index));
    start = index + ending.length;
  }
  return [...lines, toLine(text, start, text.length)];
}

function toLine(text: string, start: number, end: number): Line {
  const content = text.slice(start, end);
  const lead = content === '' ? 0 : (ITEM_START.exec(content)?.[0].length ?? 0);
  return { start, end, content, contentStart: start + lead };
}

/** The fence that a line opens, a list item's first line included; `null` for any other line. */
export function findFence(content: string): Fence | null {
  const [, marker = '', run, info = ''] = FENCE.exec(content) ?? [];
  const char = run?.charAt(0);
  if (run === undefined || char === undefined || (char === '`' && info.includes('`'))) return null;
  return { char, length: run.length, indent: marker.trim() === '' ? 0 : marker.length };
}

/** `within` goes on, `last` is its closing line, `beyond` stands after its list item has ended. */
export function placeInFence(
  content: string,
  { char, length, indent }: Fence,
): 'within' | 'last' | 'beyond' {
  if (content.trim() !== '' && indentOf(content) < indent) return 'beyond';
  const run = FENCE_END.exec(content)?.[1] ?? '';
  return run.startsWith(char) && run.length >= length ? 'last' : 'within';
}

/** What stands behind the `>` of a quoted line, or `null`. */
export function findQuoted(content: string): string | null {
  return QUOTE.exec(content)?.[1] ?? null;
}

/** Whether a quoted line leaves a paragraph open, which a line without `>` then goes on with. */
export function leavesParagraphOpen(quoted: string): boolean {
  const inner = quoted.replace(/^(?:[ \t]*>)+/, '').replace(ITEM_START, '');
  const isParagraph = !HEADING.test(inner) && !inner.startsWith('<!--') && !findFence(inner);
  return inner !== '' && isParagraph;
}

/** Offset where the list item that a line begins ends; the text's end where it begins none. */
export function findItemEnd(lines: readonly Line[], index: number): number {
  const { start = 0, contentStart = 0, content = '' } = lines[index] ?? {};
  const width = contentStart - start;
  if (content.slice(0, width).trim() === '') return lines.at(-1)?.end ?? 0;
  let last = index;
  for (let at = index + 1; at < lines.length; at++) {
    const next = lines[at]?.content ?? '';
    if (next.trim() !== '' && indentOf(next) < width) break;
    last = at;
  }
  return lines[last]?.end ?? 0;
}

/** Headings are one line long. */
export function isHeading({ start, content, contentStart }: Line): boolean {
  return HEADING.test(content.slice(contentStart - start));
}

/** Whether the line goes on with the paragraph of the line before. */
export function continuesParagraph(content: string): boolean {
  return (
    content.trim() !== '' &&
    !BLOCK_START.test(content) &&
    !content.trimStart().startsWith('<!--') &&
    findQuoted(content) === null &&
    findFence(content) === null
  );
}

function indentOf(content: string): number {
  return content.length - content.trimStart().length;
}
