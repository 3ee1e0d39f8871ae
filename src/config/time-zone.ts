import { findSlip } from '../model/nearest-names.ts';

/** The reason why a text is no IANA time zone, or `null`. */
export function whyNotTimeZone(name: string): string | null {
  if (isTimeZone(name)) return null;
  const slip = findSlip(name, Intl.supportedValuesOf('timeZone'));
  const hint = slip === null ? 'such as `Europe/Berlin`' : `perhaps \`${slip}\``;
  return `It is no time zone. Write an IANA name, ${hint}.`;
}

/** Offsets such as `+02:00` are refused: they know no daylight saving time. */
function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
