import { explainFailure, type FailedAnswer, failedAnswer, isRateLimit } from './explain-failure.ts';
import type { Written } from './tracker.ts';

/** What a request does, in words, and the permission that it needs. */
export type Doing = readonly [doing: string, needs: string];

export interface Asking {
  /** Failures that a person can put right become messages that say how. */
  read<T>(doing: Doing, call: () => Promise<T>): Promise<T>;
  /** An answer for which `instead` knows a meaning is no failure. */
  readOr<T, U>(
    doing: Doing,
    call: () => Promise<T>,
    instead: (answer: FailedAnswer) => U | undefined,
  ): Promise<T | U>;
  /** A write is sent once, and every way in which it can end has a name. */
  write<T extends object>(doing: Doing, call: () => Promise<T>): Promise<Written<T>>;
}

/** Statuses that refuse one write and leave the others possible. */
const REFUSALS = [400, 404, 409, 410, 422];
/** What GitHub says with 403 where no permission would help. */
const REFUSED_HERE = /locked|blocked|spam|disabled/i;

export function askIn(repository: string): Asking {
  const read: Asking['read'] = async ([doing, needs], call) => {
    try {
      return await call();
    } catch (error) {
      throw explainFailure(error, { repository, doing, needs });
    }
  };
  return {
    read,
    readOr: (doing, call, instead) =>
      read(doing, async () => {
        try {
          return await call();
        } catch (error) {
          const answer = failedAnswer(error);
          const meaning = answer && !isRateLimit(answer) ? instead(answer) : undefined;
          if (meaning === undefined) throw error;
          return meaning;
        }
      }),
    write: (doing, call) =>
      read(doing, async () => {
        try {
          return { kind: 'done' as const, ...(await call()) };
        } catch (error) {
          const answer = failedAnswer(error);
          if (answer === null) throw error;
          if (answer.status >= 500) return { kind: 'unknown' as const };
          if (isRateLimit(answer) || !isRefusal(answer)) throw error;
          const message = `GitHub did not let us ${doing[0]} (${answer.status}: ${answer.message}).`;
          return { kind: 'refused' as const, message };
        }
      }),
  };
}

function isRefusal({ status, message }: FailedAnswer): boolean {
  return REFUSALS.includes(status) || (status === 403 && REFUSED_HERE.test(message));
}
