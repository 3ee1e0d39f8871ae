import { UserError } from '../../model/errors.ts';
import type { Intent, Ledger } from '../../model/ledger.ts';
import type { IssueState } from '../../model/observation.ts';
import {
  type Instant,
  type IssueNumber,
  type TagName,
  tagOfField,
} from '../../model/sync-field.ts';
import type { DocumentChange, Link, SyncPlan, SyncProblem } from '../../model/sync-plan.ts';
import { describeDocumentSide } from '../../plan/sync/describe-document-side.ts';
import { isSameIssue } from '../../plan/sync/is-same-issue.ts';
import type { RefusedTag } from '../../plan/sync/remember-refused.ts';
import type { Answer, IssuePatch, SyncPort } from './sync-port.ts';

/** A plan whose intents stand in the ledger, and the time until which its writes are allowed. */
export interface Acquired {
  readonly port: SyncPort;
  readonly plan: SyncPlan;
  readonly ledger: Ledger & { readonly pending: NonNullable<Ledger['pending']> };
  /** Issues as the plan saw them. */
  readonly issues: readonly IssueState[];
  readonly deadline: Instant;
}

/** How far a plan got. */
export type Carried =
  | {
      readonly kind: 'carried';
      /** Issues named in the commit; `null`: there is none. */
      readonly committed: readonly IssueNumber[] | null;
      /** Issues whose changes of the document wait in the sync pull request; `null`: nothing waits. */
      readonly waiting: readonly IssueNumber[] | null;
      /** Something was left out that a further pass can do. */
      readonly again: boolean;
      readonly refused: readonly RefusedTag[];
      /** A comment that is owed was refused: it is left to a later run. */
      readonly untold: boolean;
      readonly problems: readonly SyncProblem[];
    }
  /** An answer did not come, or the time is up: nothing further may be written in this pass. */
  | { readonly kind: 'stopped'; readonly reason: 'unknown' | 'late' }
  /** Nothing else can be done either, and no write is on its way: each one sent was answered. */
  | { readonly kind: 'failed'; readonly error: unknown };

/** A write of which nobody knows whether GitHub has it. Thrown inside this file only. */
class Unanswered extends Error {
  override readonly name = 'Unanswered';
}

/** Thrown inside this file only, to leave all steps at once. */
class Stop extends Error {
  override readonly name = 'Stop';
  readonly reason: 'unknown' | 'late';
  constructor(reason: 'unknown' | 'late') {
    super(reason);
    this.reason = reason;
  }
}

/** Writes to issues first and to the document last, so that a link never names what is not there. */
export async function carryOut(acquired: Acquired): Promise<Carried> {
  try {
    const created = await createIssues(acquired);
    const untold = await postNotes(acquired);
    const patched = await patchIssues(acquired);
    const committed = await commit(
      acquired,
      [...acquired.plan.links, ...created.links],
      patched.kept,
    );
    const refused = [...created.refused, ...patched.refused];
    return {
      kind: 'carried',
      committed: committed.items,
      waiting: committed.waiting,
      // A further pass says what was refused.
      again: patched.again || committed.again || refused.length > 0,
      refused,
      untold: untold.length > 0,
      problems: [...created.problems, ...untold, ...patched.problems, ...committed.problems],
    };
  } catch (error) {
    if (error instanceof Stop) return { kind: 'stopped', reason: error.reason };
    if (error instanceof Unanswered) throw error.cause;
    return { kind: 'failed', error };
  }
}

async function createIssues(acquired: Acquired) {
  const links: Link[] = [];
  const refused: RefusedTag[] = [];
  const problems: SyncProblem[] = [];
  for (const create of acquired.plan.creates) {
    const answer = await send(acquired, (port) => port.createIssue(create));
    if (answer.kind === 'done') {
      const { issue } = answer;
      links.push({ key: create.key, issue });
      refused.push(...(answer.refused ?? []).map((tag) => ({ issue, tag })));
    } else problems.push(refusal(null, answer));
  }
  return { links, refused, problems };
}

async function postNotes(acquired: Acquired): Promise<readonly SyncProblem[]> {
  const problems: SyncProblem[] = [];
  for (const [number, { debts }] of Object.entries(acquired.ledger.items)) {
    if (debts.comments.length === 0 && debts.withdraw.length === 0) continue;
    const issue = Number(number);
    const standing = await acquired.port.listNotes(issue);
    for (const note of debts.comments) {
      if (standing.includes(note.id)) continue;
      const answer = await send(acquired, (port) => port.postNote(issue, note));
      if (answer.kind !== 'done') problems.push(refusal(issue, answer));
    }
    for (const id of debts.withdraw) {
      if (!standing.includes(id)) continue;
      const answer = await send(acquired, (port) => port.withdrawNote(issue, id));
      if (answer.kind !== 'done') problems.push(refusal(issue, answer));
    }
  }
  return problems;
}

