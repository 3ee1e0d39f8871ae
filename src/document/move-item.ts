import type { Deliverable, SprintDocument } from '../model/sprint-document.ts';
import type { Status } from '../model/status.ts';
import type { TextEdit } from '../model/text.ts';
import { lineEndingAt } from './entries/line-ending.ts';

/**
 * Moves an item's whole block below the heading that stands for a status: to the end of what stands there.
 * Its own lines do not change. No edit where the document has no such heading.
 */
export function moveItem(
  item: Deliverable,
  status: Status,
  { text, stateHeadings }: SprintDocument,
): readonly TextEdit[] {
  const target = stateHeadings.find((heading) => heading.status === status);
  if (!target) return [];
  const ending = lineEndingAt(text, target.end);
  const block = text.slice(item.block.start, item.block.end);
  const gap = target.empty || item.carrier === 'heading-status' ? ending + ending : ending;
  return [
    removal(item, text),
    { range: { start: target.end, end: target.end }, newText: gap + block },
  ];
}

/** The block with the line ending behind it, or before it where it is the last line of the text. */
function removal({ block }: Deliverable, text: string): TextEdit {
  const after = /^(?:\r\n|\n|\r)/.exec(text.slice(block.end, block.end + 2))?.[0] ?? '';
  const before =
    after === '' ? (/(?:\r\n|\n|\r)$/.exec(text.slice(0, block.start))?.[0] ?? '') : '';
  return {
    range: { start: block.start - before.length, end: block.end + after.length },
    newText: '',
  };
}
