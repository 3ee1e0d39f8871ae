import { type DatePattern, findDate } from './date-text.ts';
import type { Dress } from './dress.ts';

/** ISO 8601: what is written where the document shows no date of its own, or an ambiguous one. */
const ISO: DatePattern = {
  kind: 'numeric',
  order: 'ymd',
  separator: '-',
  padded: true,
  ambiguous: false,
};

/** How this document writes a date in such a place: the place's own form, its family's, any, else ISO. */
export function patternFor(
  place: { readonly raw: string; readonly family: string },
  { dates }: Dress,
): DatePattern {
  const own = findDate(place.raw)?.pattern;
  const familiar = dates.find(({ family }) => family === place.family)?.pattern;
  const pattern = own ?? familiar ?? dates[0]?.pattern ?? ISO;
  return isAmbiguous(pattern) ? (clearTwin(pattern, dates) ?? ISO) : pattern;
}

/** Whether a date's form tells day from month neither by itself nor by another date of the document. */
export function isUnclear(raw: string, dates: Dress['dates']): boolean {
  const pattern = findDate(raw)?.pattern;
  return pattern !== undefined && isAmbiguous(pattern) && !clearTwin(pattern, dates);
}

function isAmbiguous(pattern: DatePattern): boolean {
  return pattern.kind === 'numeric' && pattern.ambiguous;
}

/** A date elsewhere in the document with the same separator that tells day from month. */
function clearTwin(pattern: DatePattern, dates: Dress['dates']): DatePattern | undefined {
  if (pattern.kind !== 'numeric') return undefined;
  return dates.find(
    ({ pattern: other }) =>
      other.kind === 'numeric' &&
      !other.ambiguous &&
      other.order !== 'ymd' &&
      other.separator === pattern.separator,
  )?.pattern;
}
