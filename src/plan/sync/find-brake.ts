import type { Intent } from '../../model/ledger.ts';
import type { BrakeKind, SyncOptions } from '../../model/sync-options.ts';
import type { Brake } from '../../model/sync-plan.ts';

/** Few enough to be meant, whatever the size of the document. */
const ALWAYS_LET_THROUGH = 3;
const LARGEST_SHARE = 0.3;

/** A document emptied or replaced by mistake looks like many decisions at once: then nothing is written. */
export function findBrake(
  {
    intents,
    vanished,
    tied,
  }: {
    readonly intents: readonly Intent[];
    readonly vanished: number;
    /** Items that were tied before this pass. */
    readonly tied: number;
  },
  { released }: SyncOptions,
): Brake | null {
  const limit = Math.max(ALWAYS_LET_THROUGH, Math.floor(tied * LARGEST_SHARE));
  const counts: readonly (readonly [BrakeKind, number])[] = [
    ['vanished', vanished],
    ['closings', intents.filter(({ purpose }) => purpose === 'close-vanished').length],
    ['reopenings', intents.filter(isReopening).length],
  ];
  const [over] = counts.filter(([kind, count]) => count > limit && !released.includes(kind));
  return over ? { kind: over[0], count: over[1], limit } : null;
}

function isReopening({ purpose, issueSide }: Intent): boolean {
  return purpose === 'sync' && issueSide.done === false;
}
