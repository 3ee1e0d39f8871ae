import type { Intent } from '../../model/ledger.ts';
import type { DocumentItem, IssueState } from '../../model/observation.ts';
import type { IssueStateName } from '../../model/sync-field.ts';
import { isDropped } from './label-value.ts';

/**
 * A line came back whose issue we had closed: it is opened again before anything else is merged,
 * since our own close is nobody's decision. `null` where the state is right as it is.
 */
export function planReattach(line: DocumentItem, issue: IssueState): Intent | null {
  const word = line.word.kind === 'says' ? line.word.word : null;
  const wanted: IssueStateName = line.done ? 'completed' : isDropped(word) ? 'not_planned' : 'open';
  if (issue.state !== 'not_planned' || wanted === 'not_planned') return null;
  return {
    issue: issue.number,
    purpose: 'reattach',
    seen: issue.seen,
    issueSide: { state: wanted, ...(line.done !== null && { done: line.done }) },
    documentSide: {},
    evidence: [],
    doneBy: null,
    bothSides: false,
    implied: [],
  };
}
