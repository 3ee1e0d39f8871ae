import { isObject, type Json, parseJson } from './json.ts';

interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly body: Json;
  readonly text: string;
}

interface Ask {
  readonly body?: Json;
  readonly headers?: Readonly<Record<string, string>>;
}

export type Client = (method: string, path: string, ask?: Ask) => Promise<Reply>;

/** Plain HTTP, so that what a test sees is what is on the wire. */
export function createClient({ apiUrl }: { readonly apiUrl: string }, token?: string): Client {
  return async (method, path, { body, headers = {} } = {}) => {
    const authorization = token === undefined ? {} : { authorization: `Bearer ${token}` };
    const response = await fetch(new URL(path, apiUrl), {
      method,
      headers: { ...authorization, ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: read(text), text };
  };
}

function read(text: string): Json {
  try {
    const value = parseJson(text);
    return isObject(value) || Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}
