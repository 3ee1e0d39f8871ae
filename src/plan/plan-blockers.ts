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

/** The section about blockers follows an item that becomes blocked or is deferred for a reason, or is so no more. */
export function planBlocker(
  { key: deliverable, title, status }: Deliverable,
  to: Status,
  { on: date, reason = null, issue = null }: BlockerFacts,
): readonly Change[] {
  if (to === status) return [];
  const place = { deliverable, title: title.value };
  const isLeft = status === 'blocked' || status === 'deferred';
  // Who defers need not say why, and then there is nothing to enter.
  const isEntered = to === 'blocked' || (to === 'deferred' && reason !== null);
  return [
    ...(isLeft ? [{ kind: 'remove-blocker', ...place } as const] : []),
    ...(isEntered ? [{ kind: 'add-blocker', ...place, reason, issue, date } as const] : []),
  ];
}
