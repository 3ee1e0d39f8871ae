import type { Deliverable } from '../model/sprint-document.ts';
import type { Status } from '../model/status.ts';

/**
 * Whether an item's place for its state has a form for a status. Boxes cannot say that work has begun, and marked
 * ones have no mark for a review.
 */
export function canSay({ state, carrier }: Deliverable, status: Status): boolean {
  if (carrier === 'marked-box' && status === 'in-review') return false;
  return status === 'done' || state?.kind === 'status' || state?.kind === 'from-group';
}
