import type { Octokit } from '@octokit/rest';

/** GitHub's clock in milliseconds since 1970, as its answers tell it. */
export interface ServerClock {
  now(): number;
  /** The second of the very first answer; `null` before it. Everything was read after it. */
  startedAt(): number | null;
}

/**
 * Leases are compared with GitHub's clock and not with ours, which may be wrong. Each answer names a
 * whole second that has begun, so the time told is never ahead of GitHub's.
 */
export function followClock(octokit: Octokit): ServerClock {
  let offset = Number.NEGATIVE_INFINITY;
  let first: number | null = null;
  const hear = (headers: unknown) => {
    const date =
      typeof headers === 'object' && headers !== null && 'date' in headers && headers.date;
    const told = typeof date === 'string' ? Date.parse(date) : Number.NaN;
    if (Number.isNaN(told)) return;
    first ??= told;
    offset = Math.max(offset, told - performance.now());
  };
  octokit.hook.after('request', ({ headers }) => hear(headers));
  octokit.hook.error('request', (error) => {
    if ('response' in error) hear(error.response?.headers);
    throw error;
  });
  return {
    now: () => Math.floor(Number.isFinite(offset) ? offset + performance.now() : Date.now()),
    startedAt: () => first,
  };
}
