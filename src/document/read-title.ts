import type { TextField } from '../model/field.ts';
import type { Range } from '../model/text.ts';
import { type InlineLink, readInline } from './inline.ts';

/** The name of an item and what is tied to it on its line. */
export interface ItemTitle {
  readonly title: TextField;
  readonly id: string | null;
  readonly issue: number | null;
  readonly linkOffset: number;
}

/** `([#12](https://…/issues/12))`, `(#12)` or `#12` at the end of a line, blanks included. */
const ISSUE_SUFFIX = /(?<![ \t])[ \t]*\(?(?:\[#(\d{1,9})\]\([^()\s]*\)|#(\d{1,9}))\)?[ \t]*$/;
/** `#14 - Title` or `[#14](…): Title`. */
const ISSUE_PREFIX = /^(?:\[#(\d{1,9})\]\([^()\s]*\)|#(\d{1,9}))[ \t]*(?:[-–—:][ \t]*)?(?=\S)/;
const ISSUE_URL = /^https?:\/\/[^/]+\/[^/]+\/[^/]+\/issues\/(\d{1,9})(?:[#?].*)?$/;
const ISSUE_TEXT = /^#(\d{1,9})$/;
/** `T-12`, `US-3`, `S3-OIDC-201`, `T07`, `2.3`, bare or in brackets, in front of the title proper. */
const ID =
  /^\[?(?:(?:story|task|item|issue|ticket|step|epic|feature)\s+)?((?:[A-Z][A-Z0-9]*(?:-[A-Z0-9]+)*-\d+(?:\.\d+)*[a-z]?)|(?:[A-Z]{1,5}\d+(?:\.\d+)+)|(?:[A-Z]{1,5}\d+(?:-[A-Z])?)(?=\]?(?:[:.)–—]|\s[-–—:]|$))|(?:\d+(?:\.\d+)+))\]?(?=$|[\s:.)–—,!-])/i;
/** Names of standards and products that look like ids. */
const NO_ID =
  /^(?:utf|sha|iso|rfc|gpt|md|aes|rsa|covid|es|ie|tls|ipv|web|mp|h|http|oauth|cve|k|ecma)-?\d/i;

/** Reads the title on the line of an item: its bold beginning, else everything but a closing issue link. */
export function readTitle(text: string, line: Range): ItemTitle {
  const reference = ISSUE_PREFIX.exec(text.slice(line.start, line.end));
  if (reference) {
    const rest = readTitle(text, { start: line.start + reference[0].length, end: line.end });
    return { ...rest, issue: rest.issue ?? Number(reference[1] ?? reference[2]) };
  }
  const inline = readInline(text, line);
  const { lead } = inline;
  const boldTitle = lead !== null && lead.outer.start === line.start && isTitle(lead.plain);
  const range = boldTitle ? innerRange(text, lead.outer) : withoutIssue(text, line);
  const whole = range.start === line.start && range.end === line.end;
  const plain = boldTitle ? lead.plain : (whole ? inline : readInline(text, range)).plain;
  const value = plain
    .replace(/[ \t]+/g, ' ')
    .replace(/(?<![\s:：])[\s:：]+$/, '')
    .trim();
  return {
    title: { kind: 'text', range, raw: text.slice(range.start, range.end), value, family: 'title' },
    id: findId(inline.plain),
    issue: findIssue(inline.links, text.slice(line.start, line.end)),
    linkOffset: boldTitle ? lead.outer.end : range.end,
  };
}

/** The item's own id at the beginning of its text. */
export function findId(plain: string): string | null {
  const id = ID.exec(plain.trim())?.[1];
  return id && !NO_ID.test(id) ? id : null;
}

const KIND = /^\s*(?:(?:user )?story|task|item|issue|ticket|step|epic|feature|bug)\b/i;

/** A bold id or label alone (`**US-7**: Offline mode`, `**Task 1.1:** Types`) names nothing yet. */
function isTitle(lead: string): boolean {
  const id = findId(lead);
  const rest = id ? lead.replace(/[[\]]/g, '').replace(id, '') : lead;
  return /\p{L}{2}/u.test(rest.replace(KIND, ''));
}

function innerRange(text: string, outer: Range): Range {
  const marks = /^[*_]+/.exec(text.slice(outer.start, outer.end))?.[0].length ?? 0;
  let end = outer.end - marks;
  while (end > outer.start + marks && /[\s:：]/.test(text.charAt(end - 1))) end--;
  return { start: outer.start + marks, end };
}

function withoutIssue(text: string, line: Range): Range {
  const content = text.slice(line.start, line.end);
  const suffix = ISSUE_SUFFIX.exec(content)?.[0] ?? '';
  const kept = content.slice(0, content.length - suffix.length).trimEnd();
  return kept === ''
    ? { start: line.start, end: line.start + content.trimEnd().length }
    : { start: line.start, end: line.start + kept.length };
}

/** A visible link to an issue first; else a bare `#12` that closes the line. Two different ones tie nothing. */
function findIssue(links: readonly InlineLink[], content: string): number | null {
  const linked = new Set(
    links.flatMap(({ url, plain }) => {
      const number = ISSUE_URL.exec(url)?.[1];
      return number && ISSUE_TEXT.test(plain) ? [Number(number)] : [];
    }),
  );
  if (linked.size > 0) return linked.size === 1 ? ([...linked][0] ?? null) : null;
  const bare = ISSUE_SUFFIX.exec(content)?.[2];
  return bare ? Number(bare) : null;
}
