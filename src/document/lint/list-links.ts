import type { Range } from '../../model/text.ts';
import type { Block } from '../blocks/block.ts';
import { type InlineLink, readInline } from '../inline.ts';

/** Every inline link of a document's text, code and HTML left out. */
export function listLinks(text: string, blocks: readonly Block[]): readonly InlineLink[] {
  return blocks
    .flatMap(piecesOf)
    .filter(({ start, end }) => text.slice(start, end).includes(']('))
    .flatMap((piece) => readInline(text, piece).links);
}

function piecesOf(block: Block): readonly Range[] {
  switch (block.type) {
    case 'heading':
      return [block.content];
    case 'paragraph':
      return block.lines;
    case 'item':
    case 'quote':
      return block.children.flatMap(piecesOf);
    case 'table':
      return [block.header, ...block.rows].flatMap(({ cells }) => cells);
    case 'fence':
    case 'html':
    case 'code':
    case 'rule':
      return [];
  }
}
