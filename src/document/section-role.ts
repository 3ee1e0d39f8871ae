import { ROLE_WORDS, type SectionRole } from './section-words.ts';
import { emojiAt } from './wording/emoji.ts';

export type { SectionRole };

/** Longer ones are sentences, and very long ones exhaust the stack of the expressions. */
const LONGEST_HEADING = 500;

/** What the words of a heading say about the section; emoji, numbers and case do not matter. */
export function roleOfHeading(title: string): SectionRole {
  if (title.length > LONGEST_HEADING) return 'work';
  const bare = bareHeading(title);
  return ROLE_WORDS.find(([, pattern]) => pattern.test(bare))?.[0] ?? 'work';
}

/** `# Sprint 4 Checklist` heads a whole sprint, whatever its last word is. */
export function roleOfTitle(title: string): SectionRole {
  const role = roleOfHeading(title);
  return role !== 'previous-sprint' && SPRINT.test(title) ? 'work' : role;
}

const SPRINT = /sprint|спринт|스프린트|スプリント|冲刺|迭代/iu;

/** Lower case, without leading emoji, numbering and closing colon. */
function bareHeading(title: string): string {
  return withoutClosing(stripLeadingEmoji(title).replace(/^\d+(?:\.\d+)*[.)]?\s+/, ''))
    .replace(/^sprint [\w.]+(?: |: | - )(?=\S)/i, '')
    .toLowerCase()
    .trim();
}

/** Without a closing remark in brackets and a closing colon. */
function withoutClosing(title: string): string {
  const trimmed = title.trimEnd();
  const open = trimmed.lastIndexOf('(');
  const remark = open >= 0 && trimmed.indexOf(')', open) === trimmed.length - 1;
  const bare = remark ? trimmed.slice(0, open).trimEnd() : trimmed;
  return /[:：]$/.test(bare) ? bare.slice(0, -1).trimEnd() : bare;
}

export function stripLeadingEmoji(title: string): string {
  let offset = 0;
  for (;;) {
    const emoji = emojiAt(title, offset);
    if (emoji) offset += emoji.raw.length;
    else if (/\s|\uFE0F/.test(title.charAt(offset))) offset++;
    else break;
  }
  // Damage that no known emoji explains: letters of a second encoding before the first word.
  return title
    .slice(offset)
    .replace(/^[\u0080-\u00FF\u0152-\u0192\u02C6\u02DC\u2013-\u203A\u20AC\u2122]+\s+(?=\S)/, '');
}
