/** The line ending that is used around an offset: that of the nearest line before it, else after it, else LF. */
export function lineEndingAt(text: string, offset: number): string {
  const before = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1));
  if (offset > 0 && before >= 0) return endingThatEndsAt(text, before);
  const after = /\r\n|\n|\r/.exec(text.slice(offset))?.[0];
  return after ?? '\n';
}

function endingThatEndsAt(text: string, last: number): string {
  if (text[last] === '\r') return '\r';
  return text[last - 1] === '\r' ? '\r\n' : '\n';
}
