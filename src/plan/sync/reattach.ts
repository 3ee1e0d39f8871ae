import type { Intent, Item } from '../../model/ledger.ts';
import type { IssueStateName } from '../../model/sync-field.ts';
import { findUnreflected } from './find-unreflected.ts';
import type { ItemContext } from './item-context.ts';
import { isDropped } from './label-value.ts';

/**
 * A line came back whose issue we had closed: it is opened again before anything else is merged,
 * since our own close is nobody's decision. `null` where the state is right as it is.
 */
export function planReattach(
  context: ItemContext,
): { readonly item: Item; readonly intent: Intent } | null {
  const { item, line, issue } = context;
  const word = line.word.kind === 'says' ? line.word.word : null;
  const wanted: IssueStateName = line.done ? 'completed' : isDropped(word) ? 'not_planned' : 'open';
  if (issue.state !== 'not_planned' || wanted === 'not_planned') return null;
  const done = line.done === null ? {} : { done: line.done };
  const { kept, derive } = findUnreflected(context, { agreed: {}, taken: done });
  const intent: Intent = {
    issue: issue.number,
    purpose: 'reattach',
    seen: issue.seen,
    issueSide: { state: wanted, ...done },
    documentSide: derive === null ? {} : { derive },
    evidence: [],
    doneBy: null,
    bothSides: false,
    implied: [],
  };
  return { item: kept === null ? item : { ...item, unreflected: kept }, intent };
}
