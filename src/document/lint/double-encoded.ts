import type { Range, TextEdit } from '../../model/text.ts';
import type { Block, TextLine } from '../blocks/block.ts';
import { decodeTwice } from './decode-twice.ts';
import type { Defect, LintRule } from './lint-rule.ts';

export const doubleEncoded: LintRule = {
  name: 'double-encoded',
  docs: 'Characters stand in the document as other ones, because it was saved in a wrong encoding.',
  severity: 'warning',
  check: ({ text, blocks, lines }) => {
    const { edits, lost } = decodeTwice(
      text,
      blocks.flatMap((block) => codeIn(block, lines)),
    );
    return [...repairable(text, edits), ...beyondRepair(text, lost)];
  },
};

function codeIn(block: Block, lines: readonly TextLine[]): readonly Range[] {
  if ('children' in block) return block.children.flatMap((child) => codeIn(child, lines));
  const [first, last] = [lines[block.firstRow], lines[block.lastRow]];
  const isCode = block.type === 'fence' || block.type === 'code';
  return isCode && first && last ? [{ start: first.start, end: last.end }] : [];
}

function repairable(text: string, edits: readonly TextEdit[]): readonly Defect[] {
  const [first] = edits;
  if (!first) return [];
  const { start, end } = first.range;
  return [
    {
      offset: start,
      message: `${count(edits.length)} double-encoded, first "${text.slice(start, end)}" for "${first.newText}": the file was read as Windows-1252 and saved as UTF-8. Repair it with --fix.`,
      edits,
    },
  ];
}

function beyondRepair(text: string, lost: readonly Range[]): readonly Defect[] {
  const [first] = lost;
  if (!first) return [];
  const shown = text.slice(first.start, first.end);
  return [
    {
      offset: first.start,
      message: `${count(lost.length)} double-encoded and lost a byte since, first "${shown}": several characters can have stood there. Write them anew.`,
    },
  ];
}

function count(characters: number): string {
  return characters === 1 ? '1 character is' : `${characters} characters are`;
}
