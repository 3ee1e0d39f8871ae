import type { Block, TextLine } from '../blocks/block.ts';
import { plainText } from '../inline.ts';

const HTML_ID = /\b(?:id|name)\s*=\s*["']?([^"'\s>]+)/gi;
/** `{#setup}`, as other renderers name a heading. */
const OWN_ID = /\{#([^}\s]+)\}/g;
const HTML_HEADING = /<h[1-6][^>]*>([^<]*)</gi;
const SHORTCODE = /:[a-z\d_+-]+:/g;
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
  const written = lines.map(({ start, end }) => text.slice(start, end));
  const titles = blocks.flatMap((block) => headingTitles(text, block));
  const inHtml = captures(written, { pattern: HTML_HEADING, mark: '<' });
  const ids = [
    ...captures(written, { pattern: HTML_ID, mark: '<' }),
    ...captures(written, { pattern: OWN_ID, mark: '{#' }),
  ];
  return new Set([
    ...anchorsOf(titles),
    // An emoji may be written by its name.
    ...anchorsOf(titles.map((title) => title.replace(SHORTCODE, ''))),
    ...inHtml.map((title) => slugOf(title.trim())),
    ...ids.map(comparableAnchor),
  ]);
}

function anchorsOf(titles: readonly string[]): ReadonlySet<string> {
  const anchors = new Set<string>();
  const seen = new Map<string, number>();
  for (const slug of titles.map(slugOf)) {
    let number = seen.get(slug) ?? 0;
    while (anchors.has(nth(slug, number))) number++;
    seen.set(slug, number);
    anchors.add(nth(slug, number));
  }
  return anchors;
}

function captures(
  lines: readonly string[],
  { pattern, mark }: { readonly pattern: RegExp; readonly mark: string },
): readonly string[] {
  return lines
    .filter((line) => line.includes(mark))
    .flatMap((line) => [...line.matchAll(pattern)].map(([, found = '']) => found));
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
