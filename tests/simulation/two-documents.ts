import { UserError } from '../../src/model/errors.ts';
import type { SyncOptions } from '../../src/model/sync-options.ts';
import { runSync } from '../../src/sync/issues/sync-pass.ts';
import type {
  Answer,
  DocumentCommit,
  LedgerWrite,
  SyncPort,
} from '../../src/sync/issues/sync-port.ts';
import { takeTurns } from '../../src/sync/issues/take-turns.ts';
import { type HistoryResult, LEASE, LOOK, randomOptions } from './history.ts';
import { createModelPort } from './model-port.ts';
import { judge } from './oracle.ts';
import { actAtRandom, addLine, randomOwners } from './people.ts';
import { type Random, seeded } from './random.ts';
import { advance, createRunner, type Request, type Runner, randomFault, start } from './runner.ts';
import { count, createWorld, tell, type World } from './world.ts';

const MOST_ROUNDS = 12;
/** Issues of one repository have numbers of one row. */
const SECOND_ROW = 100_000;

/** Two documents of one branch, with one ledger's ref, and processes that look at both. */
interface Pair {
  readonly worlds: readonly [World, World];
  /** The commit of the ledger's ref. */
  ref: number;
  /** Commits of each world that the other one knows of. */
  readonly seen: [number, number];
}

/** One random history of two documents: one plan, one write of the ledger and one commit for both. */
export async function runTwoDocuments({
  seed,
  index,
  traced = false,
  steps: most = Number.MAX_SAFE_INTEGER,
}: {
  readonly seed: number;
  readonly index: number;
  readonly traced?: boolean;
  readonly steps?: number;
}): Promise<HistoryResult> {
  const random = seeded(seed, index, 2);
  const create = () => createWorld({ keyedByTitle: random.chance(0.2), traced });
  const pair: Pair = { worlds: [create(), create()], ref: 1, seen: [0, 0] };
  pair.worlds[1].nextNumber = SECOND_ROW;
  const options = {
    ...randomOptions(random),
    released: ['vanished', 'closings', 'reopenings'] as const,
  };
  const play = new PairPlay(pair, options, random);
  for (const world of pair.worlds) {
    world.adopts = options.adopt === 'append';
    for (let lines = 1 + random.int(3); lines > 0; lines--) {
      addLine(world, { hasWord: random.chance(0.8), ...randomOwners(random) });
    }
  }
  share(pair);
  const faults = random.pick([0, 0.01, 0.04]);
  const runners = random.chance(0.6) ? 2 : 1;
  const steps = Math.min(40 + random.int(120), most);
  try {
    if (random.chance(0.85)) await play.rest();
    for (let step = 0; step < steps; step++) await play.step({ faults, runners });
    await play.end();
  } catch (error) {
    pair.worlds[0].violations.push(`thrown: ${String(error)}`);
  }
  const [first, second] = pair.worlds;
  return {
    violations: [...judge(first, options), ...judge(second, options).map((one) => `B: ${one}`)],
    trace: [...(first.trace ?? []), '--- B', ...(second.trace ?? [])],
    counts: first.counts,
    steps,
  };
}

/** One clock and one branch: what moves one document's head moves the other's. */
function share({ worlds, seen }: Pair): void {
  const [a, b] = worlds;
  const [ofA, ofB] = [a.commits.slice(seen[0]), b.commits.slice(seen[1])];
  const copy = (commits: World['commits'], to: World) => {
    for (const { run, items } of commits) {
      to.head += 1;
      to.commits.push({ head: to.head, run, items });
    }
  };
  copy(ofA, b);
  copy(ofB, a);
  seen[0] = a.commits.length;
  seen[1] = b.commits.length;
  a.time = Math.max(a.time, b.time);
  b.time = a.time;
}

class PairPlay {
  readonly #pair: Pair;
  readonly #options: SyncOptions;
  readonly #random: Random;
  #runners: Runner[] = [];
  #runs = 0;

  constructor(pair: Pair, options: SyncOptions, random: Random) {
    this.#pair = pair;
    this.#options = options;
    this.#random = random;
  }

