const SPECIAL = /[\\`*_[\]<>|~]/g;
/** An entity, and what begins a heading, a list or a quote at the start of a line. */
const ENTITY = /&(?=#?\w{1,31};)/g;
const BLOCK_START = /^(#{1,6}|[-+]|\d{1,9}(?=[.)]))(?=[.)]?(?:\s|$))/;
/** Line breaks of all kinds, and characters that change the direction or the look of what follows. */
const UNPRINTABLE = /[\s\p{Cc}]+/gu;
const INVISIBLE = /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/g;

/** A text that Markdown shows as it is, on one line. */
export function escapeInline(text: string): string {
  return text
    .replace(INVISIBLE, '')
    .replace(UNPRINTABLE, ' ')
    .trim()
    .replace(SPECIAL, (mark, offset: number, whole: string) =>
      mark === '_' && isInsideWord(whole, offset) ? mark : `\\${mark}`,
    )
    .replace(ENTITY, '\\&')
    .replace(BLOCK_START, (start) => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** An underscore between letters or digits begins no emphasis: `snake_case` stays readable. */
function isInsideWord(text: string, offset: number): boolean {
  const word = /[\p{L}\p{N}]/u;
  return word.test(text.charAt(offset - 1)) && word.test(text.charAt(offset + 1));
}
