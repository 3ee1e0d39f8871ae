import type { Caller } from './callers.ts';
import type { Json } from './json.ts';

export interface ApiRequest {
  readonly method: string;
  /** Path without the query, percent-encoded as it came. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Json | undefined;
  readonly caller: Caller;
  /** When, if a test decides that. */
  readonly at?: string | undefined;
}

export interface ApiAnswer {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Bytes for raw media types, nothing for 204 and 304. */
  readonly body?: Json | Uint8Array | undefined;
}

export function answer(status: number, body?: Json): ApiAnswer {
  return { status, headers: {}, body };
}

export function isSuccess({ status }: ApiAnswer): boolean {
  return status >= 200 && status < 300;
}

/** The JSON of an answer; an answer without one is a mistake of the caller. */
export function jsonOf({ body, status }: ApiAnswer): Json {
  if (body === undefined || body instanceof Uint8Array) {
    throw new TypeError(`Expected JSON in an answer of status ${status}`);
  }
  return body;
}

/** An error as GitHub words it: message, a link to its documentation and the status as text. */
export function refusal(status: number, message: string, errors?: Json): ApiAnswer {
  return answer(status, {
    message,
    ...(errors === undefined ? {} : { errors }),
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  });
}

export const notFound = (): ApiAnswer => refusal(404, 'Not Found');

/** What the emulator would answer wrongly and nobody has needed yet: better no answer than a false one. */
export function unsupported(what: string): ApiAnswer {
  return refusal(501, `The emulated GitHub does not support ${what}.`);
}
