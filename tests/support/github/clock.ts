import { setTimeout as wait } from 'node:timers/promises';

/**
 * Time as the emulated GitHub tells it. The emulator stamps with the machine's clock; a shift moves that
 * to the start that a test asks for, and grows with each jump ahead. GitHub tells whole seconds.
 */
export interface Clock {
  now(): string;
  /** Jumps ahead, so that no test has to sleep until GitHub's next second. */
  advance(milliseconds: number): Promise<void>;
  /** From the emulator's stamp to ours. */
  shown(stamp: string): string;
  /** From a time that a client names to the emulator's, in milliseconds: its filters compare as text. */
  stored(time: string): string;
}

/** From this moment of the machine's clock on, until the next jump. In milliseconds. */
interface Stretch {
  readonly from: number;
  readonly shift: number;
}

export function createClock(startAt?: string): Clock {
  const shift = startAt === undefined ? 0 : Date.parse(startAt) - Date.now();
  let last: Stretch = { from: Number.NEGATIVE_INFINITY, shift };
  const stretches = [last];
  const told = (machine: number) => {
    const stretch = stretches.findLast(({ from }) => from <= machine) ?? last;
    return seconds(machine + stretch.shift);
  };
  return {
    now: () => told(Date.now()),
    advance: async (milliseconds) => {
      // A stamp of the running millisecond belongs to the time before the jump.
      last = { from: Date.now() + 1, shift: last.shift + milliseconds };
      stretches.push(last);
      while (Date.now() < last.from) await wait(1);
    },
    shown: (stamp) => told(Date.parse(stamp)),
    stored: (time) => {
      const wanted = Date.parse(time);
      // A time that was jumped over is the moment of the jump.
      const moments = stretches.map(({ from, shift: by }, index) => ({
        at: Math.max(from, wanted - by),
        until: stretches[index + 1]?.from ?? Number.POSITIVE_INFINITY,
      }));
      const found = moments.find(({ at, until }) => at < until);
      return new Date(found?.at ?? wanted - last.shift).toISOString();
    },
  };
}

function seconds(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 'YYYY-MM-DDThh:mm:ss'.length)}Z`;
}
