import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import type { NewItem } from './new-item.ts';

/**
 * The item behind which a new one is written, and like which: the last of its track, else of the last
 * track that is not done. Below headings that are states it is the last of those in the same state.
 */
export function chooseModel(
  { deliverables, groups }: SprintDocument,
  { group, status }: NewItem,
): Deliverable | null {
  const last = deliverables.findLast((item) => item.group === group && fits(item, status));
  if (group !== null && last) return last;
  const order = groups.toSorted((a, b) => b.line - a.line).map(({ key }) => key);
  const open = order.find((key) =>
    deliverables.some((item) => item.group === key && fits(item, status) && item.status !== 'done'),
  );
  return (
    deliverables.findLast((item) => item.group === open && fits(item, status)) ??
    deliverables.findLast((item) => fits(item, status)) ??
    null
  );
}

function fits({ state }: Deliverable, status: NewItem['status']): boolean {
  return state?.kind !== 'from-group' || state.value === status;
}
