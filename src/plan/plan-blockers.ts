import type { CalendarDate } from '../model/calendar-date.ts';
import type { Change } from '../model/change.ts';
import type { Deliverable } from '../model/sprint-document.ts';
import type { Status } from '../model/status.ts';

/** What is known of a blocker beside the item itself. */
export interface BlockerFacts {
  readonly on: CalendarDate;
  /** Foreign text: why it is blocked, where somebody said so. */
  readonly reason?: string | null;
  readonly issue?: { readonly number: number; readonly url: string } | null;
}

/** The section about blockers follows an item that becomes blocked, or is so no more. */
export function planBlocker(
  { key: deliverable, title, status }: Deliverable,
  to: Status,
  { on: date, reason = null, issue = null }: BlockerFacts,
): readonly Change[] {
  const place = { deliverable, title: title.value };
  if (to === 'blocked' && status !== 'blocked') {
    return [{ kind: 'add-blocker', ...place, reason, issue, date }];
  }
  return status === 'blocked' && to !== 'blocked' ? [{ kind: 'remove-blocker', ...place }] : [];
}
