import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Callers } from '../callers.ts';
import type { Clock } from '../clock.ts';
import { type Json, parseJson } from '../json.ts';
import { type ApiAnswer, type ApiRequest, refusal } from '../message.ts';
import type { Outcome } from './interference.ts';

/** More than GitHub takes for a blob. */
const BODY_LIMIT = 64 * 1024 * 1024;

export interface Front {
  readonly url: string;
  /** Until this is called every connection is dropped. */
  answerWith(respond: Responder): void;
  stop(): Promise<void>;
}

interface Parts {
  readonly callers: Callers;
  readonly clock: Clock;
}

type Responder = (request: ApiRequest) => Promise<Outcome>;

/** Listens on loopback, on a port of the system's choice. */
export async function listen({ callers, clock }: Parts): Promise<Front> {
  let respond: Responder = () => Promise.resolve({ kind: 'dropped' });
  const write = (outgoing: ServerResponse, answer: ApiAnswer) =>
    writeAnswer(outgoing, answer, clock.now());
  const exchange = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const request = await readRequest(incoming, callers);
    if ('status' in request) return write(outgoing, request);
    const outcome = await respond(request);
    if (outcome.kind === 'answered') write(outgoing, outcome.answer);
    else if (outcome.kind === 'dropped') incoming.socket.destroy();
  };
  const server = createServer((incoming, outgoing) => {
    exchange(incoming, outgoing).catch((error: unknown) => {
      if (outgoing.headersSent) outgoing.destroy();
      else write(outgoing, refusal(500, `The emulated GitHub failed: ${String(error)}`));
    });
  });
  // Never hang up on a client that a busy machine keeps from asking.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    answerWith: (responder) => {
      respond = responder;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** The request, or what GitHub answers to one that it cannot read. */
async function readRequest(
  incoming: IncomingMessage,
  callers: Callers,
): Promise<ApiRequest | ApiAnswer> {
  const address = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const text = await readBody(incoming);
  const body = readJson(text);
  if (body === 'malformed') return refusal(400, 'Problems parsing JSON');
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
  return {
    method: incoming.method ?? 'GET',
    path: address.pathname.replace(/(?<=.)\/$/, ''),
    query: address.searchParams,
    headers: Object.fromEntries(headers),
    body,
    caller: callers.byHeader(incoming.headers.authorization),
  };
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of incoming) {
    const bytes = Buffer.from(part);
    size += bytes.length;
    if (size > BODY_LIMIT) throw new RangeError('The body is too large.');
    parts.push(bytes);
  }
  return Buffer.concat(parts).toString();
}

function readJson(text: string): Json | undefined {
  try {
    return text === '' ? undefined : parseJson(text);
  } catch {
    return 'malformed';
  }
}

function writeAnswer(
  outgoing: ServerResponse,
  { status, headers, body }: ApiAnswer,
  now: string,
): void {
  const type =
    body instanceof Uint8Array
      ? 'application/vnd.github.raw; charset=utf-8'
      : 'application/json; charset=utf-8';
  outgoing.writeHead(status, {
    date: new Date(now).toUTCString(),
    ...(body === undefined ? {} : { 'content-type': type }),
    ...headers,
  });
  outgoing.end(body === undefined || body instanceof Uint8Array ? body : JSON.stringify(body));
}
