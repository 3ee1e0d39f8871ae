import type { Status } from '../model/status.ts';
import { stripLeadingEmoji } from './section-role.ts';
import { findPhrase, type Words } from './wording/find-phrase.ts';

/** The state that a heading itself is (`In Progress`, `✅ Completed (100%)`, `Up Next`), or `null`. */
export function stateOfHeading(title: string, words?: Words): Status | null {
  const bare = stripLeadingEmoji(title).replace(/^recently[ \t]+/i, '');
  const special = STATE_HEADINGS.find(([pattern]) => pattern.test(bare))?.[1];
  if (special) return special;
  const known = findPhrase(bare, words);
  if (!known) return null;
  const rest = bare.slice(known.length).trim();
  return rest === '' || GROUP_TAIL.test(rest) ? known.status : null;
}

/** What may follow a state in the heading of a group. */
const GROUP_TAIL =
  /^(?:\(.*\)|[-–—/|].*|this (?:sprint|week)|today|items?|tasks?|work|stories|issues|features|deliverables|tickets|phases?)(?:\s.*)?$/i;
const STATE_HEADINGS: readonly (readonly [RegExp, Status])[] = [
  [/^(?:up next|next up|next (?:priority|priorities|tasks?|items?))(?: \(.*\))?$/i, 'not-started'],
  [/^(?:what(?:'|’)?s )?(?:left|remaining)(?: (?:work|tasks?|items?))?$/i, 'not-started'],
];
