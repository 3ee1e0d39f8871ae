import type { Range, TextEdit } from '../../model/text.ts';
import { byteOf, LOST_BYTES } from './windows-1252.ts';

/** What a second decoding gives. */
export interface Decoding {
  /** Turn damaged characters back into what they were. */
  readonly edits: readonly TextEdit[];
  /** Damage that lost a byte which several characters can have had. */
  readonly lost: readonly Range[];
}

interface Damage {
  readonly length: number;
  /** `null` where a byte is lost. */
  readonly meant: string | null;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const NON_ASCII = /[^\0-\x7F]/g;
const EMOJI = /^\p{Emoji_Presentation}$/u;
const ASSIGNED = /^(?!\p{Cn}|\p{Co}|\p{Cc})./u;
const VARIATION_SELECTOR = '\uFE0F';
/** Characters that stand side by side in damaged text alone: how emoji, quotes and selectors begin. */
const UNMISTAKABLE = /ðŸ|â€|ï¸/y;
const CODE_SPAN = /(?<!`)(`{1,8})(?!`)[^`\r\n]+\1/g;

/**
 * Reads a text whose UTF-8 bytes were taken for Windows-1252 once. It counts as damaged only where characters of
 * three or four bytes stand in it, since pairs such as `É»` can be meant.
 */
export function decodeTwice(text: string): Decoding {
  const edits: TextEdit[] = [];
  const lost: Range[] = [];
  let whole = true;
  for (let offset = 0; ; ) {
    NON_ASCII.lastIndex = offset;
    const start = NON_ASCII.exec(text)?.index;
    if (start === undefined) break;
    const last = edits.at(-1);
    const damage = damageAt(text, start, last?.range.end === start ? last.newText : '');
    const range = { start, end: start + (damage?.length ?? 1) };
    if (!damage) whole = false;
    else if (damage.meant === null) lost.push(range);
    else edits.push({ range, newText: damage.meant });
    offset = range.end;
  }
  if (lost.length === 0 && !edits.some(({ range }) => range.end - range.start > 2))
    return { edits: [], lost: [] };
  // A text without one proper character was damaged as a whole.
  return whole ? { edits, lost } : withoutQuotations(text, { edits: edits.filter(isPlain), lost });
}

/** `Ã¤`, `Â·`: the pairs that Latin letters and signs turn into; other pairs may be meant as they stand. */
function isPlain({ range, newText }: TextEdit): boolean {
  return (
    range.end - range.start > 2 || !/^[^\u0080-\u00FF]$/u.test(newText) || isLikely(newText, '')
  );
}

/** In a text that is not damaged as a whole, damage in a code span may be shown on purpose. */
function withoutQuotations(text: string, { edits, lost }: Decoding): Decoding {
  const quoted = new Set<number>();
  for (const { index, 0: span } of text.matchAll(CODE_SPAN))
    for (let offset = index; offset < index + span.length; offset++) quoted.add(offset);
  return {
    edits: edits.filter(({ range }) => !quoted.has(range.start)),
    lost: lost.filter(({ start }) => !quoted.has(start)),
  };
}

function damageAt(text: string, offset: number, before: string): Damage | null {
  const lead = byteOf(text.charAt(offset));
  const length = lead === null ? 0 : sequenceLength(lead);
  if (length === 0) return null;
  const bytes = continuation(text, offset, length);
  const meant = bytes.length === length ? decode(bytes) : restore(bytes, length, before);
  if (meant !== null) return { length: bytes.length, meant };
  UNMISTAKABLE.lastIndex = offset;
  return UNMISTAKABLE.test(text) ? { length: bytes.length, meant: null } : null;
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

function decode(bytes: readonly number[]): string | null {
  try {
    const char = UTF8.decode(Uint8Array.from(bytes));
    return ASSIGNED.test(char) ? char : null;
  } catch {
    return null;
  }
}

/** One byte had no character and was dropped: the only emoji, or selector behind one, that the others allow. */
function restore(bytes: readonly number[], length: number, before: string): string | null {
  if (length < 3 || bytes.length !== length - 1) return null;
  const candidates = new Set<string>();
  for (let place = 1; place <= bytes.length; place++)
    for (const byte of LOST_BYTES) {
      const char = decode([...bytes.slice(0, place), byte, ...bytes.slice(place)]);
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
