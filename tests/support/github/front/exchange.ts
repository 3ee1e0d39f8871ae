import type { Callers } from '../callers.ts';
import type { Clock } from '../clock.ts';
import { type Json, parseJson } from '../json.ts';
import { type ApiAnswer, type ApiRequest, refusal } from '../message.ts';
import type { Outcome } from './interference.ts';

/** A request as it is on the wire. */
export interface Sent {
  readonly method: string;
  /** A path, or the whole address. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there is no body. */
  readonly text: string;
}

/** An answer as it is on the wire. */
export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array | undefined;
}

/** What a client meets: an answer, a connection that breaks, or one on which nothing ever comes. */
type Met =
  | { readonly kind: 'answered'; readonly reply: Received }
  | { readonly kind: 'dropped' | 'hanging' };

export type Exchange = (sent: Sent) => Promise<Met>;

interface Parts {
  readonly callers: Callers;
  readonly clock: Clock;
  readonly respond: (request: ApiRequest) => Promise<Outcome>;
}

/** From what was sent to what comes back. */
export function createExchange({ callers, clock, respond }: Parts): Exchange {
  const answered = (answer: ApiAnswer): Met => {
    return { kind: 'answered', reply: write(answer, clock.now()) };
  };
  return async (sent) => {
    const body = readJson(sent.text);
    if (body === 'malformed') return answered(refusal(400, 'Problems parsing JSON'));
    const outcome = await respond({ ...read(sent, callers), body });
    return outcome.kind === 'answered' ? answered(outcome.answer) : outcome;
  };
}

function read({ method, url, headers }: Sent, callers: Callers): ApiRequest {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const path = pathname.replace(/(?<=.)\/$/, '');
  const caller = callers.byHeader(headers['authorization']);
  return { method, path, query: searchParams, headers, caller };
}

function readJson(text: string): Json | undefined {
  try {
    return text === '' ? undefined : parseJson(text);
  } catch {
    return 'malformed';
  }
}

function write({ status, headers, body }: ApiAnswer, now: string): Received {
  const isRaw = body instanceof Uint8Array;
  const type = isRaw
    ? 'application/vnd.github.raw; charset=utf-8'
    : 'application/json; charset=utf-8';
  return {
    status,
    headers: {
      date: new Date(now).toUTCString(),
      ...(body === undefined ? {} : { 'content-type': type }),
      ...headers,
    },
    body: body === undefined || isRaw ? body : JSON.stringify(body),
  };
}
