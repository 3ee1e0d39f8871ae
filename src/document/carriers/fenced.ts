import type { Problem } from '../../model/problem.ts';
import type { Task } from '../../model/sprint-document.ts';
import type { Block, FenceBlock, TextLine } from '../blocks/block.ts';
import { boxField } from '../fields/make-field.ts';
import type { Section } from '../outline.ts';
import { findId } from '../read-title.ts';
import { type CarrierInput, type FoundDeliverable, linesRange } from './carrier.ts';

/** A box on a line of code: an example by default, work only where the config says so. */
const FENCED_BOX = /^([ \t]*)(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?\[([ xX])\][ \t]+(?=\S)/;

interface FencedBox {
  readonly line: TextLine;
  readonly indent: number;
  readonly title: string;
  readonly titleStart: number;
  readonly box: Task['box'];
}

/** Boxes inside code fences: the outermost ones are deliverables, deeper ones their tasks. */
export function readFenced({ text, lines, section }: CarrierInput): readonly FoundDeliverable[] {
  return section.blocks.filter(isFence).flatMap((fence) => readFence(text, lines, fence));
}

/** Boxes in code are examples; that they were left out is said, since some teams keep their list there. */
export function reportFenced(
  { text, lines }: Pick<CarrierInput, 'text' | 'lines'>,
  sections: readonly Section[],
): readonly Problem[] {
  const boxes = sections.flatMap(({ blocks }) =>
    blocks.filter(isFence).flatMap((fence) => boxesIn(text, lines, fence)),
  );
  const first = boxes[0];
  if (!first) return [];
  const stand = boxes.length === 1 ? '1 box stands' : `${boxes.length} boxes stand`;
  const message = `${stand} inside code fences and count as examples. If they are work, set "fenced: true" in the config.`;
  return [{ rule: 'fenced-boxes', severity: 'info', line: first.line.row + 1, column: 1, message }];
}

function isFence(block: Block): block is FenceBlock {
  return block.type === 'fence';
}

function readFence(
  text: string,
  lines: readonly TextLine[],
  fence: FenceBlock,
): readonly FoundDeliverable[] {
  const boxes = boxesIn(text, lines, fence);
  const outermost = boxes.reduce((least, { indent }) => Math.min(least, indent), Infinity);
  const items: { readonly start: FencedBox; readonly own: FencedBox[] }[] = [];
  for (const box of boxes) {
    if (box.indent === outermost) items.push({ start: box, own: [] });
    else items.at(-1)?.own.push(box);
  }
  return items.map(({ start, own }) => {
    const range = { start: start.titleStart, end: start.line.end };
    return {
      id: findId(start.title),
      title: {
        kind: 'text',
        range,
        raw: text.slice(range.start, range.end),
        value: start.title,
        family: 'title',
      },
      line: start.line.row + 1,
      block: linesRange(lines, start.line.row, own.at(-1)?.line.row ?? start.line.row),
      carrier: 'fenced-box',
      status: start.box.value ? 'done' : 'not-started',
      state: start.box,
      echoes: [],
      issue: null,
      linkOffset: start.line.end,
      owners: [],
      tasks: own.map(({ line, title, box }) => ({ title, box, depth: 1, line: line.row + 1 })),
    };
  });
}

function boxesIn(
  text: string,
  lines: readonly TextLine[],
  fence: FenceBlock,
): readonly FencedBox[] {
  return lines.slice(fence.firstRow + 1, fence.lastRow + 1).flatMap((line) => {
    const content = text.slice(line.start, line.end);
    const match = FENCED_BOX.exec(content);
    if (!match) return [];
    const [whole, indent = '', mark = ' '] = match;
    const at = line.start + whole.lastIndexOf('[') + 1;
    const box = boxField(text, { range: { start: at, end: at + 1 }, checked: mark !== ' ' });
    const title = content.slice(whole.length).trim();
    return [{ line, indent: indent.length, title, titleStart: line.start + whole.length, box }];
  });
}
