import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Block } from '../../src/document/blocks/block.ts';

const parser = remark().use(remarkGfm);

/** What remark sees in a text, one line a block: the measure for our own scanner. */
export function outlineByRemark(text: string): readonly string[] {
  const found: string[] = [];
  visit(parser.parse(text), { text, depth: 0, found });
  return found;
}

interface Visit {
  readonly text: string;
  readonly depth: number;
  readonly found: string[];
}

function visit(node: Nodes, { text, depth, found }: Visit): void {
  const line = describeNode(node);
  if (line) found.push(`${'  '.repeat(depth)}${line}`);
  if (!('children' in node) || ['paragraph', 'heading', 'table'].includes(node.type)) return;
  for (const [index, child] of node.children.entries())
    if (!continuesCode(child, node.children[index - 1], text))
      visit(child, { text, depth: line ? depth + 1 : depth, found });
}

/**
 * remark begins a second block at a line of indented code that looks like a list item (`    - [ ] …`). By
 * CommonMark 0.31, section 4.4, and its reference parser both are one block, blank lines between them or not.
 */
function continuesCode(node: Nodes, previous: Nodes | undefined, text: string): boolean {
  return isIndentedCode(node, text) && previous !== undefined && isIndentedCode(previous, text);
}

function isIndentedCode({ type, position }: Nodes, text: string): boolean {
  return type === 'code' && !/^[ \t]*(?:```|~~~)/.test(text.slice(position?.start.offset));
}

function describeNode(node: Nodes): string | null {
  const rows = node.position ? `${node.position.start.line - 1}-${node.position.end.line - 1}` : '';
  const start = node.position?.start.offset;
  switch (node.type) {
    case 'heading':
      return `heading ${node.depth} ${rows}`;
    case 'paragraph':
      return `paragraph ${rows}`;
    case 'listItem':
      return `item ${String(node.checked ?? null)} ${node.position?.start.line} at ${start}`;
    case 'blockquote':
      return `quote ${rows.split('-')[0]}`;
    case 'code':
      return `code ${rows.split('-')[0]}`;
    case 'html':
      return `html ${rows.split('-')[0]}`;
    case 'thematicBreak':
      return `rule ${rows}`;
    case 'table': {
      const cells = node.children.map((row) => row.children.length).join(',');
      return `table ${rows} cells ${cells}`;
    }
    default:
      return null;
  }
}

/** The same lines from our own blocks. */
export function outlineByScanner(blocks: readonly Block[], depth = 0): readonly string[] {
  return blocks.flatMap((block) => {
    const line = `${'  '.repeat(depth)}${describeBlock(block)}`;
    const children = 'children' in block ? block.children : [];
    return [line, ...outlineByScanner(children, depth + 1)];
  });
}

function describeBlock(block: Block): string {
  const rows = `${block.firstRow}-${block.lastRow}`;
  switch (block.type) {
    case 'heading':
      return `heading ${block.level} ${rows}`;
    case 'paragraph':
      return `paragraph ${rows}`;
    case 'item':
      return `item ${String(block.box?.checked ?? null)} ${block.firstRow + 1} at ${block.markerOffset}`;
    case 'quote':
      return `quote ${rows.split('-')[0]}`;
    case 'fence':
    case 'code':
      return `code ${rows.split('-')[0]}`;
    case 'html':
      return `html ${rows.split('-')[0]}`;
    case 'rule':
      return `rule ${rows}`;
    case 'table': {
      const cells = [block.header, ...block.rows].map((row) => row.cells.length).join(',');
      return `table ${rows} cells ${cells}`;
    }
  }
}
