import { Agent, type ClientRequest, type IncomingMessage, request } from 'node:http';
import { type Json, parseJson } from './json.ts';

interface Call {
  readonly method: string;
  readonly url: string;
  readonly authorization?: string | undefined;
  readonly accept?: string | undefined;
  readonly body?: Json | undefined;
}

interface Reply {
  readonly status: number;
  readonly link: string | undefined;
  readonly body: Json | Uint8Array | undefined;
}

const agent = new Agent({ keepAlive: true });

/** One request to the emulator. */
export async function send(call: Call): Promise<Reply> {
  const message = await exchange(call);
  const parts: Buffer[] = [];
  for await (const part of message) parts.push(Buffer.from(part));
  const type = message.headers['content-type'] ?? '';
  return {
    status: message.statusCode ?? 0,
    link: textOf(message.headers['link']),
    body: read(Buffer.concat(parts), type),
  };
}

function exchange(call: Call): Promise<IncomingMessage> {
  const { method, url, authorization, accept, body } = call;
  const text = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const headers = {
    accept: accept ?? '*/*',
    ...(authorization === undefined ? {} : { authorization }),
    ...(text && { 'content-type': 'application/json', 'content-length': text.length }),
  };
  return new Promise((resolve, reject) => {
    const sent: ClientRequest = request(url, { method, headers, agent }, resolve);
    // The emulator hangs up on a connection that was idle for five seconds, which on a busy machine is
    // while the next request is on its way: that one was never read.
    sent.once('error', (error) => (sent.reusedSocket ? resolve(exchange(call)) : reject(error)));
    sent.end(text);
  });
}

export async function jsonFrom(call: Call): Promise<Json> {
  const { status, body } = await send(call);
  if (status >= 300 || body === undefined || body instanceof Uint8Array) {
    throw new Error(`${call.method} ${call.url} was answered ${status}: ${JSON.stringify(body)}`);
  }
  return body;
}

const textOf = (header: string | readonly string[] | undefined) =>
  typeof header === 'string' ? header : undefined;

function read(bytes: Buffer, type: string): Json | Uint8Array | undefined {
  if (bytes.byteLength === 0) return undefined;
  return type.includes('json') ? parseJson(bytes.toString()) : new Uint8Array(bytes);
}
