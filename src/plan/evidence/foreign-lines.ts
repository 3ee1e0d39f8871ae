import {
  continuesParagraph,
  type Fence,
  findFence,
  findQuoted,
  type Line,
  leavesParagraphOpen,
  placeInFence,
  type Span,
  splitLines,
} from './block-lines.ts';
import { createInlineScanner } from './inline-spans.ts';

/** A line of somebody's text that is not empty, in no fence and no quote, with its own columns. */
export interface ForeignLine {
  /** 1-based. */
  readonly line: number;
  /** The line with HTML comments blanked out. */
  readonly text: string;
  /** The same with code spans covered: not by blanks, since a keyword stands apart from what is behind. */
  readonly prose: string;
}

/** The sign for an object in a text: no blank, no letter. */
const CODE = '\ufffc';

/**
 * The readable lines of a Markdown text by an outsider, in time linear in its length: a scan, since
 * a Markdown parser can be made to take minutes by 64 KB. Left out is what GitHub does not read
 * references from: fenced code, quotes with their lazy continuation, comments, code spans.
 */
export function foreignLines(source: string): ForeignLine[] {
  const lines = splitLines(source);
  const { skipped, comments, code } = scanBlocks(source, lines);
  const withoutComments = coverUp(source, comments, ' ');
  const withoutCode = coverUp(withoutComments, code, CODE);
  return lines.flatMap(({ start, end }, index) => {
    const text = withoutComments.slice(start, end);
    if (skipped.has(index) || text.trim() === '') return [];
    return { line: index + 1, text, prose: withoutCode.slice(start, end) };
  });
}

function scanBlocks(text: string, lines: readonly Line[]) {
  const { scanFrom, comments, code } = createInlineScanner(text, lines);
  const skipped = new Set<number>();
  let fence: Fence | null = null;
  let quoted = false;
  for (let index = 0; index < lines.length; index++) {
    const content = lines[index]?.content ?? '';
    if (content === '') {
      quoted = false;
      continue;
    }
    const quote = findQuoted(content);
    const place = fence ? placeInFence(content, fence) : 'beyond';
    if (place !== 'within') fence = null;
    if (place !== 'beyond') {
      skipped.add(index);
    } else if (quote !== null) {
      skipped.add(index);
      quoted = leavesParagraphOpen(quote);
    } else if (quoted && continuesParagraph(content)) {
      skipped.add(index);
    } else {
      quoted = false;
      fence = findFence(content);
      if (fence) skipped.add(index);
      else index = scanFrom(index);
    }
  }
  return { skipped, comments, code };
}

/** Columns stay true, since every character is replaced by one. The spans are in order and apart. */
function coverUp(text: string, spans: readonly Span[], cover: string): string {
  const parts: string[] = [];
  let position = 0;
  for (const { start, end } of spans) {
    parts.push(text.slice(position, start), cover.repeat(end - start));
    position = end;
  }
  return parts.join('') + text.slice(position);
}
