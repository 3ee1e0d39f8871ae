import { find, type Json } from '../json.ts';
import { type ApiAnswer, type ApiRequest, isSuccess } from '../message.ts';
import { findRoute, route } from '../router.ts';
import type { Deliveries } from './deliveries.ts';
import type { Teller, Told } from './tell-events.ts';
import * as tell from './tell-events.ts';

type Forward = (request: ApiRequest) => Promise<ApiAnswer>;

const at = (method: string, path: string, handler: Teller) => ({
  ...route<never>(method, `/repos/{owner}/{repo}${path}`, () => ({ status: 500, headers: {} })),
  tell: handler,
});

/** What GitHub tells an App about. */
const ROUTES = [
  at('POST', '/issues', tell.issueOpened),
  at('PATCH', '/issues/{number}', tell.issueChanged),
  at('POST', '/issues/{number}/labels', tell.labeled),
  at('PUT', '/issues/{number}/labels', tell.labeled),
  at('DELETE', '/issues/{number}/labels/{name}', tell.unlabeled),
  at('POST', '/issues/{number}/assignees', tell.assigned),
  at('DELETE', '/issues/{number}/assignees', tell.unassigned),
  at('POST', '/issues/{number}/comments', tell.commented),
  at('PATCH', '/issues/comments/{number}', tell.commentEdited),
  at('PATCH', '/git/refs/{+ref}', tell.refMoved),
  at('POST', '/git/refs', tell.refCreated),
  at('PUT', '/contents/{+path}', tell.fileWritten),
  at('POST', '/pulls', tell.pullOpened),
  at('PATCH', '/pulls/{number}', tell.pullChanged),
  at('PATCH', '/labels/{name}', tell.labelEdited),
  at('PATCH', '/milestones/{number}', tell.milestoneEdited),
];

/**
 * Tells an App of everything that changes, whoever changed it: also of what GitHub does by itself, such
 * as closing the issues of a merge.
 */
export function watchWrites(
  forward: Forward,
  {
    deliveries,
    isMerged,
  }: {
    readonly deliveries: Deliveries;
    readonly isMerged: (repository: string, number: number) => boolean;
  },
): Forward {
  const read = async (request: ApiRequest, path: string): Promise<Json> => {
    const [plain = '', query = ''] = path.split('?');
    const wish = {
      method: 'GET',
      path: plain,
      query: new URLSearchParams(query),
      headers: {},
      caller: request.caller,
    };
    const answer = await forward(wish);
    return isSuccess(answer) && !(answer.body instanceof Uint8Array) ? (answer.body ?? null) : null;
  };
  return async (request) => {
    if (deliveries.hook() === null || request.method === 'GET') return await forward(request);
    const found = findRoute(ROUTES, request);
    const teller = ROUTES.find((one) => one.handler === found?.handler)?.tell;
    if (found === undefined || teller === undefined) return await forward(request);
    const repository = `/repos/${found.parameters['owner']}/${found.parameters['repo']}`;
    const before = await readBefore(request, repository);
    const answer = await forward(request);
    if (!isSuccess(answer)) return answer;
    const after = answer.body instanceof Uint8Array ? null : (answer.body ?? null);
    const told: Told = {
      parameters: found.parameters,
      before,
      after,
      body: request.body ?? null,
      read: (path) => read(request, repository + path),
      isMerged: (number) => isMerged(repository.slice('/repos/'.length), number),
    };
    deliveries.enqueue(async () => {
      const events = await teller(told);
      if (events.length === 0) return [];
      const shown = await read(request, repository);
      const sender = await senderOf(request, read);
      return events.map(({ event, payload }) => ({
        event,
        payload: { ...payload, repository: shown, sender },
      }));
    });
    return answer;
  };

  async function readBefore(request: ApiRequest, repository: string): Promise<Json> {
    if (/\/issues\/\d+$/.test(request.path)) return await read(request, request.path);
    if (/\/git\/refs\/heads\//.test(request.path)) {
      return await read(request, request.path.replace('/git/refs/', '/git/ref/'));
    }
    if (/\/contents\//.test(request.path)) {
      const branch = find(request.body, 'branch');
      return await read(
        request,
        `${repository}/git/ref/heads/${typeof branch === 'string' ? branch : 'main'}`,
      );
    }
    return null;
  }
}

async function senderOf(
  request: ApiRequest,
  read: (request: ApiRequest, path: string) => Promise<Json>,
): Promise<Json> {
  const { login } = request.caller;
  if (login.endsWith('[bot]')) return { id: botId(login), login, type: 'Bot' };
  const user = await read(request, `/users/${login}`);
  return { id: find(user, 'id') ?? 0, login, type: 'User' };
}

/** Accounts of Apps are no users of the emulator's. */
export function botId(login: string): number {
  return (
    [...login].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 1_000_003, 7) + 5_000_000
  );
}
