import { continuesParagraph, findItemEnd, isHeading, type Line, type Span } from './block-lines.ts';

/** Gathers the comments and code spans of a text, line by line as it is asked to. */
export interface InlineScanner {
  readonly comments: readonly Span[];
  readonly code: readonly Span[];
  /** Scans a line and the lines that its spans reach into; returns the last line scanned. */
  readonly scanFrom: (index: number) => number;
}

/** To be asked with growing lines: each character is then looked at a bounded number of times. */
export function createInlineScanner(text: string, lines: readonly Line[]): InlineScanner {
  const comments: Span[] = [];
  const code: Span[] = [];
  const paragraphEnds = findParagraphEnds(lines);
  const runs = indexBacktickRuns(text);
  const openings = createFinder(text, /\\[^\r\n<]|`+|<!--/g);
  const commentEnds = createFinder(text, /-->/g);

  function scanFrom(index: number): number {
    let current = index;
    let position = lines[index]?.start ?? text.length;
    const end = (): number => lines[current]?.end ?? text.length;
    while (position < end()) {
      const opening = openings.nextFrom(position);
      if (!opening || opening.index >= end()) break;
      const span = spanAt(opening[0], opening.index, current);
      position = span?.end ?? opening.index + opening[0].length;
      while (current < lines.length - 1 && position > end()) current += 1;
    }
    return current;
  }

  function spanAt(opening: string, start: number, line: number): Span | null {
    if (opening === '<!--') return commentAt(start, line);
    if (opening.startsWith('\\')) return null;
    const close = runs.nextAfter(start, opening.length);
    if (close === null || close >= paragraphEnd(line)) return null;
    const span = { start, end: close + opening.length };
    code.push(span);
    return span;
  }

  /** One that leads its line is a block: blank lines do not end it, nor does a missing `-->`. */
  function commentAt(start: number, line: number): Span | null {
    const close = commentEnds.nextFrom(start + 4)?.index ?? Number.POSITIVE_INFINITY;
    const isBlock = start === lines[line]?.contentStart;
    const limit = isBlock ? findItemEnd(lines, line) : paragraphEnd(line);
    if (!isBlock && close >= limit) return null;
    const span = { start, end: Math.min(close + 3, limit) };
    comments.push(span);
    return span;
  }

  function paragraphEnd(line: number): number {
    return lines[paragraphEnds[line] ?? line]?.end ?? text.length;
  }

  return { comments, code, scanFrom };
}

/** Asked with growing positions; what was found once is not searched for again. */
function createFinder(text: string, pattern: RegExp) {
  let found = pattern.exec(text);
  return {
    nextFrom(position: number): RegExpExecArray | null {
      if (found && found.index < position) {
        pattern.lastIndex = position;
        found = pattern.exec(text);
      }
      return found;
    },
  };
}

/** For each line the last line of its paragraph: a code span ends there at the latest. */
function findParagraphEnds(lines: readonly Line[]): number[] {
  const ends: number[] = [];
  for (let index = lines.length - 1; index >= 0; index--) {
    const [line, next] = [lines[index], lines[index + 1]];
    const goesOn = line && next && continuesParagraph(next.content) && !isHeading(line);
    ends[index] = goesOn ? (ends[index + 1] ?? index) : index;
  }
  return ends;
}

/** Where the next run of exactly so many backticks begins; to be asked with growing positions. */
function indexBacktickRuns(text: string) {
  const byLength = Map.groupBy(text.matchAll(/`+/g), ([run]) => run.length);
  const reached = new Map<number, number>();
  return {
    nextAfter(position: number, length: number): number | null {
      const runs = byLength.get(length) ?? [];
      let index = reached.get(length) ?? 0;
      while ((runs[index]?.index ?? Number.POSITIVE_INFINITY) <= position) index += 1;
      reached.set(length, index);
      return runs[index]?.index ?? null;
    },
  };
}
