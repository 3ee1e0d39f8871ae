import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export const WEBHOOK_PATH = '/api/github/webhooks';
/** GitHub's own limit for a payload. */
const MOST_BYTES = 25 * 1024 * 1024;
/** Deliveries end within seconds; who sends slower is not GitHub, which gives up after ten. */
const REQUEST_TIMEOUT_MS = 15_000;

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

export interface Page {
  readonly status: number;
  readonly type: string;
  readonly text: string;
}

/** A page for a `GET` of a path, or `null`. */
export type Pages = (path: string) => Promise<Page | null>;

interface Parts {
  /** Probot's middleware: checks the signature before anything is parsed. */
  readonly webhooks: Handler;
  readonly pages: Pages;
  readonly onError: (error: unknown) => void;
}

/** An HTTP server that reads no more than GitHub sends. */
export function createHttpServer({ webhooks, pages, onError }: Parts): Server {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const [path = '/'] = (request.url ?? '/').split('?');
    if (path === WEBHOOK_PATH && request.method === 'POST') {
      const body = await readBody(request);
      if (body === null) return refuse(response, 413, 'The payload is too large.');
      await webhooks(Object.assign(request, { body }), response);
      return;
    }
    const page = request.method === 'GET' ? await pages(path) : null;
    if (page === null) return refuse(response, 404, 'Not found.');
    response.writeHead(page.status, { 'content-type': page.type, 'cache-control': 'no-store' });
    response.end(page.text);
  };
  return createServer({ requestTimeout: REQUEST_TIMEOUT_MS }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      if (request.destroyed && !request.complete) return;
      onError(error);
      if (response.headersSent) response.destroy();
      else refuse(response, 500, 'The server failed.');
    });
  });
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', connection: 'close' });
  response.end(`${text}\n`);
}

/** `null` where there is more than GitHub ever sends; the rest is not read. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  if (Number(request.headers['content-length'] ?? 0) > MOST_BYTES) return null;
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request) {
    size += part.length;
    if (size > MOST_BYTES) return null;
    parts.push(part);
  }
  return Buffer.concat(parts).toString();
}
