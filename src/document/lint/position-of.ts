import type { Position } from '../../model/text.ts';
import type { TextLine } from '../blocks/block.ts';

/** The place of an offset. Binary search: a document can have many findings and many lines. */
export function positionOf(offset: number, lines: readonly TextLine[]): Position {
  let low = 0;
  let high = lines.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lines[middle]?.start ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: Math.max(0, offset - (lines[low]?.start ?? 0)) + 1 };
}
