import type { Block, ItemBox, TableRow, TextLine } from './block.ts';

/** A container that still takes lines. The first one is the document itself. */
export interface OpenContainer {
  readonly type: 'document' | 'item' | 'quote';
  readonly firstRow: number;
  readonly children: Block[];
  /** Columns that a line must be indented by to stay inside an item. */
  readonly width: number;
  readonly marker: string;
  readonly markerOffset: number;
  box: ItemBox | null;
}

/** A block of lines that is still growing. */
export type OpenLeaf =
  | { readonly type: 'paragraph'; readonly lines: TextLine[] }
  | { readonly type: 'table'; readonly header: TableRow; readonly rows: TableRow[] }
  | { readonly type: 'code'; readonly firstRow: number; lastRow: number }
  | {
      readonly type: 'fence';
      readonly firstRow: number;
      lastRow: number;
      readonly mark: string;
      readonly length: number;
    }
  | {
      readonly type: 'html';
      readonly firstRow: number;
      lastRow: number;
      readonly comment: boolean;
      readonly close: string | RegExp | null;
    };

/** The open end of the tree while lines are read. */
export interface OpenBlocks {
  readonly containers: OpenContainer[];
  leaf: OpenLeaf | null;
}

export function openDocument(): OpenBlocks {
  return {
    containers: [
      {
        type: 'document',
        firstRow: 0,
        children: [],
        width: 0,
        marker: '',
        markerOffset: 0,
        box: null,
      },
    ],
    leaf: null,
  };
}

export function innermost(open: OpenBlocks): OpenContainer {
  const container = open.containers.at(-1);
  if (!container) throw new Error('The document container is never closed while lines are read.');
  return container;
}

export function addBlock(open: OpenBlocks, block: Block): void {
  innermost(open).children.push(block);
}

export function closeLeaf(open: OpenBlocks, fenceClosed = false): void {
  const { leaf } = open;
  if (leaf) addBlock(open, finishLeaf(leaf, fenceClosed));
  open.leaf = null;
}

/** Closes all containers but the outer `depth` ones, and the leaf with them. */
export function closeContainers(open: OpenBlocks, depth: number): void {
  if (open.containers.length <= depth) return;
  closeLeaf(open);
  while (open.containers.length > depth) {
    const container = open.containers.pop();
    if (container && container.type !== 'document') addBlock(open, finishContainer(container));
  }
}

function finishContainer(container: OpenContainer): Block {
  const { firstRow, children } = container;
  const lastRow = children.at(-1)?.lastRow ?? firstRow;
  if (container.type === 'quote') return { type: 'quote', firstRow, lastRow, children };
  const { marker, markerOffset, box } = container;
  return { type: 'item', firstRow, lastRow, marker, markerOffset, box, children };
}

function finishLeaf(leaf: OpenLeaf, fenceClosed: boolean): Block {
  switch (leaf.type) {
    case 'paragraph': {
      const firstRow = leaf.lines[0]?.row ?? 0;
      return {
        type: 'paragraph',
        firstRow,
        lastRow: leaf.lines.at(-1)?.row ?? firstRow,
        lines: leaf.lines,
      };
    }
    case 'table': {
      const { header, rows } = leaf;
      const lastRow = rows.at(-1)?.row ?? header.row + 1;
      return { type: 'table', firstRow: header.row, lastRow, header, rows };
    }
    case 'code':
      return { type: 'code', firstRow: leaf.firstRow, lastRow: leaf.lastRow };
    case 'fence':
      return {
        type: 'fence',
        firstRow: leaf.firstRow,
        lastRow: leaf.lastRow,
        closed: fenceClosed,
      };
    case 'html':
      return {
        type: 'html',
        firstRow: leaf.firstRow,
        lastRow: leaf.lastRow,
        comment: leaf.comment,
      };
  }
}
