import {
  type DocumentReport,
  describeIssueWrite,
  describePlan,
  renderDiff,
  type SyncReport,
} from '../../src/index.ts';
import { isInStep, listProblems } from './judge-report.ts';
import { toChange } from './to-change.ts';

/** What `plan --json` and `sync --json` print: stable, described in docs/cli.md. */
export function toReport(report: SyncReport) {
  const { repository, dryRun, documents, issues, notes } = report;
  return {
    repository,
    dryRun,
    inStep: isInStep(report),
    documents: documents.map(toDocument),
    issues: issues.flatMap(({ writes }) =>
      writes.map((write) => ({ ...write, description: describeIssueWrite(write) })),
    ),
    conflicts: issues.flatMap(({ conflicts }) => conflicts),
    brakes: issues.flatMap(({ documents: paths, brake }) =>
      brake === null ? [] : [{ documents: paths, message: brake }],
    ),
    postponed: issues.reduce((sum, { postponed }) => sum + postponed, 0),
    problems: listProblems(report).map(({ path, rule, severity, line, column, message }) => {
      return { path, rule, severity, line, column, message };
    }),
    notes,
  };
}

function toDocument({ path, sprint, outcome, plan, before, after, progress }: DocumentReport) {
  const lines = describePlan(plan);
  const summary = (side: DocumentReport['progress']['before']) => {
    const { percent, deliverables, tasks } = side;
    return { percent, deliverables, tasks };
  };
  return {
    path,
    sprint,
    outcome,
    progress: { before: summary(progress.before), after: summary(progress.after) },
    changes: plan.changes.map((change, index) => toChange(change, lines[index] ?? '')),
    diff: renderDiff({ before, after, path }),
  };
}
