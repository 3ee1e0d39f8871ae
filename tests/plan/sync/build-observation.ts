import { EMPTY_LEDGER, type Item, type Ledger, NO_DEBTS } from '../../../src/model/ledger.ts';
import type { DocumentItem, IssueState, Observation } from '../../../src/model/observation.ts';
import { type Base, taskField } from '../../../src/model/sync-field.ts';
import { DEFAULT_SYNC_OPTIONS, type SyncOptions } from '../../../src/model/sync-options.ts';
import { labelValue } from '../../../src/plan/sync/label-value.ts';

const SPRINT = 'sprint-7';

export const OPTIONS: SyncOptions = { ...DEFAULT_SYNC_OPTIONS, create: true };

/** A line with a box, linked to the issue of the number that is given. */
export function line(title: string, values: Partial<DocumentItem> = {}): DocumentItem {
  return {
    key: `${SPRINT}/${title.toLowerCase().replaceAll(' ', '-')}`,
    issue: null,
    title,
    done: false,
    word: { kind: 'absent' },
    tasks: [],
    line: 1,
    ...values,
  };
}

/** An open issue of ours. */
export function issue(number: number, title: string, values: Partial<IssueState> = {}): IssueState {
  return {
    number,
    title,
    state: 'open',
    labels: [],
    ours: true,
    marker: null,
    block: [],
    prose: '',
    seen: 1,
    stateChangedAt: null,
    decided: null,
    untrusted: [],
    choices: {},
    ...values,
  };
}

export function observe(
  items: readonly DocumentItem[],
  issues: readonly IssueState[],
  { sprint = SPRINT }: { readonly sprint?: string } = {},
): Observation {
  const numbered = items.map((one, index) => ({ ...one, line: index + 1 }));
  return {
    document: { head: 'head', readAt: 1000, sprint, items: numbered },
    issues,
    resting: new Set(),
    pullRequests: [],
  };
}

/** A ledger that holds each of the pairs as agreed. */
export function agreed(
  pairs: readonly (readonly [DocumentItem, IssueState])[],
  more: Partial<Item> = {},
): Ledger {
  const items = pairs.map(([{ key, word, tasks }, state]): [string, Item] => {
    const base: Base = {
      title: state.title,
      done: state.state === 'completed',
      label: labelValue(state),
      ...(word.kind === 'says' && { word: word.word }),
      ...Object.fromEntries(tasks.map((task) => [taskField(task.key), task.done])),
    };
    const item: Item = {
      key,
      base,
      counted: [],
      doneBy: null,
      implied: [],
      tie: 'tied',
      conflicts: [],
      debts: NO_DEBTS,
      ...more,
    };
    return [String(state.number), item];
  });
  return { ...EMPTY_LEDGER, sprint: SPRINT, items: Object.fromEntries(items) };
}
