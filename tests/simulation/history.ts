import { UserError } from '../../src/model/errors.ts';
import {
  BRAKE_KINDS,
  type BrakeKind,
  DEFAULT_SYNC_OPTIONS,
  type SyncOptions,
} from '../../src/model/sync-options.ts';
import { runSync, type SyncOutcome } from '../../src/sync/issues/sync-pass.ts';
import { MOST_LAG } from './issues.ts';
import { createModelPort } from './model-port.ts';
import { judge } from './oracle.ts';
import {
  actAtRandom,
  addLine,
  choose,
  fightBack,
  randomOwners,
  restoreLine,
  tickAll,
} from './people.ts';
import { mergeProposal } from './proposal.ts';
import { type Random, seeded } from './random.ts';
import { advance, createRunner, type Fault, type Runner, randomFault, start } from './runner.ts';
import { type Omission, omit } from './without.ts';
import { count, createWorld, ledgerIn, tell, type World } from './world.ts';

export const LEASE = { length: 60, margin: 10 };
export const LOOK = { overlap: MOST_LAG, whole: false };
const MOST_ROUNDS = 12;

export interface HistoryRequest {
  readonly seed: number;
  readonly index: number;
  readonly without?: Omission | null;
  readonly traced?: boolean;
  /** Fewer steps show the same fault in a shorter trace. */
  readonly steps?: number;
}

export interface HistoryResult {
  readonly violations: readonly string[];
  readonly trace: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly steps: number;
}

/** One random history: people and runs in any order, faults, then rest. The same seed gives the same history. */
export async function runHistory(request: HistoryRequest): Promise<HistoryResult> {
  const { seed, index, without = null, traced = false } = request;
  const random = seeded(seed, index);
  const isProtected = index % 8 === 7;
  const world = createWorld({ keyedByTitle: random.chance(0.2), traced, isProtected });
  const options = randomOptions(random);
  const play = new Play(world, options, { random, without });
  const steps = Math.min(30 + random.int(90), request.steps ?? Number.MAX_SAFE_INTEGER);
  const isBraked = play.options.released.length === 0;
  for (let lines = isBraked ? 6 : 1 + random.int(3); lines > 0; lines--) {
    addLine(world, { hasWord: random.chance(0.8), ...randomOwners(random) });
  }
  if (random.chance(0.85)) await play.rest();
  world.isFighting = random.chance(0.05);
  if (world.isFighting) world.fought = random.pick(world.lines).id;
  const paces = random.pick([0, 0.01, 0.04]);
  const runners = random.chance(0.6) ? 2 : 1;
  try {
    for (let step = 0; step < steps; step++) await play.step({ faults: paces, runners });
    await play.end();
  } catch (error) {
    world.violations.push(`thrown: ${String(error)}`);
  }
  return {
    violations: judge(world, options),
    trace: world.trace ?? [],
    counts: world.counts,
    steps,
  };
}

export function randomOptions(random: Random): SyncOptions {
  const policies = ['ask', 'document', 'github'] as const;
  return {
    ...DEFAULT_SYNC_OPTIONS,
    create: true,
    adopt: random.chance(0.7) ? 'append' : 'propose',
    policies: { title: random.pick(policies), status: random.pick(policies) },
    tags: {
      assignee: random.pick(['both', 'both', 'document', 'github', 'off']),
      track: random.pick(['document', 'document', 'off']),
      milestone: random.pick(['document', 'document', 'off']),
    },
    derivedLabels: random.chance(0.8),
    impliedTasks: random.chance(0.5) ? 'tick' : 'leave',
    maxWrites: random.chance(0.1) ? 2 : 60,
    itemWrites: random.chance(0.2) ? { most: 8, within: 300 } : { most: 1000, within: 300 },
    released: random.chance(0.8) ? BRAKE_KINDS : [],
  };
}

function holdsLease({ ledger }: World, { run }: Runner): boolean {
  return ledgerIn(ledger.text)?.lease?.run.startsWith(`${run}.`) === true;
}

/** What stopped a run before its first write, or `null`. */
export function brakeOf({ result }: Runner): BrakeKind | null {
  const outcome = result as SyncOutcome | null;
  return outcome?.kind === 'braked' ? outcome.brake.kind : null;
}

/** A world and the processes in it. */
export class Play {
  readonly world: World;
  readonly options: SyncOptions;
  readonly #random: Random;
  readonly #without: Omission | null;
  readonly #runners: Runner[] = [];
  #runs = 0;

  constructor(
    world: World,
    options: SyncOptions,
    { random, without }: { readonly random: Random; readonly without: Omission | null },
  ) {
    this.world = world;
    this.options = options;
    world.adopts = options.adopt === 'append';
    this.#random = random;
    this.#without = without;
  }

