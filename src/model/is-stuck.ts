import type { ItemForecast } from './forecast.ts';

const UNDERWAY: readonly ItemForecast['from'][] = ['in-progress', 'blocked', 'in-review'];

/** Named, and yet nothing comes of it: its line has no place to say so, or waits for something else. */
export function isStuck({
  effect,
  from,
  to,
}: Pick<ItemForecast, 'effect' | 'from' | 'to'>): boolean {
  if (from !== to || from === 'done') return false;
  return effect === 'completes' || !UNDERWAY.includes(from);
}
