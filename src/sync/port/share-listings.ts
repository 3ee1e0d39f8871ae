import type { PullRequest } from '../../github/repository.ts';
import type { IssueFilter, TrackedIssue, Tracker } from '../../github/tracker.ts';
import type { Turns } from '../issues/take-turns.ts';

/** A tracker whose listings are read once for all who ask for them at the same time. */
export function shareListings(tracker: Tracker, { callMeeting }: Turns): Tracker {
  const listed = callMeeting<ListWish, readonly TrackedIssue[] | null>(async (wishes) => {
    const found = new Map<string, readonly TrackedIssue[]>();
    for (const { filter } of wishes) {
      if (filter === null || found.has(keyOf(filter))) continue;
      found.set(keyOf(filter), await tracker.listIssues(filter));
    }
    const since = Math.min(...wishes.flatMap((wish) => wish.since ?? []));
    const whole = found.get(keyOf(ALL));
    const changed =
      since === Number.POSITIVE_INFINITY ? null : (whole ?? (await tracker.listIssuesSince(since)));
    return ({ filter, since: from }) =>
      filter === null
        ? (changed?.filter(({ updatedAt }) => updatedAt >= (from ?? 0)) ?? null)
        : (found.get(keyOf(filter)) ?? []);
  });
  const above = callMeeting<number, readonly TrackedIssue[]>(async (numbers) => {
    const found = await tracker.listIssuesAbove(Math.min(...numbers));
    return (number) => found.filter((issue) => issue.number > number);
  });
  const merged = callMeeting<MergedWish, readonly PullRequest[]>(async (wishes) => {
    const found = new Map<string, readonly PullRequest[]>();
    for (const [branch, own] of Map.groupBy(wishes, (wish) => wish.branch)) {
      const since = Math.min(...own.map((wish) => wish.since));
      found.set(branch, await tracker.listMergedSince(branch, since));
    }
    return ({ branch }) => found.get(branch) ?? [];
  });
  let login: Promise<string | null> | undefined;
  return {
    ...tracker,
    findLogin: () => {
      login ??= tracker.findLogin();
      return login;
    },
    listIssues: async (filter) => (await listed({ filter, since: null })) ?? [],
    listIssuesSince: (since) => listed({ filter: null, since }),
    listIssuesAbove: above,
    listMergedSince: (branch, since) => merged({ branch, since }),
  };
}

/** All issues of a filter, or those changed since an instant. */
type ListWish =
  | { readonly filter: IssueFilter; readonly since: null }
  | { readonly filter: null; readonly since: number };

interface MergedWish {
  readonly branch: string;
  readonly since: number;
}

const ALL: IssueFilter = { label: null, milestone: null };

function keyOf({ label, milestone }: IssueFilter): string {
  return JSON.stringify([label, milestone]);
}
