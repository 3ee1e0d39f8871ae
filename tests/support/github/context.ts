import type { Caller, Callers } from './callers.ts';
import type { Clock } from './clock.ts';
import type { Json } from './json.ts';
import type { Memory } from './memory.ts';
import { type ApiAnswer, type ApiRequest, isSuccess, jsonOf } from './message.ts';
import type { Addresses } from './presentation.ts';

/** What a test may turn off while GitHub runs. */
export interface Switches {
  graphql: boolean;
}

/** All that a correction may use. */
export interface Context {
  readonly addresses: Addresses;
  readonly callers: Callers;
  readonly clock: Clock;
  readonly memory: Memory;
  readonly switches: Switches;
  /** To the emulator, without any correction. */
  forward(request: ApiRequest): Promise<ApiAnswer>;
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly body?: Json;
  readonly caller: Caller;
}

/** A request of the harness itself, answered by the emulator. */
export function call(context: Context, { method, path, body, caller }: Call): Promise<ApiAnswer> {
  const [plain = '', query = ''] = path.split('?');
  return context.forward({
    method,
    path: plain,
    query: new URLSearchParams(query),
    headers: {},
    body,
    caller,
  });
}

export async function callOrThrow(context: Context, request: Call): Promise<Json> {
  const answer = await call(context, request);
  if (isSuccess(answer)) return answer.body === undefined ? null : jsonOf(answer);
  const { method, path } = request;
  const reason = JSON.stringify(answer.body);
  throw new Error(`${method} ${path} was answered ${answer.status}: ${reason}`);
}

/** Reads with every right, whatever the caller of the moment may see. */
export function read(context: Context, path: string): Promise<Json> {
  const caller = context.callers.administrator(ownerOf(path));
  return callOrThrow(context, { method: 'GET', path, caller });
}

/** Reads every page of a list. */
export async function readAll(context: Context, path: string): Promise<readonly Json[]> {
  const size = 100;
  const all: Json[] = [];
  for (let page = 1; ; page += 1) {
    const separator = path.includes('?') ? '&' : '?';
    const list = await read(context, `${path}${separator}per_page=${size}&page=${page}`);
    if (!Array.isArray(list)) throw new TypeError(`${path} is not a list`);
    all.push(...list);
    if (list.length < size) return all;
  }
}

function ownerOf(path: string): string {
  return /^\/repos\/([^/]+)\//.exec(path)?.[1] ?? '';
}

/** `owner/name` as the repository is written, whatever the letter case of the request. */
export function repositoryOf(context: Context, parameters: Readonly<Record<string, string>>) {
  return context.memory.find(`${parameters['owner']}/${parameters['repo']}`);
}
