import type { Status } from '../../model/status.ts';
import { emojiAt, type FoundEmoji, statusOfEmoji } from './emoji.ts';
import { findPhrase, type Words } from './find-phrase.ts';
import type { Language } from './status-phrases.ts';

/** A status as it is written, taken apart. All parts in their order give the raw text again. */
export interface StatusText {
  readonly status: Status | null;
  /** A joint to the text before, emphasis marks, brackets, or a box (`[ ] Not Started`). */
  readonly opening: string;
  readonly leading: FoundEmoji | null;
  /** Blanks between the leading emoji and the word; those before other text are in the tail. */
  readonly gap: string;
  /** The known phrase as written; empty where only an emoji says the state. */
  readonly word: string;
  readonly language: Language | null;
  /** Blanks between the word and the trailing emoji. */
  readonly trailingGap: string;
  readonly trailing: FoundEmoji | null;
  /** Everything behind: the team's own text, kept on every write. */
  readonly tail: string;
}

const OPENING =
  /^[ \t]*(?:(?:[-–—|·•:→]+|->)[ \t]+)?(?:\*\*|__|\*|_|`|~~|\[[ xX]\][ \t]*|\[(?![ xX]\])|\()*/;
const BLANKS = /^[ \t\u00A0]*/;
const PLACEHOLDER =
  /^[\s*_`([{<]*(?:tbd|tba|tbc|n\/a|na|none|unknown|\?+|\.{3}|…|-+|–|—|à définir|por definir|a definir|offen|unbekannt|待定|未定|미정)?[\s*_`)\]}>.]*$/i;

/** Reads a status value: emoji before or after the word, word beats emoji, the rest is free text. */
export function readStatusText(raw: string, words?: Words): StatusText {
  const opening = OPENING.exec(raw)?.[0] ?? '';
  const leading = emojiAt(raw, opening.length);
  let offset = opening.length + (leading?.raw.length ?? 0);
  const blanks = gapBefore(raw, { offset, leading, words });
  const phrase = findPhrase(raw.slice(offset + blanks.length), words);
  const gap = phrase ? blanks : '';
  offset += gap.length;
  const word = phrase ? raw.slice(offset, offset + phrase.length) : '';
  offset += word.length;
  const behind = word ? (BLANKS.exec(raw.slice(offset))?.[0] ?? '') : '';
  const trailing = word ? emojiAt(raw, offset + behind.length) : null;
  const trailingGap = trailing ? behind : '';
  offset += trailingGap.length + (trailing?.raw.length ?? 0);
  return {
    status: phrase?.status ?? statusOf(leading) ?? statusOf(trailing),
    opening,
    leading,
    gap,
    word,
    language: phrase?.language ?? null,
    trailingGap,
    trailing,
    tail: raw.slice(offset),
  };
}

/** Blanks, and behind an emoji also the emphasis that begins with the word: `✅ **Done**`. */
function gapBefore(
  raw: string,
  {
    offset,
    leading,
    words,
  }: { offset: number; leading: FoundEmoji | null; words: Words | undefined },
): string {
  const rest = raw.slice(offset);
  const marked = leading ? (/^[ \t\u00A0]*(?:\*\*|__|[*_])/.exec(rest)?.[0] ?? '') : '';
  if (marked && findPhrase(rest.slice(marked.length), words)) return marked;
  return BLANKS.exec(rest)?.[0] ?? '';
}

const LONGEST_PLACEHOLDER = 60;

/** A value that stands for "nobody has said yet": `TBD`, `-`, `n/a`, or nothing at all. */
export function isPlaceholder(raw: string): boolean {
  return raw.length <= LONGEST_PLACEHOLDER ? PLACEHOLDER.test(raw) : raw.trim() === '';
}

function statusOf(emoji: FoundEmoji | null): Status | null {
  return emoji ? statusOfEmoji(emoji.emoji) : null;
}
