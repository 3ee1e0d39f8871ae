import type { TextField } from '../../model/field.ts';
import type { Block, ItemBlock } from '../blocks/block.ts';
import { readLine, readMetadata } from '../read-metadata.ts';

/** The value behind `**Owner:**` in the blocks directly below a heading or a label. */
export function ownersBelow(text: string, blocks: readonly Block[]): readonly TextField[] {
  return textsOf(readMetadata(text, blocks, {}));
}

/** The same in a line of an item, or in a bullet below it. */
export function ownersInItem(text: string, { children }: ItemBlock): readonly TextField[] {
  const lines = children.flatMap((child, index) => {
    if (child.type === 'item') return firstLineOf(child);
    return child.type === 'paragraph' ? child.lines.slice(index === 0 ? 1 : 0) : [];
  });
  return textsOf(lines.flatMap((line) => readLine(text, line)));
}

function textsOf(metadata: ReturnType<typeof readLine>): readonly TextField[] {
  const found = metadata.find(({ role, value }) => role === 'owner' && value.kind === 'text');
  return found?.value.kind === 'text' ? [found.value] : [];
}

function firstLineOf({ children: [first] }: ItemBlock) {
  return first?.type === 'paragraph' ? first.lines.slice(0, 1) : [];
}
