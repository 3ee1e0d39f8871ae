import type { MonthStyle } from './date-text.ts';

const LOCALES = ['en', 'de', 'fr', 'es', 'pt', 'it', 'tr', 'ru', 'pl'] as const;
type Locale = (typeof LOCALES)[number];
/** 15 January 2001 in milliseconds; steps of a mean month stay in the middle of each month. */
const MID_JANUARY = 979_516_800_000;
const MONTH_LENGTH = 30.4375 * 86_400_000;
const MONTHS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12] as const;

const BY_NAME = collectNames();

/** The month that a name stands for, and how it is written: in `locale` where the name is one of its own. */
export function findMonth(
  name: string,
  { dotted, locale }: { readonly dotted: boolean; readonly locale: Locale | null },
): { readonly number: number; readonly style: MonthStyle } | null {
  const known = BY_NAME.get(name.toLowerCase());
  const best = known?.find((month) => month.locale === locale) ?? known?.[0];
  return best
    ? {
        number: best.number,
        style: { locale: best.locale, short: best.short, dotted, letterCase: caseOf(name) },
      }
    : null;
}

/** A month's name (`1` = January) as it stands inside a date of that language. */
export function monthName(month: number, style: MonthStyle): string {
  const name = nameIn(style.locale, month, style.short);
  const cased =
    style.letterCase === 'upper'
      ? name.toUpperCase()
      : style.letterCase === 'lower'
        ? name.toLowerCase()
        : name.charAt(0).toUpperCase() + name.slice(1);
  return style.dotted && style.short && name.length < nameIn(style.locale, month, false).length
    ? `${cased}.`
    : cased;
}

function caseOf(name: string): MonthStyle['letterCase'] {
  if (name === name.toLowerCase()) return 'lower';
  return name === name.toUpperCase() ? 'upper' : 'capital';
}

function nameIn(locale: string, month: number, short: boolean): string {
  return namesIn(locale, short)[month - 1] ?? String(month);
}

/** All twelve, in the form that they take beside a day (`января`, not `январь`). */
function namesIn(locale: string, short: boolean): readonly string[] {
  const month = short ? 'short' : 'long';
  const format = new Intl.DateTimeFormat(locale, { day: 'numeric', month, timeZone: 'UTC' });
  return MONTHS.map((number) => {
    const parts = format.formatToParts(MID_JANUARY + (number - 1) * MONTH_LENGTH);
    const name = parts.find(({ type }) => type === 'month')?.value ?? String(number);
    return name.replace(/\.$/, '');
  });
}

interface NamedMonth {
  readonly number: number;
  readonly locale: Locale;
  readonly short: boolean;
}

/** Several languages share a name: `April`, `marzo`. */
function collectNames(): ReadonlyMap<string, readonly NamedMonth[]> {
  const names = new Map<string, NamedMonth[]>();
  const add = (name: string, month: NamedMonth) => {
    if (name.length < 3) return;
    const known = names.get(name.toLowerCase()) ?? [];
    if (!known.some(({ locale }) => locale === month.locale))
      names.set(name.toLowerCase(), [...known, month]);
  };
  for (const locale of LOCALES) {
    const [long, short] = [namesIn(locale, false), namesIn(locale, true)];
    for (const number of MONTHS) {
      add(long[number - 1] ?? '', { number, locale, short: false });
      add(short[number - 1] ?? '', { number, locale, short: true });
    }
  }
  add('sept', { number: 9, locale: 'en', short: true });
  return names;
}
