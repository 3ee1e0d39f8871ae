import type { ReportedProblem, SyncReport } from '../../src/index.ts';

/** Everything that is wrong, of the run and of its documents. */
export function listProblems({ problems, documents }: SyncReport): readonly ReportedProblem[] {
  return [
    ...problems,
    ...documents.flatMap(({ path, problems: own }) => own.map((one) => ({ ...one, path }))),
  ];
}

/** Both sides say the same, and nothing was to be written. */
export function isInStep(report: SyncReport): boolean {
  const { documents, issues } = report;
  const isQuiet =
    documents.every(({ outcome }) => outcome.kind === 'unchanged') &&
    issues.every(({ state, writes }) => state === 'in-step' && writes.length === 0);
  return isQuiet && isFine(report);
}

/** Nothing is left that keeps document and issues apart. What is planned or postponed is no problem. */
export function isFine(report: SyncReport): boolean {
  const { documents, issues } = report;
  return (
    listProblems(report).every(({ severity, rule }) => {
      return severity === 'info' || (severity === 'warning' && !rule.startsWith('issues-'));
    }) &&
    documents.every(({ outcome }) => outcome.kind !== 'blocked') &&
    issues.every(({ state }) => state === 'planned' || state === 'in-step')
  );
}
