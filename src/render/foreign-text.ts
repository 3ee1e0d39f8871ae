import type { InlineCode, PhrasingContent, Text } from 'mdast';
import { oneLine } from '../model/one-line.ts';

/**
 * Where GitHub begins a mention, a reference or a link: between the sign and what follows it at once.
 * Of a web address the dot behind `www` counts, since an address may begin with anything.
 */
const JOINTS = /(?<=@)(?=[\w-])|(?<=#)(?=\d)|(?<=\bGH-)(?=\d)|(?<=:)(?=\/\/)|(?<=www)(?=\.)/gi;
/** Unseen, and no part of a word: parts the two and nothing else. */
const ZERO_WIDTH_SPACE = '\u200b';

/**
 * Text by others as a node of a tree that a stringifier writes, so that it is escaped for its place:
 * one visible line that notifies nobody, refers to nothing and is no link.
 */
export function foreignText(value: string, limit = 120): Text {
  const line = oneLine(value, limit) || '(empty)';
  return toText(line);
}

/** The same exactly as it is to be copied. Nothing is a mention in code. */
export function foreignCode(value: string, limit = 300): InlineCode {
  return { type: 'inlineCode', value: oneLine(value, limit) || '(empty)' };
}

const CODE = /(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)/g;

/**
 * A message that may quote others: what stands between backticks is meant to be copied, so it is code,
 * without the unseen signs that keep the rest from being a mention.
 */
export function foreignMessage(message: string, limit: number): PhrasingContent[] {
  const line = oneLine(message, limit) || '(empty)';
  const nodes: PhrasingContent[] = [];
  let from = 0;
  for (const { 0: span, 2: code = '', index } of line.matchAll(CODE)) {
    if (index > from) nodes.push(toText(line.slice(from, index)));
    nodes.push(foreignCode(code, limit));
    from = index + span.length;
  }
  return from < line.length ? [...nodes, toText(line.slice(from))] : nodes;
}

/** In backticks, as many as it takes; in terminals they stand for quotation marks. */
export function quoteCode(value: string): string {
  const longest = Math.max(0, ...(value.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  const pad = longest > 0 ? ' ' : '';
  return `${fence}${pad}${value}${pad}${fence}`;
}

function toText(value: string): Text {
  return { type: 'text', value: value.replace(JOINTS, ZERO_WIDTH_SPACE) };
}
