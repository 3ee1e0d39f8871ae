import { byteOf, LOST_BYTES } from '../wording/windows-1252.ts';

/** Characters that can be the UTF-8 bytes of one character, read as Windows-1252. */
export interface Sequence {
  /** How many characters stand in the text. */
  readonly length: number;
  /** How many bytes the character has; one more than `length` where one was dropped. */
  readonly bytes: number;
  /** What was meant; `null` where a byte is lost that several characters can have had. */
  readonly meant: string | null;
}

const EMOJI = /^\p{Emoji_Presentation}$/u;
const ASSIGNED = /^(?!\p{Cn}|\p{Co}|\p{Cc})./u;
const VARIATION_SELECTOR = '\uFE0F';
/** Characters that stand side by side in damaged text alone: how emoji, quotes and selectors begin. */
const UNMISTAKABLE = /ðŸ|â€|ï¸/y;

/** The sequence at an offset; `before` is what was decoded directly in front of it. */
export function decodeSequence(text: string, offset: number, before: string): Sequence | null {
  const lead = byteOf(text.charAt(offset));
  const bytes = lead === null ? 0 : sequenceLength(lead);
  if (bytes === 0) return null;
  const found = continuation(text, offset, bytes);
  const { length } = found;
  const meant = length === bytes ? decode(found) : restore(found, { bytes, before });
  if (meant !== null) return { length, bytes, meant };
  UNMISTAKABLE.lastIndex = offset;
  return UNMISTAKABLE.test(text) ? { length, bytes, meant: null } : null;
}

function sequenceLength(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2;
  if (lead >= 0xe0 && lead <= 0xef) return 3;
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0;
}

/** The bytes of a sequence, up to the first character that cannot belong to it. */
function continuation(text: string, offset: number, length: number): readonly number[] {
  const bytes = [byteOf(text.charAt(offset)) ?? 0];
  while (bytes.length < length) {
    const byte = byteOf(text.charAt(offset + bytes.length));
    if (byte === null || byte < 0x80 || byte > 0xbf) break;
    bytes.push(byte);
  }
  return bytes;
}

/** The smallest code point that is written with so many bytes. */
const SMALLEST = [0, 0, 0x80, 0x800, 0x10000];

/** The character of a sequence whose first byte announces its length; `null` for what is no character. */
function decode(bytes: readonly number[]): string | null {
  const lead = (bytes[0] ?? 0) & (0xff >> (bytes.length + 1));
  const code = bytes.slice(1).reduce((sum, byte) => (sum << 6) | (byte & 0x3f), lead);
  if (code < (SMALLEST[bytes.length] ?? 0) || code > 0x10ffff) return null;
  if (code >= 0xd800 && code <= 0xdfff) return null;
  const char = String.fromCodePoint(code);
  return ASSIGNED.test(char) ? char : null;
}

/** One byte had no character and was dropped: the only emoji, or selector behind one, that the others allow. */
function restore(
  found: readonly number[],
  { bytes, before }: { readonly bytes: number; readonly before: string },
): string | null {
  if (bytes < 3 || found.length !== bytes - 1) return null;
  const candidates = new Set<string>();
  for (let place = 1; place <= found.length; place++)
    for (const byte of LOST_BYTES) {
      const char = decode([...found.slice(0, place), byte, ...found.slice(place)]);
      if (char !== null && isLikely(char, before)) candidates.add(char);
    }
  const [meant = null] = candidates;
  return candidates.size === 1 ? meant : null;
}

function isLikely(char: string, before: string): boolean {
  return (
    EMOJI.test(char) || (char === VARIATION_SELECTOR && /\p{Extended_Pictographic}$/u.test(before))
  );
}
