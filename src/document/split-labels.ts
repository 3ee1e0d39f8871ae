import type { Block, ParagraphBlock } from './blocks/block.ts';
import { plainText } from './inline.ts';
import { roleOfHeading, type SectionRole } from './section-role.ts';

/** Blocks under one label: `**Acceptance criteria:**` is a heading in all but form. */
export interface LabelledBlocks {
  readonly role: SectionRole;
  /** The label as a reader sees it; empty for the blocks before the first one. */
  readonly label: string;
  readonly blocks: readonly Block[];
}

/** Cuts the blocks of a section at the lines that announce a list. A rule ends what a label began. */
export function splitByLabels(text: string, blocks: readonly Block[]): readonly LabelledBlocks[] {
  const parts: { role: SectionRole; label: string; blocks: Block[] }[] = [
    { role: 'work', label: '', blocks: [] },
  ];
  for (const block of blocks) {
    const label = block.type === 'paragraph' ? labelOf(text, block) : null;
    if (label !== null) parts.push({ role: roleOfHeading(label), label, blocks: [] });
    else if (block.type === 'rule') parts.push({ role: 'work', label: '', blocks: [] });
    parts.at(-1)?.blocks.push(block);
  }
  return parts;
}

const LONGEST_LABEL = 80;

/** The last line of a paragraph, where it is nothing but a label: all bold, or with a colon at its end. */
function labelOf(text: string, { lines }: ParagraphBlock): string | null {
  const line = lines.at(-1);
  if (!line || line.end - line.start > LONGEST_LABEL) return null;
  const content = text.slice(line.start, line.end).trim();
  const isBold = /^[^\p{L}\p{N}*_]*(?:\*\*|__)[^*_]+(?:\*\*|__)[:：]?$/u.test(content);
  const announces = /[:：](?:\*\*|__)?$/.test(content);
  return isBold || announces ? plainText(text, line).replace(/\s*[:：]$/, '') : null;
}
