import type { IssueState } from '../../model/observation.ts';

/** Whether an issue still says what the plan was made from. */
export function isSameIssue(a: IssueState, b: IssueState): boolean {
  return (
    a.title === b.title &&
    a.state === b.state &&
    a.prose === b.prose &&
    a.marker === b.marker &&
    isSame([...a.labels].sort(), [...b.labels].sort()) &&
    isSame([...(a.tags ?? [])].sort(), [...(b.tags ?? [])].sort()) &&
    isSame(a.block, b.block)
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
