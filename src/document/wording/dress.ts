import type { BoxField, DateField, Field, StatusField } from '../../model/field.ts';
import { type DatePattern, findDate } from './date-text.ts';
import { doubleEncode, emojiAt } from './emoji.ts';
import { BUILT_IN_WORDS, type Words } from './find-phrase.ts';
import { readStatusText, type StatusText } from './status-text.ts';

/** What a document shows of how it writes: the models for everything that is written into it. */
export interface Dress {
  readonly words: Words;
  readonly statuses: readonly { readonly family: string; readonly text: StatusText }[];
  readonly dates: readonly { readonly family: string; readonly pattern: DatePattern }[];
  /** The character in a ticked box. */
  readonly tick: 'x' | 'X';
  /** True where most of the document's emoji are double-encoded, so that new ones must be too. */
  readonly doubleEncoded: boolean;
  /** Emoji as they stand in the document, by meaning: written again as they are. */
  readonly written: ReadonlyMap<string, string>;
  /** Whether a text uses emoji at all. */
  readonly usesEmoji: boolean;
}

export function learnDress(
  text: string,
  fields: readonly Field[],
  words: Words = BUILT_IN_WORDS,
): Dress {
  const statuses = fields
    .filter((field): field is StatusField => field.kind === 'status')
    .map(({ family, raw }) => ({ family, text: readStatusText(raw, words) }));
  const emoji = findEmoji(text);
  const doubleEncoded = emoji.filter((found) => found.doubleEncoded).length * 2 > emoji.length;
  return {
    words,
    statuses,
    dates: learnDates(fields),
    tick: usesCapital(fields) ? 'X' : 'x',
    doubleEncoded,
    written: new Map(
      emoji
        .filter((found) => found.doubleEncoded === doubleEncoded)
        .map((found) => [found.emoji, found.raw]),
    ),
    usesEmoji: emoji.length > 0,
  };
}

/** The forms of a document's dates. */
export function learnDates(fields: readonly Field[]): Dress['dates'] {
  return fields
    .filter((field): field is DateField => field.kind === 'date')
    .flatMap(({ family, raw }) => {
      const found = findDate(raw);
      return found ? [{ family, pattern: found.pattern }] : [];
    });
}

/** An emoji in this document's encoding. */
export function dressEmoji(emoji: string, dress: Dress): string {
  const plain = emoji.replaceAll('\uFE0F', '');
  const known = dress.written.get(plain);
  if (known) return known;
  if (!dress.doubleEncoded) return emoji;
  return doubleEncode(emoji) ?? doubleEncode(plain) ?? plain;
}

function findEmoji(text: string) {
  const found = [];
  for (let offset = 0; offset < text.length; offset++) {
    // Emoji, and the letters that double-encoded ones begin with, stand outside ASCII.
    if (text.charCodeAt(offset) < 0x80) continue;
    const emoji = emojiAt(text, offset);
    if (!emoji) continue;
    found.push(emoji);
    offset += emoji.raw.length - 1;
  }
  return found;
}

function usesCapital(fields: readonly Field[]): boolean {
  const ticked = fields.filter((field): field is BoxField => field.kind === 'box' && field.value);
  return ticked.length > 0 && ticked.every((box) => box.raw === 'X');
}
