import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Exchange } from './exchange.ts';

/** More than GitHub takes for a blob. */
const BODY_LIMIT = 64 * 1024 * 1024;

export interface Front {
  readonly url: string;
  /** Until this is called every connection is dropped. */
  answerWith(exchange: Exchange): void;
  stop(): Promise<void>;
}

/** Listens on loopback, on a port of the system's choice. */
export async function listen(): Promise<Front> {
  let exchange: Exchange = () => Promise.resolve({ kind: 'dropped' });
  const serve = async (incoming: IncomingMessage, outgoing: ServerResponse) => {
    const { method = 'GET', url = '/' } = incoming;
    const headers = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]);
    const outcome = await exchange({
      method,
      url,
      headers: Object.fromEntries(headers),
      text: await readBody(incoming),
    });
    if (outcome.kind === 'answered') {
      const { status, headers, body } = outcome.reply;
      outgoing.writeHead(status, headers);
      outgoing.end(body);
    } else if (outcome.kind === 'dropped') incoming.socket.destroy();
  };
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing).catch(() => outgoing.destroy());
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
    answerWith: (given) => {
      exchange = given;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
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
