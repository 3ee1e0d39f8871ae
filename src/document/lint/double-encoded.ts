import type { Range, TextEdit } from '../../model/text.ts';
import { decodeTwice } from './decode-twice.ts';
import type { Defect, LintRule } from './lint-rule.ts';

export const doubleEncoded: LintRule = {
  name: 'double-encoded',
  docs: 'Characters stand in the document as other ones, because it was saved in a wrong encoding.',
  severity: 'warning',
  check: ({ text }) => {
    const { edits, lost } = decodeTwice(text);
    return [...repairable(text, edits), ...beyondRepair(text, lost)];
  },
};

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
