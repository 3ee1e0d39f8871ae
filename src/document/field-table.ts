import type { StatusField } from '../model/field.ts';
import type { Block } from './blocks/block.ts';
import { statusField } from './fields/make-field.ts';
import { plainText } from './inline.ts';
import { roleOfLabel } from './metadata-labels.ts';
import type { Words } from './wording/find-phrase.ts';

/** The status in a table of labels and values: `| Status | In progress |`. */
export function findStatusRow(
  text: string,
  blocks: readonly Block[],
  words?: Words,
): StatusField | null {
  for (const block of blocks) {
    if (block.type !== 'table' || block.header.cells.length !== 2) continue;
    for (const row of [block.header, ...block.rows]) {
      const [name, value] = row.cells;
      if (name && value && roleOfLabel(plainText(text, name)) === 'status')
        return statusField({ text, range: value, family: 'field table/status', words });
    }
  }
  return null;
}
