import type { TextLine } from './block.ts';

const BYTE_ORDER_MARK = '\uFEFF';

/**
 * Cuts a text into lines without their endings (LF, CRLF or a lone CR, as CommonMark has it). A byte
 * order mark belongs to no line. A text that ends with a line ending has no empty line after it.
 */
export function scanLines(text: string): readonly TextLine[] {
  const lines: TextLine[] = [];
  let start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
  while (start < text.length) {
    const end = findLineEnd(text, start);
    lines.push({ start, end, row: lines.length });
    start = text.startsWith('\r\n', end) ? end + 2 : end + 1;
  }
  return lines;
}

function findLineEnd(text: string, from: number): number {
  for (let offset = from; offset < text.length; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10 || code === 13) return offset;
  }
  return text.length;
}
