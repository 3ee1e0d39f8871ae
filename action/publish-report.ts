import {
  type DocumentReport,
  describeIssueWrite,
  describePlan,
  type ReportedProblem,
  renderJobSummary,
  type SyncReport,
} from '../src/index.ts';
import { describeOutcome } from './describe-outcome.ts';
import { describeOutputs } from './describe-outputs.ts';
import * as runner from './runner.ts';

/** Shows a report to everyone who looks: log, annotations, outputs, job summary, exit code. */
export async function publishReport(report: SyncReport): Promise<void> {
  const problems = [...report.problems, ...report.documents.flatMap(problemsOf)];
  runner.say(...describeReport(report));
  runner.annotate(problems);
  runner.writeOutputs(describeOutputs(report));
  await runner.writeSummary(renderJobSummary(report));
  if (problems.some(({ severity }) => severity === 'error')) runner.endWithFailure();
}

/** What the log says: one line each. */
function describeReport({ notes, pullRequests, documents, issues, dryRun }: SyncReport): string[] {
  const proposals = pullRequests.flatMap(({ number, proposal }) =>
    proposal === null
      ? []
      : [
          `Pull request #${number} names no deliverable, so it completes nothing. To complete one, write a line like this into the body: ${proposal}`,
        ],
  );
  return [
    ...notes,
    ...proposals,
    ...documents.flatMap((one) => [
      describeOutcome(one),
      ...(one.outcome.kind === 'unchanged'
        ? []
        : describePlan(one.plan).map((line) => `- ${line}`)),
    ]),
    ...issues.flatMap(({ writes }) => writes.map((one) => `- ${describeIssueWrite(one)}`)),
    ...(dryRun ? ['This was a dry run: nothing was written.'] : []),
  ];
}

function problemsOf({ path, problems, outcome }: DocumentReport): ReportedProblem[] {
  const blocked: ReportedProblem[] =
    outcome.kind === 'blocked'
      ? [{ rule: 'blocked', severity: 'error', message: outcome.advice, path, line: 1, column: 1 }]
      : [];
  return [...blocked, ...problems.map((one) => ({ ...one, path }))];
}
