import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UserError } from '../../../src/model/errors.ts';
import { dateInZone } from '../../../src/plan/evidence/date-in-zone.ts';

describe('dateInZone', () => {
  it.each([
    ['2026-01-18T10:00:00Z', 'UTC', [2026, 1, 18]],
    ['2026-01-18T23:30:00Z', 'Europe/Berlin', [2026, 1, 19]],
    ['2026-01-18T04:30:00Z', 'America/New_York', [2026, 1, 17]],
    ['2026-01-18T23:30:00-05:00', 'UTC', [2026, 1, 19]],
    ['2026-01-18T00:15:00.123+00:30', 'UTC', [2026, 1, 17]],
    ['2024-02-29T12:00:00Z', 'Asia/Tokyo', [2024, 2, 29]],
    ['2026-12-31T22:00:00Z', 'Pacific/Kiritimati', [2027, 1, 1]],
  ])('says on which day %s falls in %s', (instant, timeZone, [year, month, day]) => {
    expect(dateInZone(instant, timeZone)).toEqual({ year, month, day });
  });

  it('agrees with the calendar of the language on any day', () => {
    const instants = fc.date({
      min: new Date('1970-01-01T00:00:00Z'),
      max: new Date('2199-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(dateInZone(instant.toISOString(), 'UTC')).toEqual({
          year: instant.getUTCFullYear(),
          month: instant.getUTCMonth() + 1,
          day: instant.getUTCDate(),
        });
      }),
    );
  });

  it('names a time zone that does not exist and says what to write', () => {
    expect(() => dateInZone('2026-01-18T10:00:00Z', 'Mars/Base')).toThrow(UserError);
    expect(() => dateInZone('2026-01-18T10:00:00Z', 'Mars/Base')).toThrow(/"Mars\/Base".*"UTC"/);
  });

  it('does not take anything else for an instant', () => {
    expect(() => dateInZone('yesterday', 'UTC')).toThrow(TypeError);
  });
});
