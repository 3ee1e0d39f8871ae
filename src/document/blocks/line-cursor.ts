const TAB_STOP = 4;

/** A reading position in one line that counts columns, so that tabs indent as CommonMark says. */
export interface LineCursor {
  readonly text: string;
  readonly end: number;
  offset: number;
  column: number;
}

/** Columns of blanks from the cursor to the first other character, and that character's offset. */
export function measureIndent(cursor: LineCursor): { columns: number; offset: number } {
  let { offset, column } = cursor;
  for (; offset < cursor.end; offset++) {
    const code = cursor.text.charCodeAt(offset);
    if (code === 32) column++;
    else if (code === 9) column += TAB_STOP - (column % TAB_STOP);
    else break;
  }
  return { columns: column - cursor.column, offset };
}

/** Moves over blanks by at most `columns`. A tab that reaches further is taken only in part. */
export function consumeColumns(cursor: LineCursor, columns: number): void {
  const target = cursor.column + columns;
  while (cursor.offset < cursor.end && cursor.column < target) {
    const code = cursor.text.charCodeAt(cursor.offset);
    if (code === 32) {
      cursor.offset++;
      cursor.column++;
    } else if (code === 9) {
      const stop = cursor.column + TAB_STOP - (cursor.column % TAB_STOP);
      if (stop > target) {
        cursor.column = target;
        return;
      }
      cursor.offset++;
      cursor.column = stop;
    } else return;
  }
}

/** Moves over `length` characters that are no tabs. */
export function consumeText(cursor: LineCursor, length: number): void {
  cursor.offset += length;
  cursor.column += length;
}
