import type { IssueEvent } from '../../model/observation.ts';
import type { TaskKey } from '../../model/sync-field.ts';
import { ownValue } from './own-value.ts';

/** Of some boxes those that our body ticked and a person unticked since, whatever became of them then. */
export function findSetBack(
  keys: readonly TaskKey[],
  events: readonly IssueEvent[],
): readonly TaskKey[] {
  const sets = (event: IssueEvent, key: TaskKey) =>
    event.kind === 'body' ? ownValue(event.tasks, key) : undefined;
  return keys.filter((key) => {
    const own = events.findLastIndex((one) => one.by === 'us' && sets(one, key) === true);
    const later = own < 0 ? [] : events.slice(own + 1);
    return later.some((one) => one.by === 'other' && sets(one, key) === false);
  });
}
