import type { ForeignLine } from './foreign-lines.ts';

/** Where the pull request lives; references to anywhere else are not ours. */
export interface Home {
  /** `owner/name`. */
  readonly repository: string;
  /** `github.com`, with the port where there is one. */
  readonly host: string;
}

export interface IssueMention {
  readonly effect: 'completes' | 'advances';
  readonly issue: number;
  readonly line: number;
  /** 1-based. */
  readonly column: number;
}

const KEYWORD =
  /(?<![\p{L}\p{N}_/-])(?:(close[sd]?|fix(?:e[sd])?|resolve[sd]?)|refs|part[ -]of)(?![\p{L}\p{N}_-])/giu;
const GAP = /[ \t]*:[ \t]*|[ \t]+/y;
const NOT_WITHIN_A_WORD = String.raw`(?![\p{L}\p{N}_])`;
const SHORT = new RegExp(
  String.raw`(?:(?:([\w.-]{1,100})/([\w.-]{1,100}))?#|GH-)([1-9]\d{0,9})${NOT_WITHIN_A_WORD}`,
  'iuy',
);
const URL_FORM = new RegExp(
  String.raw`https?://([\w.:-]{1,255})/([\w.-]{1,100})/([\w.-]{1,100})/issues/([1-9]\d{0,9})${NOT_WITHIN_A_WORD}`,
  'iuy',
);

/**
 * GitHub's closing keywords before an issue of this repository, and `Refs` or `Part of`, which say
 * that work has begun. One keyword counts for one issue, as on GitHub; a bare mention is nothing.
 */
export function findIssueMentions(lines: readonly ForeignLine[], home: Home): IssueMention[] {
  return lines.flatMap(({ line, prose }) =>
    [...prose.matchAll(KEYWORD)].flatMap(({ 0: keyword, 1: closing, index }) => {
      GAP.lastIndex = index + keyword.length;
      const gap = GAP.exec(prose)?.[0];
      if (gap === undefined) return [];
      const reference = readReference(prose, index + keyword.length + gap.length, home);
      if (reference?.issue == null) return [];
      const effect = closing === undefined ? 'advances' : 'completes';
      return [{ effect, issue: reference.issue, line, column: index + 1 } as const];
    }),
  );
}

/** The issue that the whole of `name` refers to: `null` inside where it is another repository's. */
export function readIssueName(name: string, home: Home): { readonly issue: number | null } | null {
  const reference = readReference(name, 0, home);
  return reference?.end === name.length ? reference : null;
}

function readReference(text: string, position: number, home: Home) {
  SHORT.lastIndex = position;
  URL_FORM.lastIndex = position;
  const short = SHORT.exec(text);
  if (short) {
    const [whole, owner, name, issue] = short;
    const isHome = owner === undefined || isSame(`${owner}/${name}`, home.repository);
    return { issue: isHome ? Number(issue) : null, end: position + whole.length };
  }
  const [whole, host, owner, name, issue] = URL_FORM.exec(text) ?? [];
  if (whole === undefined || host === undefined) return null;
  const isHome = isSame(host, home.host) && isSame(`${owner}/${name}`, home.repository);
  return { issue: isHome ? Number(issue) : null, end: position + whole.length };
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
