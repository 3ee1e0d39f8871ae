import { findAmount, type Measured } from '../../model/measured.ts';

/** Signs and words for "no more than". */
const AT_MOST = /[<≤]|\b(?:max|at most|under|below|up to|less than|no more than)\b/i;
const AT_LEAST = /[>≥+]|\b(?:min|at least|over|above|more than)\b/i;
/** What everybody wants less of: sizes and times. */
const LESS_IS_BETTER =
  /\d\s*(?:[kmgt]?i?b|bytes?|[mµn]?s|sec(?:onds?)?|min(?:utes?)?|h(?:ours?)?)\b/i;

/** Whether a value reaches a target; `null` where the target does not say in which direction. */
export function isMet(measured: Measured, target: string): boolean | null {
  const amount = findAmount(target);
  if (amount === null) return null;
  const { measured: wanted } = amount;
  if (wanted.kind === 'count') {
    return measured.kind === 'count' && measured.total > 0
      ? measured.done >= wanted.done && measured.done * wanted.total >= wanted.done * measured.total
      : null;
  }
  const value = numberOf(measured, amount.isPercent);
  if (value === null) return null;
  if (AT_MOST.test(target)) return value <= wanted.value;
  if (AT_LEAST.test(target) || amount.isPercent) return value >= wanted.value;
  if (LESS_IS_BETTER.test(target) || wanted.value === 0) return value <= wanted.value;
  return measured.kind === 'count' ? value >= wanted.value : null;
}

/** A count as the number that a target asks for. */
function numberOf(measured: Measured, isPercent: boolean): number | null {
  if (measured.kind === 'number') return measured.value;
  if (!isPercent) return measured.done;
  return measured.total === 0 ? null : (measured.done * 100) / measured.total;
}
