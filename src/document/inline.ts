import type { Nodes, Paragraph, PhrasingContent } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Range } from '../model/text.ts';
import { readQuickly } from './quick-inline.ts';

/** Inline Markdown, read. Offsets refer to the whole document. */
export interface InlineText {
  /** What a reader sees, without markup. */
  readonly plain: string;
  /** The bold (or italic) beginning: with its marks, and what stands between them. */
  readonly lead: { readonly outer: Range; readonly plain: string } | null;
  readonly links: readonly InlineLink[];
}

export interface InlineLink {
  readonly url: string;
  readonly plain: string;
  readonly range: Range;
}

/** Characters that can begin markup. Without one of them a text is what it looks like. */
const MARKUP = /[\\`*_~<&[\]]|https?:|www\.|@/;
const BOLD_LEAD = /^\*\*([^\\`*_~<&[\]]+)\*\*(?=[^\\`*_~<&[\]]*$)/;
/** remark needs quadratic time for hostile emphasis, so longer pieces are read as plain text. */
const LONGEST_PIECE = 2_000;
const DELIMITER = /[*_~`[\]<>]+/g;
const MOST_DELIMITERS = 60;

const parser = remark().use(remarkGfm);

/** Reads one line of inline Markdown: a title, a heading, a cell. */
export function readInline(text: string, range: Range): InlineText {
  const piece = text.slice(range.start, range.end);
  const bold = BOLD_LEAD.exec(piece);
  const rest = bold ? piece.slice(bold[0].length) : piece;
  if (!MARKUP.test(rest) || piece.length > LONGEST_PIECE)
    return asItLooks(piece, bold, range.start);
  const quick = readQuickly(piece, range.start);
  if (quick) return quick;
  return hasManyDelimiters(piece)
    ? asItLooks(piece, bold, range.start)
    : readWithRemark(piece, range.start);
}

/** A piece without markup but for a bold beginning, or one that is too long to look for any. */
function asItLooks(piece: string, bold: RegExpExecArray | null, start: number): InlineText {
  const [whole = '', inner = ''] = bold ?? [];
  const lead = bold && { outer: { start, end: start + whole.length }, plain: inner.trim() };
  return { plain: inner + piece.slice(whole.length), lead, links: [] };
}

function hasManyDelimiters(piece: string): boolean {
  return (piece.match(DELIMITER)?.length ?? 0) > MOST_DELIMITERS;
}

/** Only the visible text. */
export function plainText(text: string, range: Range): string {
  return readInline(text, range).plain.trim();
}

/** As the content of a heading a piece is inline text and nothing else, whatever it begins with. */
const HEADING = '# ';

/** The measure for {@link readQuickly}. */
export function readWithRemark(piece: string, start: number): InlineText {
  const nodes = parse(piece.replace(/[\r\n]/g, ' '));
  const shift = start - HEADING.length;
  const first = nodes[0];
  const emphasised = first?.type === 'strong' || first?.type === 'emphasis';
  const outer = emphasised ? rangeOf(first, shift) : null;
  return {
    plain: nodes.map(toPlain).join(''),
    lead: emphasised && outer ? { outer, plain: toPlain(first).trim() } : null,
    links: nodes.flatMap((node) => collectLinks(node, shift)),
  };
}

/** A document is read again after each change, and nearly all of its pieces are the same. */
const known = new Map<string, readonly PhrasingContent[]>();
const MOST_KNOWN = 1_000;

function parse(flat: string): readonly PhrasingContent[] {
  const before = known.get(flat);
  if (before) return before;
  const heading = parser.parse(HEADING + flat).children[0];
  const nodes = heading?.type === 'heading' ? heading.children : [];
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(flat, nodes);
  return nodes;
}

function toPlain(node: Nodes): string {
  if (node.type === 'html') return '';
  if ('value' in node) return node.value;
  if ('alt' in node) return node.alt ?? '';
  return 'children' in node ? node.children.map(toPlain).join('') : '';
}

function collectLinks(node: Nodes, shift: number): readonly InlineLink[] {
  const range = rangeOf(node, shift);
  if (node.type === 'link' && range) return [{ url: node.url, plain: toPlain(node), range }];
  return 'children' in node ? node.children.flatMap((child) => collectLinks(child, shift)) : [];
}

function rangeOf(node: Nodes | Paragraph, shift: number): Range | null {
  const start = node.position?.start.offset;
  const end = node.position?.end.offset;
  return start === undefined || end === undefined
    ? null
    : { start: start + shift, end: end + shift };
}
