import type { Caller } from '../callers.ts';
import { type ApiAnswer, answer, refusal } from '../message.ts';

/** Requests an hour that GitHub allows without a token. */
const ANONYMOUS_LIMIT = 60;
const WINDOW_SECONDS = 3600;

interface Budget {
  readonly limit: number;
  readonly reset: number;
  used: number;
}

export interface RateLimit {
  /** Takes a request from the caller's budget; the refusal if there is none left. */
  take(caller: Caller, resource: Resource): ApiAnswer | undefined;
  /** A 304 costs nothing. */
  giveBack(caller: Caller, resource: Resource): void;
  headers(caller: Caller, resource: Resource): Readonly<Record<string, string>>;
  /** The answer of `GET /rate_limit`, which costs nothing either. */
  overview(caller: Caller): ApiAnswer;
}

export type Resource = 'core' | 'graphql';

export function createRateLimit(limit: number): RateLimit {
  const budgets = new Map<string, Budget>();
  const budgetOf = ({ token, kind }: Caller, resource: Resource): Budget => {
    const seconds = Math.floor(Date.now() / 1000);
    const known = budgets.get(`${resource} ${token}`);
    if (known !== undefined && known.reset > seconds) return known;
    const fresh = {
      limit: kind === 'anonymous' ? ANONYMOUS_LIMIT : limit,
      reset: seconds + WINDOW_SECONDS,
      used: 0,
    };
    budgets.set(`${resource} ${token}`, fresh);
    return fresh;
  };
  const describe = ({ limit: most, used, reset }: Budget) => {
    return { limit: most, used, remaining: Math.max(0, most - used), reset };
  };
  return {
    take: (caller, resource) => {
      const budget = budgetOf(caller, resource);
      budget.used += 1;
      if (budget.used <= budget.limit) return undefined;
      return refusal(403, `API rate limit exceeded for ${caller.login}.`);
    },
    giveBack: (caller, resource) => {
      budgetOf(caller, resource).used -= 1;
    },
    headers: (caller, resource) => {
      const described = describe(budgetOf(caller, resource));
      const entries = Object.entries({ ...described, resource });
      return Object.fromEntries(
        entries.map(([name, value]) => [`x-ratelimit-${name}`, String(value)]),
      );
    },
    overview: (caller) => {
      const core = describe(budgetOf(caller, 'core'));
      const graphql = describe(budgetOf(caller, 'graphql'));
      const search = { limit: 30, used: 0, remaining: 30, reset: core.reset };
      return answer(200, { resources: { core, graphql, search }, rate: core });
    },
  };
}
