import { diffArrays } from 'diff';

/** A run of lines of the ancestor, [start, end), and what one side has in its place. */
interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * Both changes of one text, line by line, or `null` where they overlap or touch, which git calls a
 * conflict. The same change on both sides counts once.
 */
export function mergeTexts({
  ancestor,
  ours,
  theirs,
}: {
  readonly ancestor: string;
  readonly ours: string;
  readonly theirs: string;
}): string | null {
  if (ours === theirs || theirs === ancestor) return ours;
  if (ours === ancestor) return theirs;
  const old = linesOf(ancestor);
  const all = [...replacements(old, linesOf(ours)), ...replacements(old, linesOf(theirs))];
  const inOrder = all.toSorted((a, b) => a.start - b.start || a.end - b.end);
  const merged: string[] = [];
  let previous: Replacement = { start: -1, end: -1, lines: [] };
  let at = 0;
  for (const next of inOrder) {
    if (isSame(previous, next)) continue;
    if (next.start <= previous.end) return null;
    merged.push(...old.slice(at, next.start), ...next.lines);
    at = next.end;
    previous = next;
  }
  return [...merged, ...old.slice(at)].join('');
}

function replacements(before: readonly string[], after: readonly string[]): Replacement[] {
  const found: Replacement[] = [];
  let at = 0;
  let open: Replacement | null = null;
  for (const { added, removed, value, count } of diffArrays([...before], [...after])) {
    if (!added && !removed) {
      if (open !== null) found.push(open);
      open = null;
      at += count;
      continue;
    }
    open ??= { start: at, end: at, lines: [] };
    if (added) open = { ...open, lines: [...open.lines, ...value] };
    else {
      at += count;
      open = { ...open, end: at };
    }
  }
  return open === null ? found : [...found, open];
}

function isSame(a: Replacement, b: Replacement): boolean {
  return a.start === b.start && a.end === b.end && a.lines.join('') === b.lines.join('');
}

/** With their endings, so that a missing last one counts. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
