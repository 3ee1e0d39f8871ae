import type { CalendarDate } from '../../model/calendar-date.ts';
import { UserError } from '../../model/errors.ts';

const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d{1,9})?(?:Z|([+-]\d{2}):?(\d{2}))$/;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** The day on which an ISO 8601 instant falls in an IANA time zone such as `Europe/Berlin`. */
export function dateInZone(instant: string, timeZone: string): CalendarDate {
  const parts = formatFor(timeZone).formatToParts(millisecondsOf(instant));
  const read = (type: 'year' | 'month' | 'day'): number =>
    Number(parts.find((part) => part.type === type)?.value);
  return { year: read('year'), month: read('month'), day: read('day') };
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
      timeZone,
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
    });
  } catch (cause) {
    throw new UserError(
      `"${timeZone}" is no known time zone. Write an IANA name such as "UTC" or "Europe/Berlin".`,
      { cause },
    );
  }
}

/** Since 1970-01-01T00:00Z. Arithmetic of the proleptic Gregorian calendar, since there is no clock here. */
function millisecondsOf(instant: string): number {
  const match = INSTANT.exec(instant);
  if (!match) throw new TypeError(`Not an ISO 8601 instant: ${instant}`);
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = match
    .slice(1, 7)
    .map(Number);
  const zoneHours = match[7] ?? '+00';
  const zoneMinutes = Number(zoneHours) * 60 + Number(`${zoneHours[0]}${match[8] ?? '0'}`);
  const minutes = hour * 60 + minute - zoneMinutes;
  return daysSince1970(year, month, day) * DAY + minutes * MINUTE + second * 1000;
}

/** Counts in years that begin in March, so that the leap day comes last. */
function daysSince1970(year: number, month: number, day: number): number {
  const shifted = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  const dayOfYear = Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
  const leapDays = Math.floor(shifted / 4) - Math.floor(shifted / 100) + Math.floor(shifted / 400);
  return shifted * 365 + leapDays + dayOfYear - 719_468;
}
