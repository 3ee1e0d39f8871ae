import type { StatusField } from '../../model/field.ts';
import { listFields } from '../list-fields.ts';
import { emojiAt } from '../wording/emoji.ts';
import { readStatusText } from '../wording/status-text.ts';
import type { Defect, LintRule } from './lint-rule.ts';

export const statusTail: LintRule = {
  name: 'status-tail',
  docs: 'A status ends in a repeated emoji or in a dash with nothing behind it.',
  severity: 'warning',
  check: ({ document }) =>
    (document ? listFields(document) : [])
      .filter((field): field is StatusField => field.kind === 'status')
      .flatMap(judge),
};

/** A joint that leads nowhere. A full stop, `!` and closing marks are no defect. */
const DANGLING = /^[ \t\u00A0]*[-–—|,;:][ \t\u00A0|,;:–—-]*$/u;

function judge(field: StatusField): readonly Defect[] {
  const { status, word, leading, trailing, tail } = readStatusText(field.raw);
  if (status === null || tail.trim() === '') return [];
  const mark = trailing ?? (word === '' ? leading : null);
  if (!DANGLING.test(tail) && !repeats(tail, mark?.emoji ?? null)) return [];
  const end = field.range.end;
  const start = end - tail.length;
  return [
    {
      offset: start,
      message: `Behind the status stands "${tail.trim()}", which says nothing. Remove it.`,
      edits: [{ range: { start, end }, newText: '' }],
    },
  ];
}

const BLANK: ReadonlySet<string> = new Set([' ', '\t', '\u00A0', '\uFE0F']);

/** Nothing but the same emoji again. */
function repeats(tail: string, emoji: string | null): boolean {
  if (emoji === null) return false;
  let offset = 0;
  while (offset < tail.length) {
    const found = emojiAt(tail, offset);
    if (found?.emoji === emoji) offset += found.raw.length;
    else if (BLANK.has(tail.charAt(offset))) offset++;
    else return false;
  }
  return true;
}
