import type { Status } from '../model/status.ts';
import type { Range } from '../model/text.ts';
import type { Block, HeadingBlock, TextLine } from './blocks/block.ts';
import { plainText } from './inline.ts';
import { roleOfHeading, roleOfTitle, type SectionRole } from './section-role.ts';
import { stateOfHeading } from './state-of-heading.ts';
import type { Words } from './wording/find-phrase.ts';

/** A heading with what stands below it. The first section has no heading: the text before any. */
export interface Section {
  readonly heading: HeadingBlock | null;
  /** 0 for the text before the first heading. */
  readonly level: number;
  /** The heading as a reader sees it. */
  readonly title: string;
  readonly role: SectionRole;
  /** The state that the heading itself is (`In Progress`, `✅ Completed`), or `null`. */
  readonly state: Status | null;
  /** The nearest section around this one. */
  readonly parent: Section | null;
  /** What stands directly below the heading, before the next one. */
  readonly blocks: readonly Block[];
  readonly children: readonly Section[];
}

interface SectionDraft extends Section {
  readonly blocks: Block[];
  readonly children: Section[];
}

/** Orders the blocks under their headings. Only headings of the document itself count. */
export function buildOutline(text: string, blocks: readonly Block[], words?: Words): Section {
  const root: SectionDraft = {
    heading: null,
    level: 0,
    title: '',
    role: 'work',
    state: null,
    parent: null,
    blocks: [],
    children: [],
  };
  const open: SectionDraft[] = [root];
  for (const block of blocks) {
    if (block.type !== 'heading') {
      open.at(-1)?.blocks.push(block);
      continue;
    }
    while (open.length > 1 && (open.at(-1)?.level ?? 0) >= block.level) open.pop();
    const parent = open.at(-1) ?? root;
    const title = plainText(text, block.content);
    const isTitle = block.level === 1 && root.children.length === 0;
    const role = inherit(parent.role, isTitle ? roleOfTitle(title) : roleOfHeading(title));
    const section = {
      heading: block,
      level: block.level,
      title,
      role,
      state: stateOfHeading(title, words),
      parent,
      blocks: [],
      children: [],
    };
    parent.children.push(section);
    open.push(section);
  }
  return root;
}

const INHERITED: ReadonlySet<SectionRole> = new Set<SectionRole>([
  'previous-sprint',
  'references',
  'change-log',
  'updates',
  'template',
]);

/** What belongs to the past or to the reader stays so in every subsection. */
function inherit(parent: SectionRole, own: SectionRole): SectionRole {
  return INHERITED.has(parent) ? parent : own;
}

/** A section and all below it, in reading order. */
export function flattenSections(section: Section): readonly Section[] {
  return [section, ...section.children.flatMap(flattenSections)];
}

/** Offsets of everything between a section's heading and the next one, blank lines trimmed. */
export function bodyRange(section: Section, lines: readonly TextLine[]): Range {
  const first = lines[section.blocks[0]?.firstRow ?? -1];
  const last = lines[section.blocks.at(-1)?.lastRow ?? -1];
  if (first && last) return { start: first.start, end: last.end };
  const headingEnd = lines[section.heading?.lastRow ?? 0]?.end ?? 0;
  return { start: headingEnd, end: headingEnd };
}
