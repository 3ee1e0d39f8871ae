import type { StatusField, TextField } from '../../model/field.ts';
import { findAmount, type Measured } from '../../model/measured.ts';
import type { TextEdit } from '../../model/text.ts';
import type { Dress } from './dress.ts';
import { isPlaceholder, readStatusText } from './status-text.ts';
import { writeStatusText } from './write-status.ts';

/** The number in a cell takes a new value; words, units, decimals and the joint of a count stay. */
export function writeMetric(field: TextField, measured: Measured): TextEdit | null {
  const { raw, range } = field;
  const amount = findAmount(raw);
  if (amount === null && !isPlaceholder(raw)) return null;
  const newText =
    amount === null
      ? bare(measured)
      : raw.slice(0, amount.start) + numberLike(raw, amount, measured) + raw.slice(amount.end);
  return newText === raw ? null : { range, newText };
}

function numberLike(
  raw: string,
  { start, end, measured: old, decimals, isPercent }: NonNullable<ReturnType<typeof findAmount>>,
  measured: Measured,
): string {
  const written = raw.slice(start, end);
  if (measured.kind === 'count') {
    if (old.kind === 'count') {
      return written.replace(/^\d+/, String(measured.done)).replace(/\d+$/, String(measured.total));
    }
    const percent = measured.total === 0 ? 0 : (measured.done * 100) / measured.total;
    // A hundred per cent only where all is done.
    const shown = percent < 100 ? Math.min(percent, 99.9) : 100;
    return isPercent
      ? fixed(Math.floor(shown * 10 ** decimals) / 10 ** decimals, decimals, written)
      : String(measured.done);
  }
  if (old.kind === 'count') return written.replace(/^\d+/, fixed(measured.value, 0, written));
  return fixed(measured.value, decimals, written);
}

/** With as many decimals as before, and their comma. */
function fixed(value: number, decimals: number, like: string): string {
  const text = value.toFixed(decimals);
  return like.includes(',') ? text.replace('.', ',') : text;
}

function bare(measured: Measured): string {
  return measured.kind === 'count' ? `${measured.done}/${measured.total}` : String(measured.value);
}

/**
 * Whether the target is met, in the table's own words: `🔲 4 to fix` becomes `✅ Complete`, and while it
 * is not met the number that is left follows. A status that says so already stays as it is.
 */
export function writeMetricStatus(
  field: StatusField,
  { met, gap }: { readonly met: boolean; readonly gap: number | null },
  dress: Dress,
): TextEdit | null {
  const { raw, range, value } = field;
  if (met === (value === 'done')) {
    if (met || gap === null) return null;
    const left = /\d+/.exec(readStatusText(raw, dress.words).tail);
    if (left === null) return null;
    const at = raw.length - readStatusText(raw, dress.words).tail.length + left.index;
    const newText = raw.slice(0, at) + gap + raw.slice(at + left[0].length);
    return newText === raw ? null : { range, newText };
  }
  const newText = writeStatusText(
    { ...field, raw: 'TBD', value: null },
    met ? 'done' : 'in-progress',
    dress,
  );
  return newText === raw ? null : { range, newText };
}