/** The intents whose document side may follow: those whose issue was as planned and took its writes. */
async function patchIssues(acquired: Acquired) {
  const kept: Intent[] = [];
  const refusedTags: RefusedTag[] = [];
  const problems: SyncProblem[] = [];
  let again = false;
  for (const intent of acquired.plan.intents) {
    if (Object.keys(intent.issueSide).length === 0) {
      kept.push(intent);
      continue;
    }
    const planned = acquired.issues.find(({ number }) => number === intent.issue);
    const now = await acquired.port.readIssue(intent.issue);
    if (!now || !planned || !isSameIssue(now, planned)) {
      again = true;
      continue;
    }
    const refused = await patchIssue(acquired, intent, now);
    if (refused) problems.push(refused);
    else kept.push(intent);
    const tagged = await writeTags(acquired, intent);
    refusedTags.push(...tagged.refused);
    problems.push(...tagged.problems);
  }
  return { kept, refused: refusedTags, problems, again };
}

async function patchIssue(
  acquired: Acquired,
  { issue, issueSide }: Intent,
  now: IssueState,
): Promise<SyncProblem | null> {
  const { title, state, block, prose = now.prose, addLabels = [], removeLabels = [] } = issueSide;
  const patch: IssuePatch = {
    ...(title !== undefined && { title }),
    ...(state !== undefined && { state }),
    ...(block !== undefined && { body: { block, prose } }),
  };
  const writes: ((port: SyncPort) => Promise<Answer>)[] = [
    ...(addLabels.length > 0 ? [(port: SyncPort) => port.addLabels(issue, addLabels)] : []),
    ...removeLabels.map((label) => (port: SyncPort) => port.removeLabel(issue, label)),
    ...(Object.keys(patch).length > 0 ? [(port: SyncPort) => port.patchIssue(issue, patch)] : []),
  ];
  for (const write of writes) {
    const answer = await send(acquired, write);
    if (answer.kind !== 'done') return refusal(issue, answer);
  }
  return null;
}

/** Each by itself, so that a login that cannot be assigned holds up nothing else. */
async function writeTags(
  acquired: Acquired,
  { issue, issueSide: { tags = {} } }: Intent,
): Promise<{ readonly refused: readonly RefusedTag[]; readonly problems: readonly SyncProblem[] }> {
  const isMilestone = (tag: string) => tagOfField(tag)?.kind === 'milestone';
  const wanted = Object.entries(tags) as [TagName, boolean][];
  // A new milestone takes the place of the older one.
  const replaces = wanted.some(([tag, on]) => on && isMilestone(tag));
  const refused: RefusedTag[] = [];
  const problems: SyncProblem[] = [];
  for (const [tag, on] of wanted) {
    if (!on && replaces && isMilestone(tag)) continue;
    const answer = await send(acquired, (port) => port.setTag(issue, tag, on));
    if (answer.kind === 'done') continue;
    if (on) refused.push({ issue, tag });
    else problems.push(refusal(issue, answer));
  }
  return { refused, problems };
}

async function commit(acquired: Acquired, links: readonly Link[], kept: readonly Intent[]) {
  const { ledger, plan } = acquired;
  const withText = kept.filter(({ documentSide }) => Object.keys(documentSide).length > 0);
  const changes: readonly DocumentChange[] = [
    ...links.map((link): DocumentChange => ({ kind: 'link', ...link })),
    ...plan.adoptions.map((adoption): DocumentChange => ({ kind: 'adopt', ...adoption })),
    ...withText.flatMap((intent) => describeDocumentSide(intent, plan.ledger)),
  ];
  const nothing = { items: null, waiting: null, again: false, problems: [] };
  if (changes.length === 0) return nothing;
  const { run, head } = ledger.pending;
  const items = withText.map(({ issue }) => issue);
  const wish = { head, changes, run, items };
  const direct: Answer = ledger.waits
    ? { kind: 'protected' }
    : await send(acquired, (port) => port.commitDocument(wish));
  const answer =
    direct.kind === 'protected'
      ? await send(acquired, (port) => port.proposeDocument(wish))
      : { ...direct, isNothing: true };
  if (answer.kind === 'stale') return { ...nothing, again: true };
  if (answer.kind === 'done')
    return answer.isNothing ? { ...nothing, items } : { ...nothing, waiting: items };
  return { ...nothing, problems: [refusal(null, answer)] };
}

/** One write, if there is time for it and its answer. */
async function send<Done>(
  { port, deadline }: Acquired,
  write: (port: SyncPort) => Promise<Answer<Done>>,
): Promise<Exclude<Answer<Done>, { kind: 'unknown' }>> {
  if (port.now() >= deadline) throw new Stop('late');
  const answer = await write(port).catch((error: unknown) => {
    // Where GitHub told what is wrong, it did not carry the write out.
    throw error instanceof UserError ? error : new Unanswered('no answer', { cause: error });
  });
  if (answer.kind === 'unknown') throw new Stop('unknown');
  return answer as Exclude<Answer<Done>, { kind: 'unknown' }>;
}

function refusal(issue: IssueNumber | null, answer: { readonly kind: string }): SyncProblem {
  const message =
    'message' in answer && typeof answer.message === 'string' ? answer.message : answer.kind;
  return { kind: 'refused', issue, message };
}
