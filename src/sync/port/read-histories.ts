import type { BodyVersion, TrackedEvent, TrackedIssue, Tracker } from '../../github/tracker.ts';
import type { Ledger } from '../../model/ledger.ts';
import type {
  HistoryRequest,
  IssueEvent,
  IssueHistory,
  PostedNote,
} from '../../model/observation.ts';
import { tagName } from '../../model/sync-field.ts';
import { parseBody } from '../../plan/issue-body/parse-body.ts';
import { parseNote } from '../../plan/issue-body/parse-note.ts';
import { findMarker, type LabelNames, wordsOf } from './describe-issue-state.ts';
import type { Identities } from './identities.ts';

export interface HistoryReader {
  readonly tracker: Tracker;
  readonly identities: Identities;
  readonly labels: LabelNames;
  /** Paths of the other documents that are synced. */
  readonly others: readonly string[];
  /** With the intents that are to be settled: what was not to be written need not be looked for. */
  readonly ledger: Ledger;
}

/** Reads what happened to issues, with no more requests than the ledger's intents call for. */
export async function readHistories(
  reader: HistoryReader,
  { issues, createdAbove }: HistoryRequest,
): Promise<readonly IssueHistory[]> {
  const { tracker, ledger } = reader;
  const created = createdAbove === null ? [] : await tracker.listIssuesAbove(createdAbove);
  const histories: IssueHistory[] = [];
  for (const { issue, after } of issues) {
    const found =
      created.find(({ number }) => number === issue) ?? (await tracker.findIssue(issue));
    if (found === null) continue;
    const intent = ledger.pending?.items.find((one) => one.issue === issue);
    const debts = ledger.items[issue]?.debts;
    const needsBodies =
      intent?.issueSide.block !== undefined ||
      intent?.purpose === 'close-vanished' ||
      (debts?.restore ?? null) !== null;
    const needsNotes = (debts?.comments.length ?? 0) + (debts?.withdraw.length ?? 0) > 0;
    const bodies = needsBodies ? await tracker.listBodies(issue) : [];
    const events = await describeEvents(reader, await tracker.listEvents(issue), {
      issue: found,
      bodies: bodies ?? [],
    });
    histories.push({
      ...(await describeNow(reader, found)),
      events: events.filter(({ cursor }) => cursor > after),
      bodiesReadable: bodies !== null,
      notes: needsNotes ? await listNotes(reader, issue) : [],
    });
  }
  for (const issue of created) {
    if (issues.some((one) => one.issue === issue.number)) continue;
    const now = await describeNow(reader, issue);
    if (now.ours) histories.push(await withFirstMarker(reader, now));
  }
  return histories.sort((a, b) => a.issue - b.issue);
}

/** Our own notes on an issue. */
export async function listNotes(
  { tracker, identities }: Pick<HistoryReader, 'tracker' | 'identities'>,
  issue: number,
): Promise<readonly (PostedNote & { readonly comment: number; readonly body: string })[]> {
  const notes = [];
  for (const { id: comment, author, body } of await tracker.listComments(issue)) {
    const note = parseNote(body);
    if (note && (await identities.isOurs(author))) {
      notes.push({ id: note.id, withdrawn: note.withdrawn, comment, body });
    }
  }
  return notes;
}

async function describeNow(
  { identities, others }: HistoryReader,
  { number, author, body, state }: TrackedIssue,
): Promise<IssueHistory> {
  const marker = findMarker(body, others);
  const ours = await identities.isOurs(author);
  return { issue: number, events: [], bodiesReadable: true, state, notes: [], ours, marker };
}

/** A person may have deleted the marker right after we created the issue. */
async function withFirstMarker(
  { tracker, ledger, others }: HistoryReader,
  history: IssueHistory,
): Promise<IssueHistory> {
  if (history.marker !== null || !ledger.pending) return history;
  const [first] = (await tracker.listBodies(history.issue)) ?? [];
  return first === undefined ? history : { ...history, marker: findMarker(first.text, others) };
}

type Undated = IssueEvent extends infer Event
  ? Event extends IssueEvent
    ? Omit<Event, 'cursor' | 'by'>
    : never
  : never;

/** Events and versions of the body in one order. A cursor is a second and a place within it. */
async function describeEvents(
  { identities, labels }: HistoryReader,
  tracked: readonly TrackedEvent[],
  { issue, bodies }: { readonly issue: TrackedIssue; readonly bodies: readonly BodyVersion[] },
): Promise<readonly IssueEvent[]> {
  const lastState = tracked.findLast(({ kind }) => kind === 'state');
  const dated = [
    ...tracked.flatMap((event) =>
      describeEvent(event, { labels, closed: event === lastState ? issue.state : 'completed' }).map(
        (what) => ({ at: event.at, actor: event.actor, what }),
      ),
    ),
    ...describeBodies(bodies),
  ].sort((a, b) => a.at - b.at);
  const events: IssueEvent[] = [];
  let last = 0;
  for (const { at, actor, what } of dated) {
    last = Math.max(at, last + 1);
    events.push({ ...what, cursor: last, by: (await identities.isOurs(actor)) ? 'us' : 'other' });
  }
  return events;
}

function describeEvent(
  event: TrackedEvent,
  { labels, closed }: { readonly labels: LabelNames; readonly closed: TrackedIssue['state'] },
): readonly Undated[] {
  switch (event.kind) {
    case 'title':
      return [{ kind: 'title', value: event.value }];
    case 'state':
      return [{ kind: 'state', value: event.value === 'closed' ? closed : event.value }];
    case 'label':
      return [
        ...wordsOf([event.label], labels).map((label): Undated => {
          return { kind: 'label', action: event.action, label };
        }),
        { kind: 'tag', tag: tagName('track', event.label), on: event.action === 'added' },
      ];
    case 'assignee':
      return [{ kind: 'tag', tag: tagName('assignee', event.login), on: event.action === 'added' }];
    case 'milestone':
      return [{ kind: 'milestone', title: event.title, on: event.action === 'added' }];
  }
}

/** What each version changed in our block, and in the text around it. */
function describeBodies(bodies: readonly BodyVersion[]) {
  return bodies.slice(1).map((version, index) => {
    const before = parseBody(bodies[index]?.text ?? '');
    const now = parseBody(version.text);
    const was = new Map((before.block ?? []).map(({ key, done }) => [key, done]));
    const tasks = (now.block ?? []).filter(({ key, done }) => was.get(key) !== done);
    const what: Undated = {
      kind: 'body',
      tasks: Object.fromEntries(tasks.map(({ key, done }) => [key, done])),
      prose: now.prose === before.prose ? null : now.prose,
    };
    return { at: version.at, actor: version.editor, what };
  });
}
