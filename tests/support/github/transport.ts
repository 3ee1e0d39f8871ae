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
  readonly headers: Headers;
  readonly body: Json | Uint8Array | undefined;
}

/** One request to the emulator. */
export async function send({ method, url, authorization, accept, body }: Call): Promise<Reply> {
  const response = await fetch(url, {
    method,
    redirect: 'manual',
    headers: {
      ...(authorization === undefined ? {} : { authorization }),
      ...(accept === undefined ? {} : { accept }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const bytes = await response.bytes();
  return { status: response.status, headers: response.headers, body: read(response, bytes) };
}

export async function jsonFrom(call: Call): Promise<Json> {
  const { status, body } = await send(call);
  if (status >= 300 || body === undefined || body instanceof Uint8Array) {
    throw new Error(`${call.method} ${call.url} was answered ${status}: ${JSON.stringify(body)}`);
  }
  return body;
}

function read(response: Response, bytes: Uint8Array): Json | Uint8Array | undefined {
  if (bytes.byteLength === 0) return undefined;
  const type = response.headers.get('content-type') ?? '';
  return type.includes('json') ? parseJson(new TextDecoder().decode(bytes)) : bytes;
}
