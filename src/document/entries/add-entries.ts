import type { Change } from '../../model/change.ts';
import type { TextEdit } from '../../model/text.ts';
import type { EditContext } from '../plan-edits.ts';
import { insertEntries } from './insert-entries.ts';
import { logEntry, updateEntry } from './new-entry.ts';

/** The new entries of all logs. Those of one log belong together, since several days can share a place. */
export function addEntries(changes: readonly Change[], context: EditContext): readonly TextEdit[] {
  const { document, dress } = context;
  const updates = document.groups.flatMap((group) => {
    const own = changes
      .filter((change) => change.kind === 'add-update')
      .filter((change) => change.group === group.key);
    return { log: group.updates, entries: own.map((change) => updateEntry(change, dress)) };
  });
  const logged = changes.filter((change) => change.kind === 'add-log-entry').map(logEntry);
  return [...updates, { log: document.changeLog, entries: logged }].flatMap(({ log, entries }) =>
    log ? insertEntries(log, entries, context) : [],
  );
}
