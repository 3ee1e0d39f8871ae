import { diffArrays } from 'diff';

/** A run of lines of the base, [start, end), and what one side has in its place. */
interface Hunk {
  readonly start: number;
  readonly end: number;
  readonly lines: readonly string[];
}

/**
 * The merge of two descendants of one text, line by line as git does it: changes that overlap or touch
 * are a conflict (undefined) unless they are the same change.
 */
export function mergeText({ base, ours, theirs }: Versions): string | undefined {
  const lines = split(base);
  const hunks = [...hunksOf(lines, split(ours)), ...hunksOf(lines, split(theirs))];
  hunks.sort((left, right) => left.start - right.start || left.end - right.end);
  const merged: string[] = [];
  let position = 0;
  let last: Hunk | undefined;
  for (const hunk of hunks) {
    if (last !== undefined && isSame(last, hunk)) continue;
    if (last !== undefined && hunk.start <= last.end) return undefined;
    merged.push(...lines.slice(position, hunk.start), ...hunk.lines);
    position = hunk.end;
    last = hunk;
  }
  return [...merged, ...lines.slice(position)].join('');
}

interface Versions {
  readonly base: string;
  readonly ours: string;
  readonly theirs: string;
}

function split(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function hunksOf(base: string[], changed: string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let position = 0;
  let open: { start: number; end: number; lines: string[] } | undefined;
  for (const { added, removed, value } of diffArrays(base, changed)) {
    if (!added && !removed) {
      position += value.length;
      open = undefined;
      continue;
    }
    if (open === undefined) {
      open = { start: position, end: position, lines: [] };
      hunks.push(open);
    }
    if (added) open.lines.push(...value);
    if (removed) {
      position += value.length;
      open.end = position;
    }
  }
  return hunks;
}

function isSame(left: Hunk, right: Hunk): boolean {
  return (
    left.start === right.start &&
    left.end === right.end &&
    left.lines.length === right.lines.length &&
    left.lines.every((line, index) => line === right.lines[index])
  );
}