  async launch(): Promise<Runner> {
    const run = `r${++this.#runs}`;
    const runner = createRunner(run, run);
    const ports = joinPorts(this.#pair, runner);
    const options = this.#options;
    await start(runner, async () => {
      const works = ports.ports.map((port) => () => {
        return runSync({ port, options, run, lease: LEASE, look: LOOK });
      });
      for (const ended of await ports.run(works)) {
        if (ended.status === 'rejected') throw ended.reason;
      }
    });
    return runner;
  }

  async #advance(runner: Runner, fault: Parameters<typeof advance>[2]): Promise<void> {
    const [first] = this.#pair.worlds;
    if (fault !== 'none') {
      tell(first, () => `${runner.name}: ${fault} at ${runner.request?.name}`);
      count(first, fault);
    }
    await advance(first, runner, fault);
    share(this.#pair);
    if (runner.error !== null && !(runner.error instanceof UserError)) throw runner.error;
  }

  async step({ faults, runners }: { readonly faults: number; readonly runners: number }) {
    const random = this.#random;
    const alive = this.#runners.filter(({ state }) => state === 'running');
    const choice = random.int(100);
    if (choice < 25) actAtRandom(random.pick(this.#pair.worlds), random);
    else if (choice < 92 && alive.length > 0) {
      await this.#advance(random.pick(alive), randomFault(random, faults));
    } else if (choice < 94) this.#pair.worlds[0].time += random.int(2 * LEASE.length);
    else if (alive.length < runners) this.#runners = [...alive, await this.launch()];
    share(this.#pair);
  }

  async #run(): Promise<boolean> {
    const written = () => this.#pair.worlds[0].writes + this.#pair.worlds[1].writes;
    const before = written();
    const runner = await this.launch();
    while (runner.state === 'running') await this.#advance(runner, 'none');
    return written() > before;
  }

  async rest(): Promise<void> {
    const [first] = this.#pair.worlds;
    first.time += 2 * LEASE.length;
    share(this.#pair);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      if (!(await this.#run())) return;
      first.time += 5;
      share(this.#pair);
    }
    first.violations.push(`still writing after ${MOST_ROUNDS} runs`);
  }

  async end(): Promise<void> {
    for (const runner of this.#runners.filter(({ state }) => state === 'running')) {
      if (this.#random.chance(0.5)) {
        while (runner.state === 'running') await this.#advance(runner, 'none');
      } else runner.state = 'dead';
    }
    this.#pair.worlds[0].time += this.#options.itemWrites.within;
    await this.rest();
    if (await this.#run()) this.#pair.worlds[0].violations.push('the run after the last one wrote');
  }
}

interface Asked<Wish> {
  readonly which: 0 | 1;
  readonly wish: Wish;
}

/** What one document's port would send, held back until the process sends it. */
interface Held {
  readonly request: Request;
  readonly answered: Promise<unknown>;
}

/** The ports of a process, whose shared requests are one. */
function joinPorts(pair: Pair, runner: Runner) {
  const turns = takeTurns();
  const stubs = [
    createRunner(runner.name, runner.run),
    createRunner(runner.name, runner.run),
  ] as const;
  const forward = (stub: Runner) => {
    stub.wake = () => {
      runner.request = stub.request;
      runner.wake();
    };
  };
  for (const stub of stubs) forward(stub);
  const plain = pair.worlds.map((world, which) => createModelPort(world, stubs[which] ?? runner));
  const portOf = (which: 0 | 1): SyncPort => {
    const port = plain[which];
    if (port === undefined) throw new Error('There are two documents.');
    return port;
  };
  const hold = (which: 0 | 1, send: (port: SyncPort) => Promise<unknown>): Held => {
    const stub = stubs[which];
    stub.wake = () => {};
    const answered = send(portOf(which));
    forward(stub);
    const { request } = stub;
    if (request === null) throw new Error('Nothing was asked.');
    return { request, answered };
  };
  /** One request that is carried out for all, or for nobody. */
  const together = async (
    held: readonly Held[],
    {
      name,
      isStale,
      done,
    }: {
      readonly name: string;
      readonly isStale: () => boolean;
      readonly done: (values: readonly unknown[]) => readonly unknown[];
    },
  ): Promise<readonly unknown[]> => {
    const [first] = held;
    if (first === undefined) return [];
    const answer = new Promise<readonly unknown[]>((resolve, reject) => {
      runner.request = {
        name,
        isWrite: true,
        sentAt: first.request.sentAt,
        perform: (part) => {
          if (isStale()) return held.map(() => ({ kind: 'stale' }));
          count(pair.worlds[0], `${name}: ${held.length}`);
          return done(held.map(({ request }) => request.perform(part)));
        },
        answer: (value) => resolve(Array.isArray(value) ? value : held.map(() => value)),
        fail: reject,
      };
    });
    runner.wake();
    return await answer;
  };

  const commits = turns.callMeeting<Asked<DocumentCommit>, Answer>(async (asked) => {
    const held = asked.map(({ which, wish }) => hold(which, (port) => port.commitDocument(wish)));
    const values = await together(held, {
      name: 'commit both',
      isStale: () => asked.some(({ which, wish }) => wish.head !== String(pair.worlds[which].head)),
      done: (answers) => {
        if (answers.length === 2) joinCommits(pair);
        return answers;
      },
    });
    return (one) => values[asked.indexOf(one)] as Answer;
  });
  /** The ref as this process knows it: nobody else wrote since. */
  let known = 0;
  const ledgers = turns.callMeeting<Asked<LedgerWrite>, Answer<{ readonly parent: string }>>(
    async (asked) => {
      const held = asked.map(({ which, wish }) => hold(which, (port) => port.writeLedger(wish)));
      const values = await together(held, {
        name: 'write ledger',
        isStale: () => pair.ref !== known,
        done: (answers) => {
          pair.ref += 1;
          known = pair.ref;
          return answers;
        },
      });
      return (one) => values[asked.indexOf(one)] as Answer<{ readonly parent: string }>;
    },
  );
  const reads = turns.callMeeting<0 | 1, Awaited<ReturnType<SyncPort['readLedger']>>>(
    async (asked) => {
      const found = new Map<0 | 1, Awaited<ReturnType<SyncPort['readLedger']>>>();
      known = pair.ref;
      for (const which of asked) found.set(which, await portOf(which).readLedger());
      return (which) => found.get(which) ?? { parent: null, text: null };
    },
  );
  const ports = ([0, 1] as const).map((which): SyncPort => {
    const port = portOf(which);
    return {
      ...port,
      readLedger: () => reads(which),
      writeLedger: (wish) => ledgers({ which, wish }),
      commitDocument: (wish) => commits({ which, wish }),
    };
  });
  return { ports, run: turns.run };
}

/** Both parts are one commit: it names the issues of both, and each head has moved by one. */
function joinCommits({ worlds, seen }: Pair): void {
  const [a, b] = worlds.map(({ commits }, which) => commits.slice(seen[which]));
  const [ofA] = a ?? [];
  const [ofB] = b ?? [];
  if (ofA === undefined || ofB === undefined) return;
  const items = [...ofA.items, ...ofB.items];
  worlds.forEach((world, which) => {
    const own = world.commits.at(-1);
    if (own) world.commits[world.commits.length - 1] = { ...own, items };
    seen[which === 0 ? 0 : 1] = world.commits.length;
  });
}
