import type { ForeignLine } from './foreign-lines.ts';

/** `Completes: A1, "Fix login, then logout"` in a body or a commit message. */
export interface Directive {
  readonly effect: 'completes' | 'advances';
  /** `Refs` is other tools' word too: only issues count there, the rest is not ours to judge. */
  readonly issuesOnly: boolean;
  /** Everything behind the colon: a title may hold commas. */
  readonly whole: WrittenName;
  /** The same cut at the commas. */
  readonly names: readonly WrittenName[];
}

export interface WrittenName {
  readonly text: string;
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

/** At the start of a line; behind a bullet or a ticked box too, bold or not. */
const HEAD =
  /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[x\][ \t]+)?[*_]{0,3}(completes|part[ -]of|refs)[*_]{0,3}[ \t]*[:：][*_]{0,3}/i;
const CLOSING_QUOTES = new Map([
  ['"', '"'],
  ["'", "'"],
  ['“', '”'],
  ['„', '“'],
  ['‘', '’'],
  ['«', '»'],
  ['`', '`'],
]);
/** No title is longer; what is cut gets a mark, so that it is equal to none. */
const NAME_LIMIT = 1000;
const BEFORE_NAME = /[\s,]*/y;
const EMPHASIS = /[*_]*/y;
const NAME_END = /[*_.\s]*(?:,|$)/y;

export function findDirectives(lines: readonly ForeignLine[]): Directive[] {
  return lines.flatMap(({ line, text, prose }) => {
    const [head, keyword] = HEAD.exec(prose) ?? [];
    if (head === undefined || keyword === undefined) return [];
    const names = splitNames(text, head.length).map(({ start, end }) => ({
      text: cut(text.slice(start, end)),
      line,
      column: start + 1,
    }));
    const [first] = names;
    if (!first) return [];
    return {
      effect: keyword.toLowerCase() === 'completes' ? 'completes' : 'advances',
      issuesOnly: keyword.toLowerCase() === 'refs',
      whole: { ...first, text: cut(text.slice(first.column - 1)) },
      names,
    };
  });
}

/** Cuts at commas outside quotes. A quote that is not closed before a comma is a plain character. */
function splitNames(text: string, from: number): { start: number; end: number }[] {
  const names: { start: number; end: number }[] = [];
  const unclosed = new Set<string>();
  let position = skip(BEFORE_NAME, text, from);
  while (position < text.length) {
    const comma = text.indexOf(',', position);
    const plainEnd = comma < 0 ? text.length : comma;
    const { end, next } = findQuoted(text, position, unclosed) ?? { end: plainEnd, next: plainEnd };
    names.push({ start: position, end });
    position = skip(BEFORE_NAME, text, next);
  }
  return names;
}

/** `unclosed` remembers which quotes have no end further on, so that the line is read only once. */
function findQuoted(text: string, start: number, unclosed: Set<string>) {
  const open = skip(EMPHASIS, text, start);
  const quote = CLOSING_QUOTES.get(text.charAt(open));
  if (quote === undefined || unclosed.has(quote)) return null;
  let close = text.indexOf(quote, open + 1);
  while (close >= 0) {
    NAME_END.lastIndex = close + 1;
    if (NAME_END.test(text)) return { end: close + 1, next: NAME_END.lastIndex };
    close = text.indexOf(quote, close + 1);
  }
  unclosed.add(quote);
  return null;
}

function cut(name: string): string {
  return name.length > NAME_LIMIT ? `${name.slice(0, NAME_LIMIT)}…` : name.trim();
}

function skip(pattern: RegExp, text: string, from: number): number {
  pattern.lastIndex = from;
  pattern.test(text);
  return Math.max(from, pattern.lastIndex);
}
