import type { Block, FenceBlock, HtmlBlock, TextLine } from '../blocks/block.ts';
import { countDelimiters } from '../blocks/scan-table.ts';
import type { Defect, LintInput, LintRule } from './lint-rule.ts';

export const swallowed: LintRule = {
  name: 'swallowed',
  docs: 'Headings, boxes or tables are hidden by a code fence or comment that does not end where it should.',
  severity: 'error',
  check: (input) =>
    input.blocks.flatMap(withChildren).flatMap((block): readonly Defect[] => {
      if (block.type === 'fence') return judgeFence(block, input);
      return block.type === 'html' && block.comment ? judgeComment(block, input) : [];
    }),
};

function withChildren(block: Block): readonly Block[] {
  return 'children' in block ? [block, ...block.children.flatMap(withChildren)] : [block];
}

const BOX = /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s/;
/** `# note` is as often a comment of a script. */
const HEADING = /^ {0,3}#{2,6} +\S/;

function judgeFence(block: FenceBlock, input: LintInput): readonly Defect[] {
  const opening = input.lines[block.firstRow];
  if (!opening) return [];
  const hidden = hiddenIn(block, input);
  if (hidden.total === 0) return [];
  const inverted = block.closed && opensAnother(block, input);
  if (block.closed && !inverted) return [];
  return [
    {
      offset: opening.start,
      message: `The code fence that begins here ${inverted ? 'was meant to end one: another begins inside it' : 'never ends'}, so that ${hidden.text} read as code. Check the fences before and after this line: each needs an end of at least as many marks as its beginning.`,
    },
  ];
}

function judgeComment(block: HtmlBlock, input: LintInput): readonly Defect[] {
  const first = input.lines[block.firstRow];
  const last = input.lines[block.lastRow];
  if (!first || !last || input.text.slice(first.start, last.end).includes('-->')) return [];
  const hidden = hiddenIn(block, input);
  if (hidden.total === 0) return [];
  return [
    {
      offset: first.start,
      message: `The comment that begins here never ends, so that ${hidden.text} not shown. Close it with "-->".`,
    },
  ];
}

/** A line with a language behind its marks can only open a fence, so the first one was meant to close. */
function opensAnother(block: FenceBlock, { text, lines }: LintInput): boolean {
  const opening = lines[block.firstRow];
  const mark = opening && /^\s*(`{3,}|~{3,})(.*)$/.exec(text.slice(opening.start, opening.end));
  if (!mark?.[1] || mark[2]?.trim() !== '') return false;
  const fence = new RegExp(`^\\s*\\${mark[1].charAt(0)}{${mark[1].length},}[ \\t]*[A-Za-z]`);
  return linesOf(block, lines).some((line) => fence.test(text.slice(line.start, line.end)));
}

function hiddenIn(block: Block, { text, lines }: LintInput): Hidden {
  const inside = linesOf(block, lines);
  const count = (holds: (line: TextLine) => boolean) => inside.filter(holds).length;
  const counts = [
    { one: 'heading', many: 'headings', count: count((line) => HEADING.test(slice(text, line))) },
    { one: 'box', many: 'boxes', count: count((line) => BOX.test(slice(text, line))) },
    { one: 'table', many: 'tables', count: count((line) => countDelimiters(text, line) > 1) },
  ].filter((kind) => kind.count > 0);
  const total = counts.reduce((sum, kind) => sum + kind.count, 0);
  const parts = counts.map((kind) => `${kind.count} ${kind.count === 1 ? kind.one : kind.many}`);
  const list = parts.join(', ').replace(/, ([^,]*)$/, ' and $1');
  return { total, text: `${list} ${total === 1 ? 'is' : 'are'}` };
}

interface Hidden {
  readonly total: number;
  /** `2 headings and 64 boxes are` */
  readonly text: string;
}

function slice(text: string, { start, end }: TextLine): string {
  return text.slice(start, end);
}

function linesOf(block: Block, lines: readonly TextLine[]): readonly TextLine[] {
  return lines.slice(block.firstRow + 1, block.lastRow + 1);
}
