import type { IssueWrite, Outcome, SyncReport } from '../../src/index.ts';
import type { Terminal } from '../terminal.ts';
import { isFine, isInStep } from './judge-report.ts';

/** The last lines: what it comes to, and what to do next. */
export function describeEnd(report: SyncReport, paint: Terminal['paint']): string[] {
  const { documents, issues, dryRun, repository } = report;
  const writes = issues.flatMap((one) => one.writes);
  const changes = documents.reduce((sum, { plan }) => sum + plan.changes.length, 0);
  const counts = [
    ...count(changes, ['change to the document', 'changes to the document']),
    ...count(writes.filter(isCreate).length, ['new issue', 'new issues']),
    ...count(writes.filter(({ kind }) => kind === 'change').length, [
      'issue changed',
      'issues changed',
    ]),
    ...count(writes.filter(({ kind }) => kind === 'comment').length, ['comment', 'comments']),
  ];
  const outcomes = documents.flatMap(({ outcome }) => describeOutcome(outcome));
  if (isInStep(report)) {
    return [paint('green', documents.length === 0 ? 'Nothing to do.' : 'In step: nothing to do.')];
  }
  if (counts.length === 0) {
    return [...outcomes, ...(isFine(report) ? [] : [paint('red', describeStop(report))])];
  }
  const sum = counts.join(', ');
  if (dryRun) {
    return [
      `${paint('bold', 'Plan:')} ${sum}. Nothing was written: \`sprint-sync sync --repo ${repository}\` does it.`,
    ];
  }
  return [`${paint('bold', 'Done:')} ${sum}.`, ...outcomes];
}

function describeStop({ documents, issues, problems }: SyncReport): string {
  const isHeld =
    issues.some(({ state }) => state !== 'planned' && state !== 'in-step') ||
    [...problems, ...documents.flatMap((one) => one.problems)].some(
      ({ severity }) => severity === 'error',
    );
  return isHeld ? 'Nothing was written.' : 'Nothing to write, but not in step.';
}

function isCreate({ kind }: IssueWrite): boolean {
  return kind === 'create';
}

function describeOutcome(outcome: Outcome): string[] {
  switch (outcome.kind) {
    case 'unchanged':
    case 'planned':
    case 'blocked':
      return [];
    case 'committed':
      return [`Commit ${outcome.sha.slice(0, 7)}${outcome.url === null ? '' : `: ${outcome.url}`}`];
    case 'proposed':
      return [`The change waits in pull request #${outcome.pullRequest}: ${outcome.url}`];
    case 'pushed':
      return [
        `The change waits on the branch ${outcome.branch}. Open the pull request: ${outcome.compareUrl} . ${outcome.advice}`,
      ];
    case 'declined':
      return [
        `This change was turned down in pull request #${outcome.pullRequest}: ${outcome.url} . Reopen it if it was closed by mistake.`,
      ];
    default:
      return outcome satisfies never;
  }
}

function count(number: number, [one, more]: readonly [string, string]): string[] {
  return number === 0 ? [] : [`${number} ${number === 1 ? one : more}`];
}
