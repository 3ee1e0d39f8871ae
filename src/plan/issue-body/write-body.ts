import type { BlockTask } from '../../model/ledger.ts';
import { oneLine } from '../../model/one-line.ts';
import type { DeliverableKey } from '../../model/sprint-document.ts';
import { BLOCK_END, writeBox, writeStart } from './body-marks.ts';
import { isAdded, parseBody } from './parse-body.ts';

/** Longer titles of tasks are cut: GitHub takes 65,536 characters for a whole body. */
const LONGEST_TITLE = 300;
const ZERO_WIDTH_SPACE = '\u200b';

export interface OwnBlock {
  readonly key: DeliverableKey;
  /** Path of the document that the deliverable stands in. */
  readonly document?: string;
  readonly tasks: readonly BlockTask[];
}

/** The body of a new issue: our block and nothing else. */
export function writeNewBody(block: OwnBlock): string {
  return writeBlock(block).join('\n');
}

/**
 * A body with our block as it is to read. The block stays in its place; text around it changes only
 * where `prose` differs from what stands there.
 */
export function replaceBlock(body: string, block: OwnBlock & { readonly prose: string }): string {
  const { prose, linesBefore } = parseBody(body);
  const before = prose === block.prose && linesBefore !== null ? linesBefore : null;
  const lines = body.split(/\r\n|\n|\r/).slice(0, before ?? 0);
  const above = lines.join('\n').trimStart();
  const below = (before === null ? block.prose : prose.slice(above.trim().length)).trim();
  const parts = [above.trimEnd(), writeBlock(block).join('\n'), below];
  return parts.filter((part) => part !== '').join('\n\n');
}

function writeBlock({ key, document, tasks }: OwnBlock): readonly string[] {
  const boxes = tasks.map(({ key: task, title, done }) =>
    isAdded(task)
      ? writeBox({ title, done, key: null })
      : writeBox({ title: quiet(title), done, key: task }),
  );
  return [writeStart({ key, document: document ?? null }), ...boxes, BLOCK_END];
}

/** One line that opens no comment and notifies nobody; its own markup stays as it is. */
function quiet(title: string): string {
  return oneLine(title, LONGEST_TITLE)
    .replace(/<(?=!--)/g, '&lt;')
    .replace(/(?<=@)(?=[\w-])|(?<=#)(?=\d)|(?<=\bGH-)(?=\d)/gi, ZERO_WIDTH_SPACE);
}
