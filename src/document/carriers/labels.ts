import type { Block, ParagraphBlock } from '../blocks/block.ts';
import { readInline } from '../inline.ts';
import type { Section } from '../outline.ts';
import { findId, readTitle } from '../read-title.ts';
import { containsBoxes, readTasks } from './boxes.ts';
import { type CarrierInput, type FoundDeliverable, linesRange } from './carrier.ts';
import { deriveFrom, withoutEstimate } from './headings.ts';
import { ownersBelow } from './owner-place.ts';

const ITEM_LEAD =
  /^(?:(?:user )?story|task|issue|ticket|item|feature|bug|step|deliverable)[ \t#-]*\d/i;

/** `**Task 1.1:** Create the types (4 hours)` above a list of boxes: an item like a heading. */
export function readLabels({ text, lines, section }: CarrierInput): {
  readonly found: readonly FoundDeliverable[];
  /** The blocks that belong to no labelled item. */
  readonly rest: readonly Block[];
} {
  const { blocks } = section;
  const starts = blocks.flatMap((block, index) =>
    block.type === 'paragraph' && isItemLabel(text, block) ? [{ block, index }] : [],
  );
  const found = starts.flatMap(({ block, index }, position) => {
    const end = starts[position + 1]?.index ?? blocks.length;
    const line = block.lines[0];
    const tasks = readTasks(text, blocks.slice(index + 1, end), 1);
    if (!line || tasks.length === 0) return [];
    const { title, id, issue, linkOffset } = readTitle(text, withoutEstimate(text, line));
    const item: FoundDeliverable = {
      id,
      title,
      line: block.firstRow + 1,
      block: linesRange(lines, block.firstRow, blocks[end - 1]?.lastRow ?? block.lastRow),
      carrier: 'label-boxes',
      status: deriveFrom(tasks),
      state: { kind: 'from-tasks' },
      echoes: [],
      issue,
      linkOffset,
      owners: ownersBelow(text, blocks.slice(index + 1, end)),
      tasks,
    };
    return [item];
  });
  const first = starts[0]?.index ?? blocks.length;
  return found.length > 0 ? { found, rest: blocks.slice(0, first) } : { found: [], rest: blocks };
}

/** Whether any bold label of a section is an item. */
export function hasLabels(text: string, { blocks }: Section): boolean {
  const first = blocks.findIndex((block) => block.type === 'paragraph' && isItemLabel(text, block));
  return first >= 0 && containsBoxes(blocks.slice(first + 1));
}

function isItemLabel(text: string, { lines }: ParagraphBlock): boolean {
  const line = lines[0];
  if (!line || !text.startsWith('**', line.start)) return false;
  const lead = readInline(text, line).lead?.plain ?? '';
  return ITEM_LEAD.test(lead) || findId(lead) !== null;
}
