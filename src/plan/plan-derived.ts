import type { Change } from '../model/change.ts';
import type { Problem } from '../model/problem.ts';
import type { PlanContext } from './plan-completions.ts';
import { planEntries } from './plan-entries.ts';
import { planProgress } from './plan-progress.ts';
import { planGroups, planSprint } from './plan-statuses.ts';

/** Everything that follows from what changes: tracks, the sprint, stored numbers, logs. */
export function planDerived(context: PlanContext): {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
} {
  const groups = planGroups(context);
  const sprint = planSprint(context);
  return {
    changes: [
      ...groups.changes,
      ...sprint.changes,
      ...planProgress(context),
      ...planEntries(context),
    ],
    problems: [...groups.problems, ...sprint.problems],
  };
}
