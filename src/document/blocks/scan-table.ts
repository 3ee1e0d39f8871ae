import type { TableCell, TableRow, TextLine } from './block.ts';

const DELIMITER_CELL = /^:?-+:?$/;

/** Splits a line at its unescaped pipes. The outer pipes are optional, as in GFM. */
export function scanTableRow(text: string, line: TextLine): TableRow {
  const pipes = findPipes(text, line);
  const first = skipBlanks(text, line.start, line.end);
  const last = trimBlanks(text, first, line.end);
  const cells: TableCell[] = [];
  let from = pipes[0] === first ? first + 1 : first;
  for (const pipe of pipes) {
    if (pipe < from) continue;
    cells.push(cellBetween(text, from, pipe));
    from = pipe + 1;
  }
  if (from < last) cells.push(cellBetween(text, from, line.end));
  return { start: line.start, end: line.end, row: line.row, cells };
}

/** The number of columns that a delimiter row (`|---|:-:|`) announces; 0 when it is none. */
export function countDelimiters(text: string, line: TextLine): number {
  for (let offset = line.start; offset < line.end; offset++) {
    const code = text.charCodeAt(offset);
    // Only blanks, tabs, `-`, `:` and `|` may stand here.
    if (code !== 32 && code !== 9 && code !== 45 && code !== 58 && code !== 124) return 0;
  }
  const { cells } = scanTableRow(text, line);
  const dashed = cells.every((cell) => DELIMITER_CELL.test(text.slice(cell.start, cell.end)));
  return dashed ? cells.length : 0;
}

function findPipes(text: string, line: TextLine): readonly number[] {
  const pipes: number[] = [];
  for (let offset = line.start; offset < line.end; offset++) {
    if (text[offset] === '\\') offset++;
    else if (text[offset] === '|') pipes.push(offset);
  }
  return pipes;
}

function cellBetween(text: string, start: number, end: number): TableCell {
  const first = skipBlanks(text, start, end);
  // What is written into an empty cell stands one blank behind its pipe, where there is a blank.
  const from = first < end ? first : Math.min(start + 1, end);
  return { start: from, end: trimBlanks(text, from, end), outer: { start, end } };
}

function skipBlanks(text: string, start: number, end: number): number {
  let offset = start;
  while (offset < end && isBlank(text, offset)) offset++;
  return offset;
}

function trimBlanks(text: string, start: number, end: number): number {
  let offset = end;
  while (offset > start && isBlank(text, offset - 1)) offset--;
  return offset;
}

function isBlank(text: string, offset: number): boolean {
  return text[offset] === ' ' || text[offset] === '\t';
}
