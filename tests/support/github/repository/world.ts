import type { Context } from '../context.ts';
import type { CorrectedApi } from '../corrected-api.ts';
import type { EmulatedGitHub } from '../emulated-github.ts';
import type { Json } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import { isSuccess, jsonOf } from '../message.ts';

/** What the verbs of a repository work with. */
export interface World {
  readonly context: Context;
  readonly api: CorrectedApi;
  readonly github: EmulatedGitHub;
}

/** One repository in it. */
export interface Home extends World {
  readonly memory: RepositoryMemory;
  /** The login that may do anything here, and does what a test leaves open. */
  readonly administrator: string;
}

interface Act {
  readonly method: string;
  readonly path: string;
  readonly body?: Json;
  /** A login. */
  readonly by: string;
  readonly at?: string | undefined;
}

/** What a person does, by GitHub's own rules. */
export async function act({ api, context }: World, { path, by, ...rest }: Act): Promise<Json> {
  const [plain = '', query = ''] = path.split('?');
  const answer = await api.handle({
    ...rest,
    path: plain,
    query: new URLSearchParams(query),
    headers: {},
    caller: context.callers.user(by),
  });
  if (isSuccess(answer)) return answer.body === undefined ? null : jsonOf(answer);
  const reason = JSON.stringify(answer.body);
  throw new Error(`${rest.method} ${path} by ${by} was answered ${answer.status}: ${reason}`);
}

/** Every page of a list, as a person sees it. */
export async function actAll(world: World, { path, by }: Pick<Act, 'path' | 'by'>) {
  const all: Json[] = [];
  for (let page = 1; ; page += 1) {
    const separator = path.includes('?') ? '&' : '?';
    const next = `${path}${separator}per_page=100&page=${page}`;
    const list = await act(world, { method: 'GET', path: next, by });
    if (!Array.isArray(list) || list.length === 0) return all;
    all.push(...list);
  }
}
