import type { Range, TextEdit } from '../../model/text.ts';
import { decodeSequence, type Sequence } from './decode-sequence.ts';

/** What a second decoding gives. */
export interface Decoding {
  /** Turn damaged characters back into what they were. */
  readonly edits: readonly TextEdit[];
  /** Damage that lost a byte which several characters can have had. */
  readonly lost: readonly Range[];
}

interface Damage extends Sequence {
  readonly range: Range;
  readonly raw: string;
}

const NON_ASCII = /[^\0-\x7F]/g;
const CODE_SPAN = /(?<!`)(`{1,8})(?!`)[^`\r\n]+\1/g;
/** `"Ã©"`, `(â€™)`: marks around nothing but such characters. */
const IN_MARKS = /(?<=["'(“‘«»„])[^\0-\x7F]{1,12}(?=["')”’»«“])/g;
/** Pairs that no language puts side by side. Quotes and dashes do follow letters: `“café”…` is no damage. */
const PROOF = /^(?:ðŸ|â[€„†‡ˆ‰ŠŒŽ˜™šœžŸ¬\u00AD]|Ã[£§©¨¤¶¼Ÿ±³¡¢¯®´²]|ï¸|ï»¿)/;
/** Letters of one word in a script of three bytes: so many sequences in a row are no chance. */
const WORD = 4;
/** Behind these leads stand signs, emoji and Latin letters; behind others, letters of rare scripts. */
const COMMON_LEAD = /^[âïÃÂð]/;
const QUOTE_BEHIND_LETTER = /^.[‘’“”–—•…]/;

/**
 * Reads a text whose UTF-8 bytes were taken for Windows-1252 once. Pairs such as `É»` and `é”…` can be meant, so
 * a text counts as damaged only where it holds proof outside of quotations, and then only what proof speaks for
 * is decoded, unless nothing in the text speaks against all of it.
 *
 * @param code where the text is shown as it is.
 */
export function decodeTwice(text: string, code: readonly Range[]): Decoding {
  const { found, isWhole } = findDamage(text);
  if (found.length === 0) return { edits: [], lost: [] };
  const own = unquoted(text, { found, code });
  const words = wordsOf(own);
  if (words.size === 0 && !own.some(({ raw }) => PROOF.test(raw))) return { edits: [], lost: [] };
  const damage = isWhole ? found : own.filter((one) => words.has(one) || isLikely(one));
  return {
    edits: damage.flatMap(({ range, meant }) =>
      meant === null ? [] : [{ range, newText: meant }],
    ),
    lost: damage.flatMap(({ range, meant }) => (meant === null ? [range] : [])),
  };
}

function findDamage(text: string): {
  readonly found: readonly Damage[];
  /** No other character outside ASCII stands in the text. */
  readonly isWhole: boolean;
} {
  const found: Damage[] = [];
  let isWhole = true;
  for (let offset = 0; ; ) {
    NON_ASCII.lastIndex = offset;
    const start = NON_ASCII.exec(text)?.index;
    if (start === undefined) return { found, isWhole };
    const last = found.at(-1);
    const before = last?.range.end === start ? (last.meant ?? '') : '';
    const sequence = decodeSequence(text, start, before);
    const end = start + (sequence?.length ?? 1);
    if (sequence) found.push({ ...sequence, range: { start, end }, raw: text.slice(start, end) });
    else isWhole = false;
    offset = end;
  }
}

/** The sequences of words: complete ones of three bytes, side by side. */
function wordsOf(found: readonly Damage[]): ReadonlySet<Damage> {
  const words = new Set<Damage>();
  let run: Damage[] = [];
  const close = () => {
    if (run.length >= WORD) for (const one of run) words.add(one);
    run = [];
  };
  for (const one of found) {
    if (run.at(-1)?.range.end !== one.range.start || one.length !== 3) close();
    if (one.length === 3 && one.meant !== null) run.push(one);
  }
  close();
  return words;
}

function isLikely({ raw, length, bytes, meant }: Damage): boolean {
  if (meant === null || PROOF.test(raw)) return true;
  if (!COMMON_LEAD.test(raw)) return length === 4;
  return length === bytes || !QUOTE_BEHIND_LETTER.test(raw);
}

/** Damage in code, in a code span or alone in quotation marks may be shown on purpose. */
function unquoted(
  text: string,
  { found, code }: { readonly found: readonly Damage[]; readonly code: readonly Range[] },
): readonly Damage[] {
  const quoted = new Uint8Array(text.length);
  for (const { start, end } of code) quoted.fill(1, start, end);
  for (const pattern of [CODE_SPAN, IN_MARKS])
    for (const { index, 0: span } of text.matchAll(pattern))
      quoted.fill(1, index, index + span.length);
  return found.filter(({ range }) => quoted[range.start] === 0);
}
