/**
 * What a line can begin with. All expressions are sticky and linear: each alternative consumes or
 * fails at once, so that hostile text costs no more than its length.
 */

export const ATX_HEADING = /(#{1,6})(?=[ \t]|$|[\r\n])/y;
export const SETEXT_UNDERLINE = /(?:=+|-+)[ \t]*(?=$|[\r\n])/y;
export const FENCE_OPENING = /(`{3,})[^`\r\n]*(?=$|[\r\n])|(~{3,})/y;
export const LIST_MARKER = /([-+*]|\d{1,9}[.)])(?=[ \t]|$|[\r\n])/y;
export const BOX = /\[([ \txX])\](?=[ \t\r\n])/y;
/** `[~] [-] [/] [>] [!]`: boxes with other states, which are text for GitHub. */
export const MARKED_BOX = /\[([~\-/>!])\](?=[ \t])/y;
const HTML_BLOCK_TAGS =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

/** How an HTML block begins and what ends it; `null` ends at a blank line. */
export const HTML_BLOCKS: readonly { open: RegExp; close: string | RegExp | null }[] = [
  {
    open: /<(?:script|pre|style|textarea)(?=[\s>]|$)/iy,
    close: /<\/(?:script|pre|style|textarea)>/i,
  },
  { open: /<!--/y, close: '-->' },
  { open: /<\?/y, close: '?>' },
  { open: /<![A-Za-z]/y, close: '>' },
  { open: /<!\[CDATA\[/y, close: ']]>' },
  { open: new RegExp(`</?(?:${HTML_BLOCK_TAGS})(?=[\\s>]|/>|$)`, 'iy'), close: null },
];

/** A whole tag alone on its line: an HTML block that cannot interrupt a paragraph. */
export const LONE_TAG =
  /<(?:[A-Za-z][A-Za-z0-9-]*(?:[ \t]+[A-Za-z_:][\w.:-]*(?:=(?:[^\s"'=<>`]+|'[^'\r\n]*'|"[^"\r\n]*"))?)*[ \t]*\/?|\/[A-Za-z][A-Za-z0-9-]*[ \t]*)>[ \t]*(?=$|[\r\n])/y;

/** Three or more of one of `* - _`, with blanks between, and nothing else. */
export function isRule(text: string, start: number, end: number): boolean {
  const mark = text[start];
  if (mark !== '*' && mark !== '-' && mark !== '_') return false;
  let count = 0;
  for (let offset = start; offset < end; offset++) {
    const char = text[offset];
    if (char === mark) count++;
    else if (char !== ' ' && char !== '\t') return false;
  }
  return count >= 3;
}

export function matchAt(pattern: RegExp, text: string, offset: number): RegExpExecArray | null {
  pattern.lastIndex = offset;
  return pattern.exec(text);
}
