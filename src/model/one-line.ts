/** Controls, line separators, bidirectional and other invisible characters; emoji selectors stay. */
const UNSEEN = /[[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}]--[\ufe00-\ufe0f]]+/gv;

/**
 * Foreign text as one visible line of at most `limit` UTF-16 units: line breaks, controls, invisible
 * and direction-changing characters become a space, blanks fold, and what is too long ends in `…`.
 */
export function oneLine(text: string, limit = 120): string {
  const visible = text
    .slice(0, limit * 4)
    .replace(UNSEEN, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed();
  return visible.length <= limit ? visible : `${cutAt(visible, limit - 1).trimEnd()}…`;
}

/** Never cuts between the two halves of a surrogate pair. */
function cutAt(text: string, length: number): string {
  const last = text.charCodeAt(length - 1);
  return text.slice(0, last >= 0xd800 && last <= 0xdbff ? length - 1 : length);
}
