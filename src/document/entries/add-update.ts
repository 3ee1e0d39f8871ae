import { compareDates } from '../../model/calendar-date.ts';
import type { Change } from '../../model/change.ts';
import type { LogEntry } from '../../model/sprint-document.ts';
import type { TextEdit } from '../../model/text.ts';
import type { EditContext } from '../plan-edits.ts';
import { dressEmoji } from '../wording/dress.ts';
import { DEFAULT_EMOJI } from '../wording/emoji.ts';
import { pullRequestSuffix, titleText } from './entry-text.ts';
import { insertEntry } from './insert-entry.ts';

type AddUpdate = Extract<Change, { kind: 'add-update' }>;

/** An entry in a track's progress updates; more lines in today's entry where there is one. */
export function addUpdate(change: AddUpdate, context: EditContext): readonly TextEdit[] {
  const group = context.document.groups.find(({ key }) => key === change.group);
  if (!group?.updates) return [];
  const done = dressEmoji(DEFAULT_EMOJI.done, context.dress);
  const lines = change.items.map((item) => {
    const title = `${titleText(item)}${pullRequestSuffix(item)}`;
    return item.effect === 'completes' ? `${done} ${title}` : `${title} started`;
  });
  const suffix = change.complete ? ` - COMPLETE ${done}` : '';
  const today = group.updates.entries.find(
    ({ date }) => compareDates(date.value, change.date) === 0,
  );
  return [
    ...insertEntry({ log: group.updates, date: change.date, lines, headSuffix: suffix }, context),
    ...(today && change.complete ? markComplete(today, suffix, context) : []),
  ];
}

/** Today's entry began before the track was complete: its bare date says so now. */
function markComplete({ date, head }: LogEntry, suffix: string, { document }: EditContext) {
  const rest = document.text.slice(date.range.end, head.end);
  if (!/^[*_]*\s*$/.test(rest)) return [];
  return [{ range: { start: date.range.end, end: date.range.end }, newText: suffix }];
}
