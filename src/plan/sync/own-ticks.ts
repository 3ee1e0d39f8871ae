import type { Item } from '../../model/ledger.ts';
import { type Base, type TaskKey, taskField } from '../../model/sync-field.ts';

/** Of the boxes that only our body ticked, those on which nothing has been agreed since. */
export function withTicked(keys: readonly TaskKey[], base: Base): Pick<Item, 'ticked'> {
  const ticked = keys.filter((key) => base[taskField(key)] === false);
  return ticked.length > 0 ? { ticked } : {};
}
