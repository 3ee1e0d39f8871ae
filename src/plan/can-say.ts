import type { Deliverable } from '../model/sprint-document.ts';
import type { Status } from '../model/status.ts';

/** Whether an item's place for its state has a form for a status. Boxes cannot say that work has begun. */
export function canSay({ state }: Deliverable, status: Status): boolean {
  return status === 'done' || state?.kind === 'status' || state?.kind === 'from-group';
}
