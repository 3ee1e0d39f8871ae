/** Half-open interval `[start, end)` of UTF-16 offsets in the original text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * Replaces the text of `range` by `newText`. An empty range inserts. Edits of one document all
 * refer to the original text, so they can be applied in any order; two that overlap are a defect.
 */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** A place for people: both numbers are 1-based; the column counts UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly column: number;
}
