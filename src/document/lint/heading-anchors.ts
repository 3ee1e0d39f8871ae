import type { Block, TextLine } from '../blocks/block.ts';
import { plainText } from '../inline.ts';

const HTML_ID = /\b(?:id|name)\s*=\s*["']?([^"'\s>]+)/gi;
/** Letters, marks, digits, connectors, blanks and hyphens stay; GitHub drops everything else. */
const DROPPED = /[^\p{L}\p{M}\p{Nd}\p{Nl}\p{Pc}\- ]/gu;
/** Invisible characters that people do not type into an anchor. */
const INVISIBLE = /[\uFE0E\uFE0F\u200B-\u200D\u2060]/g;

/**
 * The anchors that GitHub gives to the headings of a document: lower case, punctuation and emoji dropped, blanks as
 * hyphens, `-1`, `-2` for repetitions; and the ids that stand in HTML.
 */
export function headingAnchors(
  text: string,
  { blocks, lines }: { readonly blocks: readonly Block[]; readonly lines: readonly TextLine[] },
): ReadonlySet<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  for (const title of blocks.flatMap((block) => headingTitles(text, block))) {
    const slug = slugOf(title);
    let number = seen.get(slug) ?? 0;
    while (anchors.has(nth(slug, number))) number++;
    seen.set(slug, number);
    anchors.add(nth(slug, number));
  }
  const ids = lines.flatMap(({ start, end }) => {
    const line = text.slice(start, end);
    return line.includes('<') ? [...line.matchAll(HTML_ID)] : [];
  });
  for (const [, id = ''] of ids) anchors.add(comparableAnchor(id));
  return anchors;
}

/** An anchor in the form in which two are compared: case and invisible characters do not matter. */
export function comparableAnchor(anchor: string): string {
  return anchor.replace(INVISIBLE, '').toLowerCase();
}

function slugOf(title: string): string {
  return comparableAnchor(title).replace(DROPPED, '').replaceAll(' ', '-');
}

function nth(slug: string, number: number): string {
  return number === 0 ? slug : `${slug}-${number}`;
}

function headingTitles(text: string, block: Block): readonly string[] {
  if (block.type === 'heading') return [plainText(text, block.content)];
  return 'children' in block ? block.children.flatMap((child) => headingTitles(text, child)) : [];
}
