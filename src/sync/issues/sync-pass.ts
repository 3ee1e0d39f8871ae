import { EMPTY_LEDGER, type Ledger, type RunId } from '../../model/ledger.ts';
import type { Observation } from '../../model/observation.ts';
import type { Instant } from '../../model/sync-field.ts';
import type { SyncOptions } from '../../model/sync-options.ts';
import type { Brake, SyncPlan, SyncProblem } from '../../model/sync-plan.ts';
import { describeDocumentChanges } from '../../plan/sync/describe-document-side.ts';
import { isSettled, planHistoryRequest } from '../../plan/sync/history-request.ts';
import { parseLedger } from '../../plan/sync/parse-ledger.ts';
import { isSameButLook, type LookTimes } from '../../plan/sync/plan-look.ts';
import { reconcile } from '../../plan/sync/reconcile.ts';
import { rememberRefused } from '../../plan/sync/remember-refused.ts';
import { serializeLedger } from '../../plan/sync/serialize-ledger.ts';
import { settle } from '../../plan/sync/settle.ts';
import { endWaiting, isForDocument, withoutWaiting } from '../../plan/sync/wait-for-document.ts';
import { type Acquired, type Carried, carryOut } from './carry-out.ts';
import { observeSides } from './observe-sides.ts';
import type { SyncPort } from './sync-port.ts';

/** A pass that finds more to do starts another, so that one trigger is enough; two fighting bots are not. */
const MOST_PASSES = 5;

/** The two pure decisions of a pass. A simulation takes rules out of them, to see what each is worth. */
export interface Decisions {
  readonly reconcile: typeof reconcile;
  readonly settle: typeof settle;
}

export interface SyncRun {
  readonly port: SyncPort;
  readonly options: SyncOptions;
  /** Unique among all runs. */
  readonly run: RunId;
  readonly lease: LeaseTimes;
  readonly look?: LookTimes;
  readonly decisions?: Decisions;
}

/** In milliseconds. A request's timeout has to be shorter than the margin. */
export interface LeaseTimes {
  readonly length: number;
  readonly margin: number;
}

export const DEFAULT_LEASE: LeaseTimes = { length: 120_000, margin: 20_000 };

export type SyncOutcome = { readonly problems: readonly SyncProblem[] } & (
  | { readonly kind: 'in-step'; readonly postponed: number }
  /** Another run is at work. */
  | { readonly kind: 'busy'; readonly until: Instant }
  /** Nothing was written: a person has to say that this is meant. */
  | { readonly kind: 'braked'; readonly brake: Brake }
  /** The ledger is of a later version of this program. */
  | { readonly kind: 'newer'; readonly version: number }
  /** The time of the lease is up, or other writers were faster too often. The next run goes on. */
  | { readonly kind: 'unfinished' }
);

type PassOutcome = SyncOutcome | { readonly kind: 'again' };

/** Brings a document and its issues in step: passes until one finds nothing more to do. */
export async function runSync(run: SyncRun): Promise<SyncOutcome> {
  const mine = new Set<RunId>();
  for (let pass = 1; pass <= MOST_PASSES; pass++) {
    const id = `${run.run}.${pass}`;
    const outcome = await syncOnce(run, id, mine);
    if (outcome.kind !== 'again') return outcome;
    mine.add(id);
    if (pass < MOST_PASSES) await run.port.pause(pass);
  }
  return { kind: 'unfinished', problems: [] };
}

/** What one pass would do. Carrying it out is another matter. */
export interface Planned {
  readonly kind: 'planned';
  readonly plan: SyncPlan;
  readonly observation: Observation;
  /** The ledger as read and settled. */
  readonly before: Ledger;
  /** The ledger's commit that a write has to build on. */
  readonly parent: string | null;
  /** The ledger says already what it would say. */
  readonly isKnown: boolean;
}

type Unplanned = Extract<SyncOutcome, { kind: 'busy' | 'braked' | 'newer' }>;

