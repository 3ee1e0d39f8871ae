import type {
  IssueConflict,
  IssuesReport,
  IssuesState,
  IssueWrite,
} from '../../model/issues-report.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import type { UnplacedWrite } from '../../plan/sync/list-issue-writes.ts';
import { describeBrake } from './describe-sync-problem.ts';
import type { Planned, SyncOutcome } from './sync-pass.ts';

type Reported = Exclude<SyncOutcome, { kind: 'newer' }> | Planned;

/** What a run did to the issues of a document, or would do, as plain data. */
export function reportWrites(
  outcome: Reported,
  {
    path,
    documents,
    writes,
  }: {
    readonly path: string;
    /** As the document reads; places are looked for in the first of them that knows. */
    readonly documents: readonly SprintDocument[];
    readonly writes: readonly UnplacedWrite[];
  },
): IssuesReport {
  return {
    documents: [path],
    state: stateOf(outcome),
    writes: writes.map((write) => placeWrite(write, { path, documents })),
    conflicts: listConflicts(outcome, path),
    brake: outcome.kind === 'braked' ? describeBrake(outcome.brake) : null,
    postponed: countPostponed(outcome),
  };
}

/** The line that an issue stands for is the one that links it. */
function placeWrite(
  write: UnplacedWrite,
  { path, documents }: { readonly path: string; readonly documents: readonly SprintDocument[] },
): IssueWrite {
  const item = documents
    .flatMap(({ deliverables }) => deliverables)
    .find(({ key, issue }) =>
      write.deliverable === null ? issue === write.issue : key === write.deliverable,
    );
  const place = { deliverable: item?.key ?? write.deliverable, line: item?.line ?? null };
  return { ...write, path, ...place };
}

function stateOf(outcome: Reported): IssuesState {
  if (outcome.kind !== 'planned') return outcome.kind;
  const { creates, intents, links, ledger } = outcome.plan;
  const owed = Object.values(ledger.items).flatMap(({ debts }) => [
    ...debts.comments,
    ...debts.withdraw,
  ]);
  return creates.length + intents.length + links.length + owed.length > 0 ? 'planned' : 'in-step';
}

function listConflicts(outcome: Reported, path: string): readonly IssueConflict[] {
  const { problems } = outcome.kind === 'planned' ? outcome.plan : outcome;
  return problems.flatMap((one): IssueConflict[] => {
    if (one.kind !== 'conflict') return [];
    const { issue, field, document, github } = one;
    return [{ path, issue, field, document, github }];
  });
}

function countPostponed(outcome: Reported): number {
  if (outcome.kind === 'planned') return outcome.plan.postponed;
  return outcome.kind === 'in-step' ? outcome.postponed : 0;
}
