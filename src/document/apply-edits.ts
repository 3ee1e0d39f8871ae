import type { TextEdit } from '../model/text.ts';

/**
 * Applies edits that all refer to `text`. Their order does not matter, except that insertions at one
 * offset keep the order in which they are given. Nothing outside their ranges changes.
 *
 * @throws {RangeError} when two edits overlap, or one reaches outside the text: a defect of the caller.
 */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const sorted = edits.toSorted(({ range: a }, { range: b }) => a.start - b.start || a.end - b.end);
  const parts: string[] = [];
  let offset = 0;
  for (const { range, newText } of sorted) {
    if (range.start < offset || range.end < range.start || range.end > text.length)
      throw new RangeError(
        `Edit [${range.start}, ${range.end}) overlaps another edit or leaves the text of ${text.length} characters.`,
      );
    parts.push(text.slice(offset, range.start), newText);
    offset = range.end;
  }
  parts.push(text.slice(offset));
  return parts.join('');
}
