import type { DocumentReport, Outcome, SyncReport } from '../src/index.ts';
import type { OutputName } from './interface.ts';

/** GitHub refuses an output over 1 MiB; a plan that long is left out. */
const LONGEST_OUTPUT = 500_000;

export function describeOutputs({ documents }: SyncReport): Readonly<Record<OutputName, string>> {
  const outcomes = documents.map(({ outcome }) => outcome);
  return {
    changed: String(outcomes.some(isChange)),
    completed: JSON.stringify(documents.flatMap(describeCompleted)),
    progress: String(documents[0]?.progress.after.percent ?? ''),
    commit: outcomes.flatMap((one) => (one.kind === 'committed' ? [one.sha] : [])).join('\n'),
    'pull-request': outcomes
      .flatMap((one) => (one.kind === 'proposed' ? [String(one.pullRequest)] : []))
      .join('\n'),
    plan: describePlan(documents),
  };
}

function isChange({ kind }: Outcome): boolean {
  return kind === 'committed' || kind === 'proposed' || kind === 'pushed';
}

function describeCompleted({ path, plan }: DocumentReport) {
  return plan.completed.map((key) => {
    const change = plan.changes.find((one) => one.kind === 'set-state' && one.deliverable === key);
    return { document: path, key, title: change?.kind === 'set-state' ? change.title : null };
  });
}

function describePlan(documents: readonly DocumentReport[]): string {
  const plan = documents.map(({ path, outcome, plan: { changes } }) => {
    return { document: path, outcome: outcome.kind, changes };
  });
  const text = JSON.stringify(plan);
  if (text.length <= LONGEST_OUTPUT) return text;
  return JSON.stringify(plan.map((one) => ({ ...one, changes: [] })));
}
