import type { Task } from '../../model/sprint-document.ts';
import { countsAsWork } from '../../model/status.ts';
import type { Block, ItemBlock, TextLine } from '../blocks/block.ts';
import { boxField, boxState } from '../fields/make-field.ts';
import { readLine } from '../read-metadata.ts';
import { readTitle } from '../read-title.ts';
import { statusOfMark } from '../wording/box-marks.ts';
import { type CarrierInput, type FoundDeliverable, linesRange } from './carrier.ts';
import { ownersInItem } from './owner-place.ts';

/** Boxes in a list: each outermost box is a deliverable, the boxes below it are its tasks. */
export function readBoxes(
  { text, lines }: Pick<CarrierInput, 'text' | 'lines'>,
  blocks: readonly Block[],
): readonly FoundDeliverable[] {
  return outermostBoxes(blocks).map((item) => {
    const { title, id, issue, linkOffset } = readTitle(text, firstLine(item));
    const tasks = readTasks(text, item.children, 1);
    const state = boxState(text, item.box);
    return {
      id,
      title,
      line: item.firstRow + 1,
      block: linesRange(lines, item.firstRow, item.lastRow),
      carrier: state.kind === 'status' ? 'marked-box' : tasks.length > 0 ? 'nested-box' : 'box',
      status: state.kind === 'status' ? state.value : state.value ? 'done' : 'not-started',
      state,
      echoes: [],
      issue,
      linkOffset,
      owners: ownersInItem(text, item),
      tasks,
    };
  });
}

/**
 * Every box below some blocks, in reading order, with its depth. `- [ ] Status: …` is metadata, not work, and what
 * is cancelled or deferred (`- [-] …`) is work no more.
 */
export function readTasks(text: string, blocks: readonly Block[], depth: number): readonly Task[] {
  return blocks.flatMap((block): readonly Task[] => {
    if (block.type !== 'item') return [];
    if (!hasBox(block)) return readTasks(text, block.children, depth);
    const below = readTasks(text, block.children, depth + 1);
    if (isMetadata(text, block) || !isWork(text, block)) return below;
    const { title } = readTitle(text, firstLine(block));
    const box = boxField(text, block.box);
    return [{ title: title.value, box, depth, line: block.firstRow + 1 }, ...below];
  });
}

type BoxItem = ItemBlock & { readonly box: NonNullable<ItemBlock['box']> };

/** Boxes that stand in no other box. A plain bullet around boxes is no box. */
function outermostBoxes(blocks: readonly Block[]): readonly BoxItem[] {
  return blocks.flatMap((block): readonly BoxItem[] => {
    if (block.type !== 'item') return [];
    return hasBox(block) ? [block] : outermostBoxes(block.children);
  });
}

/** Whether any box stands in some blocks. */
export function containsBoxes(blocks: readonly Block[]): boolean {
  return outermostBoxes(blocks).length > 0;
}

function hasBox(item: ItemBlock): item is BoxItem {
  return item.box !== null;
}

/** Cancelled and deferred boxes leave both sides of every count. */
function isWork(text: string, { box }: BoxItem): boolean {
  return countsAsWork(statusOfMark(text.slice(box.range.start, box.range.end)));
}

/** A labelled value in a box's place: `- [ ] Status: in work`. */
function isMetadata(text: string, item: ItemBlock): boolean {
  const line = firstLine(item);
  return readLine(text, line).some(({ role }) => role !== 'other' && role !== 'progress');
}

/** The first line of an item's text. A box always has one. */
export function firstLine(item: ItemBlock): TextLine {
  const paragraph = item.children[0];
  const line = paragraph?.type === 'paragraph' ? paragraph.lines[0] : undefined;
  return line ?? { start: item.markerOffset, end: item.markerOffset, row: item.firstRow };
}
