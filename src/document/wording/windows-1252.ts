/** The characters of the bytes 0x80 to 0x9F in Windows-1252; a byte without one keeps its control character. */
const HIGH_CONTROLS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ';

const BYTES = new Map([...HIGH_CONTROLS].map((char, index) => [char, 0x80 + index]));

/** Bytes that Windows-1252 has no character for: some programs drop them. */
export const LOST_BYTES: readonly number[] = [0x81, 0x8d, 0x8f, 0x90, 0x9d];

/** The byte that was read as this character, or `null` for characters that no byte gives. */
export function byteOf(char: string): number | null {
  const code = char.charCodeAt(0);
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  return BYTES.get(char) ?? null;
}

/** The character that a byte was read as, or `null` where Windows-1252 has none for it. */
export function charOf(byte: number): string | null {
  if (byte < 0x80 || byte > 0x9f) return String.fromCharCode(byte);
  return LOST_BYTES.includes(byte) ? null : HIGH_CONTROLS.charAt(byte - 0x80);
}
