import type { StatusField } from '../../model/field.ts';
import type { Range } from '../../model/text.ts';
import { statusField } from '../fields/make-field.ts';
import { emojiAt, statusOfEmoji } from '../wording/emoji.ts';
import type { Words } from '../wording/find-phrase.ts';
import { readStatusText } from '../wording/status-text.ts';

/** What a state is read by, and written alike with. */
export interface StatePlace {
  readonly family: string;
  readonly words?: Words | undefined;
}

/** A line with its state cut off: the text that is left, and where the state stands. */
export interface StatedLine {
  readonly rest: Range;
  readonly state: StatusField;
}

/** What joins a state to the title before it. */
const JOINT = /[-–—|·•:→([]/;
/** Where a state may begin: behind a joint that cannot be part of a title, or at an emoji. */
const STATE_START =
  /(?<=[ \t](?:[-–—|·•→]|->)[ \t]+|[([]|:(?:\*\*)?[ \t]+|\*\*:?[ \t]+)\S|(?<=[ \t])[^\w\s"'`*_~()[\]{}<>.,:;!?/\\|&%$#@+=–—-]/gu;
/** A word without an emoji needs a joint in front of it: any word can end a title. */
const JOINED = /(?:[ \t](?:[-–—|·•→]|->)|[([]|:(?:\*\*)?|\*\*:?)[ \t]*$/;
/** Behind the word only closing marks, a date or a remark in brackets may stand. */
const TAIL = /^[*_~)\]]*(?:[ \t,:–—-]*(?:\d[\d./-]*(?: \d{4})?|\([^()]*\)))?[*_~)\].!]*$/;
const LONGEST_STATE = 60;

/** The state that ends a line, its joint included: ` — DONE`, ` ✅`, ` (Done)`, ` [done 2031-05-04]`. */
export function findTrailingState(
  text: string,
  line: Range,
  { family, words }: StatePlace,
): StatedLine | null {
  const end = line.start + text.slice(line.start, line.end).trimEnd().length;
  const from = Math.max(line.start, end - LONGEST_STATE);
  for (const { index } of text.slice(from, end).matchAll(STATE_START)) {
    const found = stateAt(text, { start: from + index, end, line, family, words });
    if (found) return found;
  }
  return null;
}

function stateAt(
  text: string,
  { start, end, line, family, words }: StatePlace & { start: number; end: number; line: Range },
): StatedLine | null {
  const { status, word, leading, tail } = readStatusText(text.slice(start, end), words);
  if (status === null || !TAIL.test(tail.trim())) return null;
  // An emoji alone is a state only as the last thing on the line.
  if (word === '' && (leading === null || tail.trim() !== '')) return null;
  const before = text.slice(line.start, start);
  if (leading === null && !JOINED.test(before)) return null;
  const rest = withoutJoint(before);
  if (rest.trim() === '' || isInsideEmphasis(rest)) return null;
  const restEnd = line.start + rest.length;
  const state = statusField({ text, range: { start: restEnd, end }, family, words });
  return state.value === status ? { rest: { start: line.start, end: restEnd }, state } : null;
}

/** By hand, since an expression would try each of many blanks as the beginning of a joint. */
function withoutJoint(before: string): string {
  let end = before.trimEnd().length;
  const trimmed = end;
  while (end > 0 && JOINT.test(before.charAt(end - 1))) end--;
  return end < trimmed ? before.slice(0, end).trimEnd() : before.slice(0, end);
}

function isInsideEmphasis(before: string): boolean {
  return before.split('**').length % 2 === 0;
}

/** The emoji that begins a line, with the blanks behind it, or `null`. */
export function findLeadingState(
  text: string,
  line: Range,
  { family, words }: StatePlace,
): StatedLine | null {
  const found = emojiAt(text, line.start);
  if (!found || statusOfEmoji(found.emoji) === null) return null;
  let offset = line.start + found.raw.length;
  while (offset < line.end && /[ \t\u00A0]/.test(text.charAt(offset))) offset++;
  // An emoji alone is a mark without an item.
  if (offset === line.end) return null;
  const range = { start: line.start, end: offset };
  return {
    rest: { start: offset, end: line.end },
    state: statusField({ text, range, family, words }),
  };
}
