/** New issues, comments and edits that GitHub takes from one App in one installation. */
const MOST_AN_HOUR = 500;
const HOUR_MS = 3_600_000;

export interface WriteBudget {
  readonly spend: (installation: number, writes: number) => void;
  /** When a run that is to write so much again keeps within the hour's limit. */
  readonly readyAt: (installation: number, writes: number) => Date;
}

/**
 * Writes of this process in the last hour. Work that a run left waits for it, so that a first sync of
 * hundreds does not end at GitHub's limit, where everybody's events would wait; what people do is carried
 * out at once, which is why a run's worth is kept free.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits
 */
export function createWriteBudget(now: () => number): WriteBudget {
  const spent = new Map<number, { readonly at: number; readonly writes: number }[]>();
  const lastHour = (installation: number) => {
    const kept = (spent.get(installation) ?? []).filter(({ at }) => at > now() - HOUR_MS);
    spent.set(installation, kept);
    return kept;
  };
  return {
    spend: (installation, writes) => {
      if (writes > 0) lastHour(installation).push({ at: now(), writes });
    },
    readyAt: (installation, writes) => {
      const runs = lastHour(installation);
      let over = runs.reduce((sum, run) => sum + run.writes, 2 * writes - MOST_AN_HOUR);
      let at = now();
      for (const run of runs) {
        if (over <= 0) break;
        over -= run.writes;
        at = run.at + HOUR_MS;
      }
      return new Date(at);
    },
  };
}
