import type { TrackedEvent, Tracker } from '../../github/tracker.ts';
import type { Ground } from '../../model/grounds.ts';

const MOST_EVENTS = 20;

/** When an issue was closed and opened again, and by whom. */
export async function findIssueGrounds(
  tracker: Tracker,
  issue: number,
): Promise<readonly Ground[]> {
  const found = await tracker.findIssue(issue);
  if (found === null) return [];
  const events = (await tracker.listEvents(issue)).filter((event) => event.kind === 'state');
  return events.slice(-MOST_EVENTS).map((event, index, shown) => {
    // Events do not always tell the reason; of the last one the issue itself shows it.
    const isLast = index === shown.length - 1 && event.value === 'closed' && found.state !== 'open';
    return toIssueGround(isLast ? { ...event, value: found.state } : event, issue);
  });
}

function toIssueGround(
  { at, actor, value }: Extract<TrackedEvent, { kind: 'state' }>,
  number: number,
): Ground {
  const event = {
    open: 'reopened',
    closed: 'closed',
    completed: 'closed-as-completed',
    not_planned: 'closed-as-not-planned',
  } as const;
  return { kind: 'issue', at: new Date(at).toISOString(), number, event: event[value], actor };
}