  /** Starts a process; its first request waits. */
  async launch(options = this.options): Promise<Runner> {
    const run = `r${++this.#runs}`;
    const runner = createRunner(run, run);
    tell(this.world, () => `${run} starts`);
    const { port, decisions } = omit(this.#without, createModelPort(this.world, runner));
    const body = () => runSync({ port, options, run, lease: LEASE, look: LOOK, decisions });
    await start(runner, body);
    return runner;
  }

  async step({
    faults,
    runners,
  }: {
    readonly faults: number;
    readonly runners: number;
  }): Promise<void> {
    const { world } = this;
    const random = this.#random;
    if (random.chance(0.3)) fightBack(world);
    const alive = this.#runners.filter(({ state }) => state === 'running');
    const choice = random.int(100);
    if (choice < 3 && world.isProtected) mergeProposal(world);
    else if (choice < 30) {
      for (let acts = random.chance(0.3) ? 2 : 1; acts > 0; acts--) actAtRandom(world, random);
    } else if (choice < 90 && alive.length > 0) {
      const runner = random.pick(alive);
      const fault = randomFault(random, faults);
      if (fault !== 'none') {
        tell(world, () => `${runner.name}: ${fault} at ${runner.request?.name}`);
        count(world, fault);
      }
      await this.#advance(runner, fault);
    } else if (choice < 92) {
      world.time += random.int(2 * LEASE.length);
    } else if (choice < 93 && alive.length === 0 && random.chance(0.1)) {
      this.#loseLedger();
    } else if (alive.length < runners) {
      this.#runners.push(await this.launch());
    }
  }

  /** Lost at rest, without debts: see the exemptions. */
  #loseLedger(): void {
    const { world } = this;
    const { text } = world.ledger;
    if (text === null || /"(pending|lease)": \{|"restore": \{|"comments": \[\n/.test(text)) return;
    tell(world, () => 'the ledger is lost');
    count(world, 'ledgers lost');
    world.ledger = { commit: world.ledger.commit + 1, text: null };
  }

  async #advance(runner: Runner, fault: Parameters<typeof advance>[2]): Promise<void> {
    await advance(this.world, runner, fault);
    if (runner.error === null) return;
    if (!(runner.error instanceof UserError)) throw runner.error;
    tell(this.world, () => `${runner.name} ends: ${runner.error}`);
    if (!runner.isUnanswered && holdsLease(this.world, runner)) {
      this.world.violations.push(`${runner.name} is over and holds the lease`);
    }
  }

  /** Lets a process go on until a request waits whose name begins so. */
  async until(runner: Runner, name: string): Promise<void> {
    while (runner.state === 'running' && runner.request?.name.startsWith(name) !== true) {
      await this.#advance(runner, 'none');
    }
    if (runner.request === null) throw new Error(`${runner.name} never came to ${name}.`);
  }

  /** Carries out the waiting request. */
  async let(runner: Runner, fault: Fault = 'none'): Promise<void> {
    await this.#advance(runner, fault);
  }

  /** Lets a process go on to its end, without faults. */
  async finish(runner: Runner): Promise<void> {
    while (runner.state === 'running') await this.#advance(runner, 'none');
  }

  /** One whole run; whether it wrote anything, or a person had to answer it. */
  async run(): Promise<boolean> {
    const before = this.world.writes;
    const runner = await this.launch();
    await this.finish(runner);
    if (brakeOf(runner) !== null) {
      await this.#answerBrake();
      return true;
    }
    return this.world.writes > before;
  }

  /** Nothing is written while a brake holds; then a person takes back what they did, or says that it is meant. */
  async #answerBrake(): Promise<void> {
    const { world } = this;
    const before = world.writes;
    const again = await this.launch();
    await this.finish(again);
    if (brakeOf(again) === null) return;
    if (world.writes > before) world.violations.push('something was written against the brake');
    count(world, 'brakes');
    if (this.#random.chance(0.5)) {
      count(world, 'brakes undone');
      if (brakeOf(again) === 'reopenings') tickAll(world);
      else for (const line of [...world.deleted]) restoreLine(world, line);
    } else {
      await this.finish(await this.launch({ ...this.options, released: BRAKE_KINDS }));
    }
  }

  /** Runs until one writes nothing. */
  async rest(): Promise<void> {
    this.world.time += 2 * LEASE.length;
    // What waits is merged between two runs.
    const most = MOST_ROUNDS * (this.world.isProtected ? 2 : 1);
    for (let round = 0; round < most; round++) {
      if (!(await this.run()) && !mergeProposal(this.world)) return;
      this.world.time += 5;
    }
    this.world.violations.push(`still writing after ${most} runs`);
  }

  /** People stop; what still runs dies or comes to its end; then everything comes to rest. */
  async end(): Promise<void> {
    const { world } = this;
    for (const runner of this.#runners.filter(({ state }) => state === 'running')) {
      if (this.#random.chance(0.5)) await this.finish(runner);
      else runner.state = 'dead';
    }
    world.isFighting = false;
    world.time += this.options.itemWrites.within;
    await this.rest();
    if (this.#random.chance(0.5)) {
      for (const issue of world.issues.values()) choose(world, issue, this.#random);
      world.time += this.options.itemWrites.within;
      await this.rest();
    }
    if (await this.run()) world.violations.push('the run after the last one wrote something');
  }
}
