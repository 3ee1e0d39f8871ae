import type { Context } from '../context.ts';
import { type ContractViolation, violationsOf } from '../contract/contract.ts';
import type { CorrectedApi } from '../corrected-api.ts';
import { type ApiAnswer, type ApiRequest, refusal } from '../message.ts';
import { withETag } from './conditional.ts';
import { refuseAtGate, withNeededPermission } from './gate.ts';
import { interfere, type Outcome, type RequestHook, type SeenRequest } from './interference.ts';
import type { RateLimit } from './rate-limit.ts';

/** A line of the log. */
export interface RequestRecord extends SeenRequest {
  /** 0 where the connection was dropped. */
  readonly status: number;
}

interface Parts {
  readonly context: Context;
  readonly api: CorrectedApi;
  readonly rateLimit: RateLimit;
  readonly violations: ContractViolation[];
  readonly hooks: RequestHook[];
  readonly log: RequestRecord[];
}

/** One request of a client, from the log to the answer. */
export function createResponder(parts: Parts): (request: ApiRequest) => Promise<Outcome> {
  let sequence = 0;
  return async (request) => {
    sequence += 1;
    const seen = describe(request, sequence);
    const outcome = await interfere(parts.hooks, seen, () => answerRequest(parts, request));
    const status = outcome.kind === 'answered' ? outcome.answer.status : 0;
    parts.log.push({ ...seen, status });
    const isGenuine = outcome.kind === 'answered' && !outcome.isInjected;
    parts.violations.push(...(await violationsOf(request, isGenuine ? outcome.answer : undefined)));
    return outcome;
  };
}

function describe({ method, path, query, body, caller }: ApiRequest, sequence: number) {
  const whole = query.size === 0 ? path : `${path}?${query}`;
  return { sequence, method, path: whole, body, by: caller.login } satisfies SeenRequest;
}

async function answerRequest(parts: Parts, request: ApiRequest): Promise<ApiAnswer> {
  const { context, rateLimit } = parts;
  const { caller } = request;
  if (caller.kind === 'unknown') return refusal(401, 'Bad credentials');
  const resource = request.path === '/graphql' ? 'graphql' : 'core';
  if (request.path === '/rate_limit') return rateLimit.overview(caller);
  const exhausted = rateLimit.take(caller, resource);
  const found =
    exhausted ?? (await refuseAtGate(context, request)) ?? (await tryHandle(parts, request));
  const answer = withNeededPermission(request, withETag(request, found));
  if (answer.status === 304) rateLimit.giveBack(caller, resource);
  const headers = { ...answer.headers, ...rateLimit.headers(caller, resource) };
  return { ...answer, headers };
}

/** A mistake of the harness must not pass for a fault of GitHub that the client may retry. */
async function tryHandle({ api, violations }: Parts, request: ApiRequest): Promise<ApiAnswer> {
  try {
    return await api.handle(request);
  } catch (error) {
    const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
    violations.push({ operation: `${request.method} ${request.path}`, where: 'response', detail });
    return refusal(500, `The emulated GitHub failed: ${detail}`);
  }
}
