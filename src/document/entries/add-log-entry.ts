import type { Change } from '../../model/change.ts';
import type { TextEdit } from '../../model/text.ts';
import type { EditContext } from '../plan-edits.ts';
import { pullRequestSuffix, titleText } from './entry-text.ts';
import { escapeInline } from './escape-inline.ts';
import { insertEntry } from './insert-entry.ts';

/** Lines in the change log, under the day's heading. */
export function addLogEntry(
  change: Extract<Change, { kind: 'add-log-entry' }>,
  context: EditContext,
): readonly TextEdit[] {
  const { changeLog } = context.document;
  if (!changeLog) return [];
  const lines = [
    ...change.items.map((item) => {
      const verb = item.effect === 'completes' ? 'completed' : 'started';
      return `${titleText(item)} ${verb}${pullRequestSuffix(item)}`;
    }),
    ...change.completed.map((name) => `${escapeInline(name)} complete`),
  ];
  return insertEntry({ log: changeLog, date: change.date, lines, headSuffix: '' }, context);
}
