import type { TextEdit } from '../model/text.ts';

/** Characters that take two columns where tables are aligned by eye: emoji and East Asian script. */
const WIDE =
  /\p{Extended_Pictographic}|[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFF00-\uFF60]/u;

/**
 * Gives the padding behind a changed table cell the length that keeps the table aligned, where it is aligned
 * and the new text fits. Edits elsewhere stay as they are.
 */
export function keepColumns(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  const starts = new Set(edits.map(({ range }) => range.start));
  return edits.map((edit) => {
    const { range, newText } = edit;
    const padding =
      /^ +(?=\|)/.exec(text.slice(range.end, lineEnd(text, range.end)))?.[0].length ?? 0;
    if (range.start === range.end || padding === 0 || /[\r\n|]/.test(newText)) return edit;
    const growth = widthOf(newText) - widthOf(text.slice(range.start, range.end));
    const room = padding - growth;
    if (growth === 0 || room < 1 || !isAligned(text, range.end + padding)) return edit;
    const end = range.end + padding;
    for (let offset = range.end; offset <= end; offset++) if (starts.has(offset)) return edit;
    return { range: { start: range.start, end }, newText: newText + ' '.repeat(room) };
  });
}

/** Whether every row of the table around a pipe has a pipe in the same column. */
function isAligned(text: string, pipe: number): boolean {
  const start = lineStart(text, pipe);
  const column = widthOf(text.slice(start, pipe));
  const others = [...rowsFrom(text, start, -1), ...rowsFrom(text, start, 1)];
  return others.length > 1 && others.every((row) => hasPipeAt(row, column));
}

/** The rows above (-1) or below (1) a row. */
function rowsFrom(text: string, start: number, direction: -1 | 1): readonly string[] {
  const rows: string[] = [];
  let at = start;
  for (;;) {
    const next = direction < 0 ? lineStart(text, at - 2) : lineEnd(text, at) + 1;
    if (direction < 0 ? at === 0 : next >= text.length) return rows;
    const row = text.slice(next, lineEnd(text, next));
    if (!row.trimStart().startsWith('|')) return rows;
    rows.push(row);
    at = next;
  }
}

function hasPipeAt(row: string, column: number): boolean {
  let width = 0;
  for (const char of row) {
    if (width === column) return char === '|';
    width += widthOf(char);
  }
  return false;
}

function widthOf(text: string): number {
  let width = 0;
  for (const char of text) if (char !== '\uFE0F') width += WIDE.test(char) ? 2 : 1;
  return width;
}

function lineStart(text: string, offset: number): number {
  return offset < 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end === -1 ? text.length : end;
}
