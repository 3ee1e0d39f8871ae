import type { DocumentReport } from '../../model/sync-report.ts';

/**
 * One report for a document that was brought to what its checks say first, and then in step with its
 * issues. In a dry run both are planned on the same text, so each tells its own.
 */
export function joinReports(
  checked: readonly DocumentReport[],
  synced: readonly DocumentReport[],
): readonly DocumentReport[] {
  const told = checked.filter(({ outcome, plan }) => {
    return outcome.kind !== 'unchanged' || plan.problems.length > 0;
  });
  const isOne = (first: DocumentReport, next: DocumentReport) =>
    first.path === next.path && next.outcome.kind !== 'planned';
  return [
    ...told.filter((first) => !synced.some((next) => isOne(first, next))),
    ...synced.map((next) => {
      const first = told.find((one) => isOne(one, next));
      return first ? join(first, next) : next;
    }),
  ];
}

/** The same for what is left to be done after the issues: nothing of what they say is dropped. */
export function appendReports(
  synced: readonly DocumentReport[],
  rest: readonly DocumentReport[],
): readonly DocumentReport[] {
  const isOne = (first: DocumentReport, next: DocumentReport) =>
    first.path === next.path && next.outcome.kind !== 'planned';
  return [
    ...synced.map((first) => {
      const next = rest.find((one) => isOne(first, one));
      return next ? join(first, next) : first;
    }),
    ...rest.filter(({ outcome }) => outcome.kind === 'planned'),
  ];
}

/** What two steps, one after the other, did to a document. */
export function join(first: DocumentReport, next: DocumentReport): DocumentReport {
  const isQuiet = next.outcome.kind === 'unchanged';
  const plan = {
    ...first.plan,
    changes: [...first.plan.changes, ...next.plan.changes],
    completed: [...first.plan.completed, ...next.plan.completed],
    started: [...first.plan.started, ...next.plan.started],
    problems: [...first.plan.problems, ...next.plan.problems],
  };
  return {
    ...next,
    before: first.before,
    after: isQuiet ? first.after : next.after,
    plan,
    titles: { ...first.titles, ...next.titles },
    outcome: isQuiet ? first.outcome : next.outcome,
    // Both tell what the document itself has; of its issues the sync alone tells.
    problems: [...first.plan.problems, ...first.problems.filter(isOfIssues), ...next.problems],
    progress: { before: first.progress.before, after: next.progress.after },
  };
}

function isOfIssues({ rule }: DocumentReport['problems'][number]): boolean {
  return rule.startsWith('issues-');
}
