import type { Config } from '../../config/config.ts';
import { parseDocument } from '../../document/parse-document.ts';
import type { DeliverableKey } from '../../model/sprint-document.ts';
import type { DocumentReport } from '../../model/sync-report.ts';
import type { Judgement } from './judge-evidence.ts';

/** What the sync says of a line whose link leads to no issue that it could keep in step. */
const LEADS_NOWHERE = ['issues-issue-missing', 'issues-elsewhere'];

/**
 * Deliverables for which no issue stands, by what the sync has reported of a document: a merge
 * completes them as it does without issues. Where issues are created, a line without one gets one.
 */
export function findUntied(
  { before, problems }: Pick<DocumentReport, 'before' | 'problems'>,
  { issues, fenced, words }: Config,
): ReadonlySet<DeliverableKey> {
  const lines = problems.filter(({ rule }) => LEADS_NOWHERE.includes(rule)).map(({ line }) => line);
  const untied = parseDocument(before, { fenced, words }).deliverables.filter(
    ({ issue, line }) => (issue === null && issues === 'link') || lines.includes(line),
  );
  return new Set(untied.map(({ key }) => key));
}

/** What the evidence means for some of the deliverables alone. */
export function narrow(judgement: Judgement, only: ReadonlySet<DeliverableKey>): Judgement {
  const isMeant = ({ deliverable }: Judgement['completions'][number]) => only.has(deliverable);
  return {
    ...judgement,
    completions: judgement.completions.filter(isMeant),
    takeBacks: (judgement.takeBacks ?? []).map((one) => {
      return { ...one, completed: one.completed.filter((key) => only.has(key)) };
    }),
  };
}
