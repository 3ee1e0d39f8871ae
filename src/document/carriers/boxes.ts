import type { Deliverable, Task } from '../../model/sprint-document.ts';
import type { Block, ItemBlock, TextLine } from '../blocks/block.ts';
import { boxField } from '../fields/make-field.ts';
import { readTitle } from '../read-title.ts';

/** A deliverable before its place in the document gives it a key and a group. */
export type FoundDeliverable = Omit<Deliverable, 'key' | 'group'>;

/** Boxes in a list: each outermost box is a deliverable, the boxes below it are its tasks. */
export function readBoxes(text: string, blocks: readonly Block[]): readonly FoundDeliverable[] {
  return outermostBoxes(blocks).map((item) => {
    const { title, id, issue, linkOffset } = readTitle(text, firstLine(item));
    const tasks = readTasks(text, item.children, 1);
    return {
      id,
      title,
      line: item.firstRow + 1,
      carrier: tasks.length > 0 ? 'nested-box' : 'box',
      state: boxField(text, item.box),
      issue,
      linkOffset,
      tasks,
    };
  });
}

/** Every box below some blocks, in reading order, with its depth. */
export function readTasks(text: string, blocks: readonly Block[], depth: number): readonly Task[] {
  return blocks.flatMap((block): readonly Task[] => {
    if (block.type !== 'item') return [];
    if (!hasBox(block)) return readTasks(text, block.children, depth);
    const { title } = readTitle(text, firstLine(block));
    const box = boxField(text, block.box);
    const task = { title: title.value, box, depth, line: block.firstRow + 1 };
    return [task, ...readTasks(text, block.children, depth + 1)];
  });
}

type BoxItem = ItemBlock & { readonly box: NonNullable<ItemBlock['box']> };

/** Boxes that stand in no other box. A plain bullet around boxes is no box. */
export function outermostBoxes(blocks: readonly Block[]): readonly BoxItem[] {
  return blocks.flatMap((block): readonly BoxItem[] => {
    if (block.type !== 'item') return [];
    return hasBox(block) ? [block] : outermostBoxes(block.children);
  });
}

function hasBox(item: ItemBlock): item is BoxItem {
  return item.box !== null;
}

/** The first line of an item's text. A box always has one. */
export function firstLine(item: ItemBlock): TextLine {
  const paragraph = item.children[0];
  const line = paragraph?.type === 'paragraph' ? paragraph.lines[0] : undefined;
  return line ?? { start: item.markerOffset, end: item.markerOffset, row: item.firstRow };
}
