import type { StatusField } from '../../model/field.ts';
import type { Status } from '../../model/status.ts';
import type { TextEdit } from '../../model/text.ts';
import type { Dress } from '../wording/dress.ts';
import { writeStatusText } from '../wording/write-status.ts';

/** The edit that makes a status field say a status, or `null` where it says so already. */
export function writeStatusField(
  field: StatusField,
  status: Status,
  dress: Dress,
): TextEdit | null {
  const newText = writeStatusText(field, status, dress);
  return newText === field.raw ? null : { range: field.range, newText };
}
