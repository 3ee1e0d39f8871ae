import {
  createTwoFilesPatch,
  FILE_HEADERS_ONLY,
  formatPatch,
  type StructuredPatchHunk,
} from 'diff';
import { oneLine } from '../model/one-line.ts';

/** The search for the shortest diff is quadratic in the changed lines; so many take half a second. */
const MOST_CHANGED_LINES = 2_000;
/** Unchanged lines around a change, as Git shows. */
const CONTEXT = 3;

/** A unified diff as Git prints it, for people and for `git apply`; empty when nothing differs. */
export function renderDiff({
  before,
  after,
  path,
}: {
  readonly before: string;
  readonly after: string;
  readonly path: string;
}): string {
  if (before === after) return '';
  const name = oneLine(path, 1000).replace(/^\/+/, '');
  const [oldFileName, newFileName] = [`a/${name}`, `b/${name}`];
  const shortest = createTwoFilesPatch(
    oldFileName,
    newFileName,
    before,
    after,
    undefined,
    undefined,
    {
      context: CONTEXT,
      headerOptions: FILE_HEADERS_ONLY,
      maxEditLength: MOST_CHANGED_LINES,
    },
  );
  if (shortest !== undefined) return shortest;
  const hunks = [replaceMiddle(before, after)];
  const patch = { oldFileName, newFileName, oldHeader: undefined, newHeader: undefined, hunks };
  return formatPatch(patch, FILE_HEADERS_ONLY);
}

/** One hunk for all that stands between the first and the last changed line. */
function replaceMiddle(before: string, after: string): StructuredPatchHunk {
  const [old, now] = [linesOf(before), linesOf(after)];
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && old[start] === now[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && old.at(-1 - tail) === now.at(-1 - tail)) tail += 1;
  const from = Math.max(0, start - CONTEXT);
  const trailing = Math.min(tail, CONTEXT);
  const lines = [
    ...mark(' ', old.slice(from, start)),
    ...mark('-', old.slice(start, old.length - tail)),
    ...mark('+', now.slice(start, now.length - tail)),
    ...mark(' ', old.slice(old.length - tail, old.length - tail + trailing)),
  ];
  return {
    oldStart: from + 1,
    oldLines: old.length - tail + trailing - from,
    newStart: from + 1,
    newLines: now.length - tail + trailing - from,
    lines,
  };
}

/** Lines with their endings, so that a missing last one counts as a difference. */
function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}

function mark(sign: string, lines: readonly string[]): string[] {
  return lines.flatMap((line) =>
    line.endsWith('\n')
      ? [sign + line.slice(0, -1)]
      : [sign + line, '\\ No newline at end of file'],
  );
}
