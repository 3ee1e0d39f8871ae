import type { InlineCode, Text } from 'mdast';
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
  return { type: 'text', value: line.replace(JOINTS, ZERO_WIDTH_SPACE) };
}

/** The same exactly as it is to be copied. Nothing is a mention in code. */
export function foreignCode(value: string, limit = 300): InlineCode {
  return { type: 'inlineCode', value: oneLine(value, limit) || '(empty)' };
}
