import type { CalendarDate } from '../model/calendar-date.ts';
import type { PullRequestRef } from '../model/evidence.ts';
import type { DeliverableKey, SprintDocument } from '../model/sprint-document.ts';
import type { ItemChange } from './plan-item-changes.ts';

/** A merged revert, and what the pull request that it takes back had completed. */
export interface TakeBack {
  /** The revert. */
  readonly pullRequest: PullRequestRef;
  readonly on: CalendarDate;
  readonly reverted: number;
  readonly completed: readonly DeliverableKey[];
  /** The document with the merge that is taken back, before anything followed from it. */
  readonly earlier: SprintDocument;
}

/**
 * The changes that undo what followed from a merge, no more: an item that was done before it stays done,
 * and of the tasks exactly those are opened that were open then.
 */
export function planTakeBack(
  document: SprintDocument,
  { pullRequest, on, reverted, completed, earlier }: TakeBack,
): readonly ItemChange[] {
  return document.deliverables.flatMap((item): readonly ItemChange[] => {
    const was = earlier.deliverables.find(({ key }) => key === item.key);
    const isOurs = completed.includes(item.key) && item.status === 'done';
    if (!isOurs || was === undefined || was.status === 'done') return [];
    const open = was.tasks.filter(({ box }) => !box.value).map(({ title }) => title);
    const boxes = item.tasks
      .filter(({ title, box }) => box.value && open.includes(title))
      .map(({ box }) => [box.range.start, false] as const);
    return [
      {
        deliverable: item.key,
        to: was.status ?? 'not-started',
        boxes: new Map(boxes),
        was: null,
        title: null,
        link: null,
        on,
        pullRequest,
        reverted,
      },
    ];
  });
}
