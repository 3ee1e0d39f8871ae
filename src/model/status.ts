/** Every status that a sprint, a track or a deliverable can have, in the order of a life. */
export const STATUSES = [
  'not-started',
  'in-progress',
  'blocked',
  'in-review',
  'done',
  'deferred',
  'cancelled',
] as const;

/** One of {@link STATUSES}. Where a document says nothing, the status is `null`, never a guess. */
export type Status = (typeof STATUSES)[number];

/** A team's own words for statuses, beyond those that are known. */
export type StatusWords = Readonly<Partial<Record<Status, readonly string[]>>>;

/** Deferred and cancelled work leaves both sides of every `x/y`. */
export function countsAsWork(status: Status | null): boolean {
  return status !== 'deferred' && status !== 'cancelled';
}
