import type { Position } from './text.ts';

const LINE_ENDING = /\r\n|\n|\r/g;

/** The line and column of an offset, for people. A byte order mark counts as a character of the first line. */
export function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const endings = [...before.matchAll(LINE_ENDING)];
  const last = endings.at(-1);
  const lineStart = last ? last.index + last[0].length : 0;
  return { line: endings.length + 1, column: offset - lineStart + 1 };
}