/** Reads, settles and plans, and writes nothing. */
export async function planSync(
  run: SyncRun,
  mine: ReadonlySet<RunId> = new Set(),
): Promise<Planned | Unplanned> {
  const { port, options } = run;
  const { parent, text } = await port.readLedger();
  const read = parseLedger(text);
  if (read.kind === 'newer') return { ...read, problems: [] };
  const found = read.kind === 'read' ? read.ledger : EMPTY_LEDGER;
  if (found.lease && !mine.has(found.lease.run) && port.now() < found.lease.until) {
    return { kind: 'busy', until: found.lease.until, problems: [] };
  }
  const observation = await observeSides(run, found);
  const settled = await settleFound(run, found, observation);
  const plan = endWaiting(decide(run).reconcile(observation, settled, options));
  const { problems, brake } = plan;
  if (brake) return { kind: 'braked', brake, problems };
  const isKnown = read.kind === 'read' && isSameButLook(plan.ledger, found);
  return { kind: 'planned', plan, observation, before: found, parent, isKnown };
}

/** One pass: read, settle, plan, check the head, acquire, write, release. */
async function syncOnce(run: SyncRun, id: RunId, mine: ReadonlySet<RunId>): Promise<PassOutcome> {
  const { port } = run;
  const planned = await planSync(run, mine);
  if (planned.kind !== 'planned') return planned;
  const { observation, parent, isKnown } = planned;
  let { plan } = planned;
  if (plan.milestone !== null) {
    const answer = await port.createMilestone(plan.milestone);
    if (answer.kind !== 'refused') return { kind: 'again' };
    const { message } = answer;
    plan = { ...plan, problems: [...plan.problems, { kind: 'refused', issue: null, message }] };
  }
  const isQuiet = !writesOutside(plan);
  if (isQuiet && isKnown) return plan.again ? { kind: 'again' } : inStep(plan);
  if ((await port.readHead()) !== observation.document.head) return { kind: 'again' };
  if (isQuiet) {
    const answer = await port.writeLedger({ parent, text: serializeLedger(plan.ledger) });
    if (answer.kind !== 'done') return { kind: 'again' };
    return plan.again ? { kind: 'again' } : inStep(plan);
  }
  if (plan.ledger.waits && isForDocument(plan) && (await allNotesStand(port, plan))) {
    const proposed = await proposeAlone(run, id, planned);
    if (proposed !== null) return proposed;
  }
  return writeOutside({ run, id, plan, observation, parent });
}

/**
 * Brings the sync pull request up to date. It needs no lease: it is made anew from the document's branch,
 * what waits in it is not agreed, and so the ledger has nothing to remember. `null`: nothing waits.
 */
async function proposeAlone(
  { port }: SyncRun,
  id: RunId,
  { plan, observation, before, parent }: Planned,
): Promise<PassOutcome | null> {
  const { head } = observation.document;
  const changes = describeDocumentChanges(plan);
  const answer = await port.proposeDocument({ head, changes, run: id, items: [] });
  if (answer.kind !== 'done' && answer.kind !== 'refused') return { kind: 'again' };
  if (answer.kind === 'done' && answer.isNothing) return null;
  const ledger = withoutWaiting(plan, before);
  if (!isSameButLook(ledger, before)) {
    const written = await port.writeLedger({ parent, text: serializeLedger(ledger) });
    if (written.kind !== 'done') return { kind: 'again' };
  }
  return inStep(plan);
}

/** What a run that died left behind, and what is still owed. */
async function settleFound(
  run: SyncRun,
  ledger: Ledger,
  { document }: Observation,
): Promise<Ledger> {
  if (isSettled(ledger)) return { ...ledger, lease: null };
  const { port } = run;
  const { pending } = ledger;
  const commits = pending ? await port.readCommits({ from: pending.head, to: document.head }) : [];
  const issues = await port.readHistories(planHistoryRequest(ledger));
  return decide(run).settle(ledger, { commits, issues });
}

interface Writing {
  readonly run: SyncRun;
  readonly id: RunId;
  readonly plan: SyncPlan;
  readonly observation: Observation;
  readonly parent: string | null;
}

