/** A first value behind a label: one blank before it, and two behind it where they are a hard break. */
export function intoBlanks(written: string, blanks: string): string {
  return ` ${written}${blanks.length > 1 ? blanks : ''}`;
}
