import type { InlineLink, InlineText } from './inline.ts';

/*
 * Most titles hold no more markup than a bold beginning, a code span or a link, and remark needs a thousand times
 * longer than this to say so. What is not plainly one of these is left to remark; a differential test holds the
 * two equal.
 */

/** The next place that may be markup. */
const MARKUP = /[\\`*_~<&[!@]|https?:|www\.|xmpp:|mailto:/giy;
const LITERAL = /[^\\`*_~<&[!@hwxm]+|[hwxm](?!ttps?:|ww\.|mpp:|ailto:)/giy;
const CODE = /`([^`]+)`(?!`)/y;
const LINK = /\[([^\\`*_~<&[\]!@]*)\]\(([^\s()<>\\&]*)\)/y;
const BOLD = /\*\*([\p{L}\p{N}](?:[^*\\]*[\p{L}\p{N})\]])?:?)\*\*(?=$|[ \t:.,;!?)–—-])/uy;
const WORD = /[\p{L}\p{N}]/u;

interface Found {
  readonly plain: string;
  readonly end: number;
  readonly links?: readonly InlineLink[];
}

/** Reads a piece of inline Markdown, or `null` where that takes a parser. Offsets begin at `start`. */
export function readQuickly(piece: string, start: number): InlineText | null {
  const plain: string[] = [];
  const links: InlineLink[] = [];
  let lead: InlineText['lead'] = null;
  for (let offset = 0; offset < piece.length; ) {
    const found =
      literalAt(piece, offset) ??
      codeAt(piece, offset) ??
      linkAt(piece, offset, start) ??
      boldAt(piece, offset, start);
    if (!found) return null;
    if (offset === 0 && piece.startsWith('**'))
      lead = { outer: { start, end: start + found.end }, plain: found.plain.trim() };
    plain.push(found.plain);
    links.push(...(found.links ?? []));
    offset = found.end;
  }
  return { plain: plain.join('').trim(), lead, links };
}

function literalAt(piece: string, offset: number): Found | null {
  LITERAL.lastIndex = offset;
  const run = LITERAL.exec(piece)?.[0];
  if (run) return { plain: run, end: offset + run.length };
  MARKUP.lastIndex = offset;
  if (!MARKUP.test(piece)) return { plain: piece.charAt(offset), end: offset + 1 };
  return isLiteral(piece, offset) ? { plain: piece.charAt(offset), end: offset + 1 } : null;
}

/** Whether a character that can begin markup cannot do so here, whatever follows. */
function isLiteral(piece: string, offset: number): boolean {
  const before = piece.charAt(offset - 1);
  const after = piece.charAt(offset + 1);
  switch (piece.charAt(offset)) {
    case '_':
      return WORD.test(before) && WORD.test(after);
    case '*':
      return before === ' ' && after === ' ';
    case '<':
      return after === '' || /[ \t\d=]/.test(after);
    case '&':
      return after === '' || /[ \t]/.test(after);
    case '!':
      return after !== '[';
    case '@':
      return before === '' || /[ \t(]/.test(before);
    case '~':
      return piece.indexOf('~') === piece.lastIndexOf('~');
    case '[':
      return isBracketed(piece, offset);
    default:
      return false;
  }
}

/** `[done]`: a reference needs a definition, and a piece has none. */
function isBracketed(piece: string, offset: number): boolean {
  const close = piece.indexOf(']', offset);
  if (close === -1) return true;
  return !/[([:]/.test(piece.charAt(close + 1)) && !piece.slice(offset + 1, close).includes('[');
}

function codeAt(piece: string, offset: number): Found | null {
  CODE.lastIndex = offset;
  const match = piece[offset - 1] === '`' ? null : CODE.exec(piece);
  const code = match?.[1];
  if (!match || code === undefined) return null;
  const padded = code.startsWith(' ') && code.endsWith(' ') && code.trim() !== '';
  return { plain: padded ? code.slice(1, -1) : code, end: offset + match[0].length };
}

function linkAt(piece: string, offset: number, start: number): Found | null {
  LINK.lastIndex = offset;
  const match = LINK.exec(piece);
  const [whole = '', text = '', url = ''] = match ?? [];
  if (!match || /https?:|www\./i.test(text)) return null;
  const range = { start: start + offset, end: start + offset + whole.length };
  return { plain: text, end: offset + whole.length, links: [{ url, plain: text, range }] };
}

function boldAt(piece: string, offset: number, start: number): Found | null {
  if (offset > 0 && !/[ \t(]/.test(piece.charAt(offset - 1))) return null;
  BOLD.lastIndex = offset;
  const match = BOLD.exec(piece);
  const inner = match?.[1];
  if (!match || inner === undefined) return null;
  const read = readQuickly(inner, start + offset + 2);
  return read && { plain: read.plain, end: offset + match[0].length, links: read.links };
}
