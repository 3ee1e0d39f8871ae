import type { TextEdit } from '../../model/text.ts';
import type { TableBlock, TableCell, TableRow } from '../blocks/block.ts';
import { plainText } from '../inline.ts';
import { flattenSections } from '../outline.ts';
import type { Defect, LintInput, LintRule } from './lint-rule.ts';

export const tableTotal: LintRule = {
  name: 'table-total',
  docs: 'The total row of a table differs from the sum of its rows.',
  severity: 'warning',
  check: (input) =>
    flattenSections(input.root)
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) => (block.type === 'table' ? judge(block, input) : [])),
};

const TOTAL =
  /^(?:totals?|sum|overall total|gesamt|summe|total général|totale|toplam|итого|всего|razem|suma|合计|总计|合計|합계)$/iu;
/** Columns whose numbers do not add up to anything. */
const NOT_ADDITIVE =
  /%|average|avg|mean|rate|ratio|id|^#$|priority|week|day|date|sprint|version|score|median|cumulative|running|remaining|left|max|min|peak|velocity|capacity|coverage|limit/i;
const NUMBER = /\d+(?:\.\d+)?/g;

function judge(table: TableBlock, { text }: LintInput): readonly Defect[] {
  const total = table.rows.at(-1);
  const rows = table.rows.slice(0, -1);
  const isTotal = (row: TableRow) => TOTAL.test(nameOf(text, row));
  if (!total || rows.length < 2 || !isTotal(total) || rows.some(isTotal)) return [];
  return total.cells.slice(1).flatMap((cell, position) => {
    const column = position + 1;
    const header = table.header.cells[column];
    if (!header || NOT_ADDITIVE.test(plainText(text, header))) return [];
    return judgeColumn(
      text,
      cell,
      rows.map(({ cells }) => cells[column]),
    );
  });
}

function nameOf(text: string, { cells }: TableRow): string {
  return cells[0] ? plainText(text, cells[0]).replace(/[:：]$/, '') : '';
}

/** A column adds up only where every cell has the form of the total: `5`, `3h`, `2-3 days`, `1/4`. */
function judgeColumn(
  text: string,
  cell: TableCell,
  above: readonly (TableCell | undefined)[],
): readonly Defect[] {
  const total = readNumbers(text, cell);
  const rows = above.map((other) => (other ? readNumbers(text, other) : null));
  if (!total || !rows.every((row) => row !== null && addsTo(row, total))) return [];
  const sums = total.values.map((_, index) =>
    rows.reduce((sum, row) => sum + (row?.values[index] ?? 0), 0),
  );
  const exact = sums.map((sum) => Math.round(sum * 100) / 100);
  if (exact.every((sum, index) => sum === total.values[index])) return [];
  const raw = text.slice(cell.start, cell.end);
  let index = 0;
  const newText = raw.replace(NUMBER, () => String(exact[index++] ?? ''));
  const edit: TextEdit = { range: { start: cell.start, end: cell.end }, newText };
  return [
    {
      offset: cell.start,
      message: `The total is "${raw}", but the rows above it add up to "${newText}". Correct the total or the rows.`,
      edits: [edit],
    },
  ];
}

interface Numbers {
  readonly values: readonly number[];
  /** What joins two numbers: `-` in `2-3 days`, `/` in `1/4`. */
  readonly joint: string;
  /** `day` in `5 days`; empty where none is written. */
  readonly unit: string;
}

const FORM = /^(\d+(?:\.\d+)?)(?:([–-]| ?\/ ?)(\d+(?:\.\d+)?))?(?: ?(\p{L}{1,12})\.?)?$/u;

function readNumbers(text: string, cell: TableCell): Numbers | null {
  const raw = text
    .slice(cell.start, cell.end)
    .replace(/\*\*|__/g, '')
    .trim();
  const [whole, first = '', joint = '', second, unit = ''] = FORM.exec(raw) ?? [];
  if (whole === undefined) return null;
  const values = second === undefined ? [Number(first)] : [Number(first), Number(second)];
  return { values, joint: joint.trim(), unit: unit.toLowerCase().replace(/s$/, '') };
}

/** A row may leave out the unit that the total names. */
function addsTo(row: Numbers, total: Numbers): boolean {
  return (
    row.values.length === total.values.length &&
    row.joint === total.joint &&
    (row.unit === '' || row.unit === total.unit)
  );
}
