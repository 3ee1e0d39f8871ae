/** A source of random numbers that a seed determines. */
export interface Random {
  /** A whole number from 0 to `below` - 1. */
  readonly int: (below: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly pick: <T>(from: readonly T[]) => T;
}

export function seeded(...parts: readonly number[]): Random {
  let state = parts.reduce((mixed, part) => scramble(mixed ^ part), 0x6d2b79f5) || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const int = (below: number) => next() % below;
  return {
    int,
    chance: (probability) => next() / 2 ** 32 < probability,
    pick: (from) => {
      const found = from[int(from.length)];
      if (found === undefined) throw new Error('There is nothing to pick from.');
      return found;
    },
  };
}

function scramble(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 16), 0x45d9f3b5);
  return Math.imul(mixed ^ (mixed >>> 13), 0x3c6ef372) ^ (mixed >>> 16);
}
