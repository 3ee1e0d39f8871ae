const QUOTES = ['""', "''", '“”', '„“', '‘’', '«»', '»«'];
const WORD = /[\p{L}\p{N}]/u;
const INVISIBLE = /[[\p{Cf}\p{DI}]]/gv;
const ESCAPE = /\\([!-/:-@[-`{-~])/g;

/**
 * The form in which two names are compared: without quotes around them, emphasis, backticks and
 * invisible characters, blanks folded, in lower case. Equal names mean the same title.
 */
export function foldName(name: string): string {
  const plain = name
    .normalize('NFC')
    .replace(INVISIBLE, '')
    .replace(ESCAPE, '$1')
    .replace(/[*`]|~~/g, '')
    .replace(/_+/g, keepInsideWords)
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase();
  const bare = stripQuotes(plain);
  return bare === '' ? plain : bare;
}

/** `snake_case` is a word; `_this_` is emphasis. */
function keepInsideWords(run: string, offset: number, whole: string): string {
  const inside =
    WORD.test(whole.charAt(offset - 1)) && WORD.test(whole.charAt(offset + run.length));
  return inside ? run : '';
}

function stripQuotes(text: string): string {
  const pair = `${text.charAt(0)}${text.charAt(text.length - 1)}`;
  return text.length > 1 && QUOTES.includes(pair) ? text.slice(1, -1).trim() : text;
}
