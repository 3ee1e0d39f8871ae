import type { Deliverable } from '../model/sprint-document.ts';
import { foldName } from './fold-name.ts';

/** A title shorter than this stands in any sentence. */
const SHORTEST_TITLE = 6;
/** What stands in front of an entry. */
const BULLET = /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[ \]\s+)?/;
const LETTER = /[\p{L}\p{N}]/u;

/** Whether a line names an item by its issue, its id or its title. */
export function namesItem({ issue, id, title }: Deliverable): (line: string) => boolean {
  const name = foldName(title.value);
  const words = [
    ...(id === null ? [] : [id]),
    ...(issue === null ? [] : [`#${issue}`, `/issues/${issue}`]),
  ];
  return (line) =>
    words.some((word) => holdsWord(line, word)) ||
    (name.length >= SHORTEST_TITLE && foldName(line).includes(name));
}

/** `T-1` is not in `T-12`, nor `#1` in `#12`. */
function holdsWord(line: string, word: string): boolean {
  for (let at = line.indexOf(word); at >= 0; at = line.indexOf(word, at + 1)) {
    const [before, behind] = [line.charAt(at - 1), line.charAt(at + word.length)];
    if (!LETTER.test(before) && !LETTER.test(behind)) return true;
  }
  return false;
}

export function linesOf(
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
) {
  const lines: { readonly start: number; readonly text: string }[] = [];
  let at = start;
  for (const line of text.slice(start, end).split('\n')) {
    lines.push({ start: at, text: line });
    at += line.length + 1;
  }
  return lines;
}

export function withoutBullet(line: string): string {
  return line.replace(BULLET, '').trim();
}
