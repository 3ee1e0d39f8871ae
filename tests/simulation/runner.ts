import { UserError } from '../../src/model/errors.ts';
import type { Random } from './random.ts';
import type { World } from './world.ts';

/** A request that waits to be carried out. */
export interface Request {
  readonly name: string;
  readonly isWrite: boolean;
  readonly sentAt: number;
  /** `half`: only the first part of it, where it has parts. */
  readonly perform: (part: 'whole' | 'half') => unknown;
  readonly answer: (value: unknown) => void;
  /** No answer that the protocol knows: the run ends with a message. */
  readonly fail: (error: UserError) => void;
}

/** A process that executes the protocol, one request at a time. */
export interface Runner {
  readonly name: string;
  request: Request | null;
  state: 'running' | 'ended' | 'dead';
  /** Called when a request waits or the run ended. */
  wake: () => void;
  /** Passes of this process have names that begin so. */
  readonly run: string;
  error: unknown;
  /** What the run came to, once it has ended. */
  result: unknown;
  /** Some write of it was never answered. */
  isUnanswered: boolean;
}

export function createRunner(name: string, run: string): Runner {
  return {
    name,
    request: null,
    state: 'running',
    wake: () => {},
    run,
    error: null,
    result: null,
    isUnanswered: false,
  };
}

/** Starts a process and waits for its first request. */
export async function start(runner: Runner, body: () => Promise<unknown>): Promise<void> {
  await settled(runner, () => {
    body().then(
      (result) => {
        runner.result = result;
        end(runner, null);
      },
      (error: unknown) => end(runner, error),
    );
  });
}

function end(runner: Runner, error: unknown): void {
  if (runner.state === 'dead') return;
  runner.state = 'ended';
  runner.error = error;
  runner.request = null;
  runner.wake();
}

function settled(runner: Runner, act: () => void): Promise<void> {
  return new Promise((resolve) => {
    runner.wake = resolve;
    act();
  });
}

/** Requests that hang longer than this get no answer; it is shorter than the lease's margin. */
const TIMEOUT = 8;

/** Carries out the waiting request, with or without a fault, and lets the process go on. */
export async function advance(world: World, runner: Runner, fault: Fault): Promise<void> {
  const { request } = runner;
  if (!request || runner.state !== 'running') return;
  runner.request = null;
  world.time += 1;
  const isHanging = world.time - request.sentAt > TIMEOUT;
  if (isHanging && request.isWrite) {
    runner.isUnanswered = true;
    await settled(runner, () => request.answer({ kind: 'unknown' }));
    return;
  }
  switch (fault) {
    case 'none': {
      const value = request.perform('whole');
      await settled(runner, () => request.answer(value));
      return;
    }
    case 'crash-before':
      runner.state = 'dead';
      return;
    case 'crash-after':
      request.perform('whole');
      runner.state = 'dead';
      return;
    case 'crash-half':
      request.perform('half');
      runner.state = 'dead';
      return;
    case 'lost-before':
    case 'lost-after':
    case 'lost-half': {
      if (fault !== 'lost-before') request.perform(fault === 'lost-half' ? 'half' : 'whole');
      runner.isUnanswered ||= request.isWrite;
      const value = request.isWrite ? { kind: 'unknown' } : request.perform('whole');
      await settled(runner, () => request.answer(value));
      return;
    }
    case 'refused':
      // A read is not refused by itself, nor is the ledger: there the port throws.
      if (request.isWrite && request.name !== 'write ledger') {
        await settled(runner, () => request.answer({ kind: 'refused', message: 'refused' }));
        return;
      }
      await deny(runner, request);
      return;
    case 'denied':
      await deny(runner, request);
      return;
  }
}

async function deny(runner: Runner, { name, fail }: Request): Promise<void> {
  // Who may not write the ledger cannot give the lease back either.
  runner.isUnanswered ||= name === 'write ledger';
  await settled(runner, () => fail(new UserError('denied')));
}

export type Fault =
  | 'none'
  | 'crash-before'
  | 'crash-after'
  | 'crash-half'
  | 'lost-before'
  | 'lost-after'
  | 'lost-half'
  /** GitHub says no to this write. */
  | 'refused'
  /** GitHub says no to everything: a permission is missing, or a limit reached. */
  | 'denied';

const FAULTS: readonly Fault[] = [
  'crash-before',
  'crash-before',
  'crash-after',
  'crash-after',
  'crash-half',
  'lost-before',
  'lost-after',
  'lost-half',
  'refused',
  'denied',
];

export function randomFault(random: Random, probability: number): Fault {
  return random.chance(probability) ? random.pick(FAULTS) : 'none';
}
