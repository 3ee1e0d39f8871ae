import type { TrackedEvent, TrackedIssue } from '../../github/tracker.ts';
import type { Item } from '../../model/ledger.ts';
import type { IssueState, MergedEvidence } from '../../model/observation.ts';
import type { FieldName } from '../../model/sync-field.ts';
import { labelValue } from '../../plan/sync/label-value.ts';
import type { DocumentPort, PortContext } from './document-port.ts';

/** A merge and the closing that GitHub does with it are not always dated by the same second. */
const SAME_MOMENT_MS = 10_000;

const ENTITLED: Readonly<Record<'write' | 'triage', readonly string[]>> = {
  write: ['admin', 'maintain', 'write'],
  triage: ['admin', 'maintain', 'write', 'triage'],
};

/**
 * Adds what a listing does not tell: who decided, and whether they may. It is asked only where the
 * answer matters: for what changed on an issue whose author could have changed it without any right,
 * and for a state that a person set while a merge speaks for another.
 */
export async function judgeIssue(
  place: { readonly context: PortContext; readonly document: DocumentPort },
  { issue, state }: { readonly issue: TrackedIssue; readonly state: IssueState },
): Promise<IssueState> {
  const { context, document } = place;
  const item = context.ledger().items[issue.number];
  if (issue.closedAt !== null && item) document.noteClosing(item.key, issue.closedAt);
  const evidence = item ? await document.findEvidence() : [];
  const changed = state.ours ? [] : changedFields(state, item);
  const doubtful = changed.length > 0 && !(await isEntitled(context, issue.author)) ? changed : [];
  const disputed = item !== undefined && isDisputed(issue, item, evidence);
  if (doubtful.length === 0 && !disputed) return state;
  const events = await context.tracker.listEvents(issue.number);
  return {
    ...state,
    untrusted: doubtful.filter((field) => wasByAuthor(field, issue, events)),
    decided: await findDecision(context, { issue, item, evidence, events }),
  };
}

/** What an outsider may change about an issue of their own. */
function changedFields(state: IssueState, item: Item | undefined): readonly FieldName[] {
  const base = item?.base ?? {};
  return [
    ...(base.title === state.title ? [] : ['title' as const]),
    ...(base.done === (state.state === 'completed') || state.state !== 'completed'
      ? []
      : ['done' as const]),
    ...((base.label ?? null) === labelValue(state) ? [] : ['label' as const]),
  ];
}

const roles = new WeakMap<PortContext, Map<string, Promise<string>>>();

export async function isEntitled(context: PortContext, login: string): Promise<boolean> {
  const { trust } = context.config;
  if (trust === 'anyone') return true;
  if (login === '') return false;
  const known = roles.get(context) ?? new Map<string, Promise<string>>();
  roles.set(context, known);
  const role = known.get(login) ?? context.tracker.readRole(login);
  known.set(login, role);
  return ENTITLED[trust].includes(await role);
}

/** Somebody else who changed an issue needed a right for it. Without an event it came with the issue. */
function wasByAuthor(
  field: FieldName,
  { author }: TrackedIssue,
  events: readonly TrackedEvent[],
): boolean {
  const kind = field === 'done' ? 'state' : field;
  const last = events.findLast((event) => event.kind === kind);
  return last === undefined || last.actor === author;
}

function isDisputed(issue: TrackedIssue, item: Item, evidence: readonly MergedEvidence[]): boolean {
  const completes = evidence.some((one) => one.completes.includes(item.key));
  const reverts = evidence.some(({ reverts: one }) => one !== null && one === item.doneBy);
  return (issue.wasReopened && completes) || (issue.state === 'completed' && reverts);
}

async function findDecision(
  { identities }: PortContext,
  {
    issue,
    item,
    evidence,
    events,
  }: {
    readonly issue: TrackedIssue;
    readonly item: Item | undefined;
    readonly evidence: readonly MergedEvidence[];
    readonly events: readonly TrackedEvent[];
  },
): Promise<IssueState['decided']> {
  for (const event of events.toReversed()) {
    if (event.kind !== 'state' || (await identities.isOurs(event.actor))) continue;
    const state = event.value === 'closed' ? issue.state : event.value;
    const merge = evidence.find(
      (one) =>
        item !== undefined &&
        one.completes.includes(item.key) &&
        Math.abs(one.mergedAt - event.at) <= SAME_MOMENT_MS,
    );
    if (state === 'completed' && merge) continue;
    return { state, at: event.at };
  }
  return null;
}