async function writeOutside({ run, id, plan, observation, parent }: Writing): Promise<PassOutcome> {
  const { port, lease } = run;
  const until = port.now() + lease.length;
  const { issues, document } = observation;
  const ledger: Acquired['ledger'] = {
    ...plan.ledger,
    lease: { run: id, until },
    pending: {
      run: id,
      head: document.head,
      lastIssue: issues.at(-1)?.number ?? 0,
      creates: plan.creates.map(({ key, base, unreflected }) => {
        return { key, base, ...(unreflected && { unreflected }) };
      }),
      ...(plan.adoptions.length > 0 && {
        adoptions: plan.adoptions.map(({ issue, base }) => ({ issue, base })),
      }),
      items: plan.intents,
    },
  };
  const acquired = await port.writeLedger({ parent, text: serializeLedger(ledger) });
  if (acquired.kind !== 'done') return { kind: 'again' };
  const { parent: own } = acquired;
  const carried = await carryOut({ port, plan, ledger, issues, deadline: until - lease.margin });
  switch (carried.kind) {
    case 'stopped':
      return carried.reason === 'late'
        ? { kind: 'unfinished', problems: plan.problems }
        : { kind: 'again' };
    case 'failed':
      return await giveUp({ port, ledger, parent: own }, carried.error);
    case 'carried':
      return await release({ run, id, plan, ledger, carried, parent: own });
  }
}

interface Released extends Pick<Writing, 'run' | 'id' | 'plan'> {
  readonly ledger: Acquired['ledger'];
  readonly carried: Extract<Carried, { kind: 'carried' }>;
  readonly parent: string;
}

/** Writes down what came of the intents, and lets the next run in. */
async function release({ run, id, plan, ledger, carried, parent }: Released): Promise<PassOutcome> {
  const { port } = run;
  const commits = carried.committed ? [{ run: id, items: carried.committed }] : [];
  const issues = await port
    .readHistories(planHistoryRequest(ledger))
    .catch((error: unknown) => giveUp({ port, ledger, parent }, error));
  const { waiting, committed } = carried;
  const settled = decide(run).settle(ledger, { commits, issues, waiting: waiting ?? [] });
  const known = rememberRefused(settled, carried.refused);
  const released = { ...known, waits: waiting !== null || (settled.waits && !committed) };
  const answer = await port.writeLedger({ parent, text: serializeLedger(released) });
  const problems = [...plan.problems, ...carried.problems];
  const isAdopted = plan.adoptions.length > 0 && carried.committed !== null;
  if (answer.kind !== 'done' || carried.again || plan.again || isAdopted) return { kind: 'again' };
  if ((owesNotes(released) && !carried.untold) || owesValues(released)) return { kind: 'again' };
  return { kind: 'in-step', postponed: plan.postponed, problems };
}

/**
 * Leaves the intents for the next run to settle and takes the lease from them, so that nobody waits
 * for a run that is over. Only where every write was answered: one on its way needs the lease's time.
 */
async function giveUp(
  { port, ledger, parent }: Pick<Released, 'ledger' | 'parent'> & { readonly port: SyncPort },
  error: unknown,
): Promise<never> {
  const text = serializeLedger({ ...ledger, lease: null });
  // What went wrong first says more than that this went wrong too: then the lease runs out by itself.
  await port.writeLedger({ parent, text }).catch(() => null);
  throw error;
}

async function allNotesStand(port: SyncPort, { ledger }: SyncPlan): Promise<boolean> {
  for (const [issue, { debts }] of Object.entries(ledger.items)) {
    if (debts.comments.length + debts.withdraw.length === 0) continue;
    const standing = await port.listNotes(Number(issue));
    if (!debts.comments.every(({ id }) => standing.includes(id))) return false;
    if (debts.withdraw.some((id) => standing.includes(id))) return false;
  }
  return true;
}

function inStep({ problems, postponed }: SyncPlan): SyncOutcome {
  return { kind: 'in-step', postponed, problems };
}

/** Whether a plan writes anything but the ledger. */
function writesOutside({ creates, intents, links, adoptions, ledger }: SyncPlan): boolean {
  const planned = [creates, intents, links, adoptions];
  return planned.some(({ length }) => length > 0) || owesNotes(ledger);
}

function owesNotes({ items }: Ledger): boolean {
  return Object.values(items).some(
    ({ debts }) => debts.comments.length > 0 || debts.withdraw.length > 0,
  );
}

function owesValues({ items }: Ledger): boolean {
  return Object.values(items).some(({ debts }) => debts.restore !== null);
}

function decide({ decisions }: SyncRun): Decisions {
  return decisions ?? { reconcile, settle };
}
