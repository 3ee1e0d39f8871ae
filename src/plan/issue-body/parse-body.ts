import type { BlockTask } from '../../model/ledger.ts';
import type { DeliverableKey } from '../../model/sprint-document.ts';
import type { TaskKey } from '../../model/sync-field.ts';
import { BLOCK_END, readBox, readStart, type WrittenBox } from './body-marks.ts';

/** The body of an issue: our block, and everything else. */
export interface IssueBody {
  /** The deliverable that our block names; `null` where there is no block. */
  readonly marker: DeliverableKey | null;
  /** The document that it names; `null` where it names none. */
  readonly document: string | null;
  /** `null` where there is no block. */
  readonly block: readonly BlockTask[] | null;
  /** What stands around the block, with `\n` for every line ending. */
  readonly prose: string;
  /** Lines before the block, so that it is written where it stood; `null` where there is none. */
  readonly linesBefore: number | null;
}

/** Keys of lines that a person added to our block begin so; no key of a document does. */
const ADDED = '+';

export function isAdded(key: TaskKey): boolean {
  return key.startsWith(ADDED);
}

/**
 * Reads a body line by line, in time linear in its length: it may hold anything that people write.
 * The first line that opens a block counts; the block goes on to its end mark, or where that was
 * deleted as long as lines are boxes.
 */
export function parseBody(body: string): IssueBody {
  const lines = body.split(/\r\n|\n|\r/);
  const start = lines.findIndex((line) => readStart(line) !== null);
  const mark = start === -1 ? null : readStart(lines[start] ?? '');
  if (mark === null) {
    const nothing = { marker: null, document: null, block: null, linesBefore: null };
    return { ...nothing, prose: join(lines) };
  }
  const end = lines.indexOf(BLOCK_END, start + 1);
  const stop = end === -1 ? findLastBox(lines, start + 1) : end;
  const inside = lines.slice(start + 1, stop);
  return {
    marker: mark.key,
    document: mark.document,
    block: toTasks(inside.flatMap((line) => readBox(line) ?? [])),
    prose: join([...lines.slice(0, start), ...lines.slice(end === -1 ? stop : stop + 1)]),
    linesBefore: start,
  };
}

function findLastBox(lines: readonly string[], from: number): number {
  let at = from;
  while (at < lines.length && readBox(lines[at] ?? '') !== null) at += 1;
  return at;
}

/** Of two boxes with one key the first counts; what a person added is known by its wording. */
function toTasks(boxes: readonly WrittenBox[]): readonly BlockTask[] {
  const tasks = new Map<TaskKey, BlockTask>();
  for (const { key, title, done } of boxes) {
    const name = key ?? ADDED + title;
    if (!tasks.has(name)) tasks.set(name, { key: name, title, done });
  }
  return [...tasks.values()];
}

function join(lines: readonly string[]): string {
  return lines.join('\n').trim();
}
