import { type Context, read, repositoryOf } from '../context.ts';
import { findRef } from '../git/git-data.ts';
import { findText, type JsonObject, textAt } from '../json.ts';
import { type ApiRequest, answer, isSuccess, notFound } from '../message.ts';
import type { Parameters } from '../router.ts';

/** `POST /repos/{owner}/{repo}/statuses/{sha}`, which the emulator lacks. */
export async function createStatus(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  const allowed = await context.forward({ ...request, method: 'GET', path: parentOf(request) });
  if (repository === undefined || !isSuccess(allowed)) return notFound();
  const sha = parameters['sha'] ?? '';
  const all = repository.statuses.get(sha) ?? [];
  const now = context.clock.now();
  const id = 1_000 + all.length;
  const status: JsonObject = {
    url: `${context.addresses.apiUrl}${request.path}`,
    avatar_url: null,
    id,
    node_id: `SC_${id}`,
    state: textAt(request.body, 'state'),
    description: findText(request.body, 'description') ?? null,
    target_url: findText(request.body, 'target_url') ?? null,
    context: findText(request.body, 'context') ?? 'default',
    created_at: now,
    updated_at: now,
  };
  repository.statuses.set(sha, [...all, status]);
  return answer(201, { ...status, creator: await read(context, `/users/${request.caller.login}`) });
}

/** `GET /repos/{owner}/{repo}/commits/{ref}/status`: the newest of each context. */
export async function combinedStatus(
  context: Context,
  _request: ApiRequest,
  parameters: Parameters,
) {
  const repository = repositoryOf(context, parameters);
  if (repository === undefined) return notFound();
  const { fullName } = repository;
  const ref = parameters['ref'] ?? '';
  const sha = (await findRef(context, fullName, `heads/${ref}`)) ?? ref;
  const all = repository.statuses.get(sha) ?? [];
  const newest = [...new Map(all.map((one) => [textAt(one, 'context'), one])).values()];
  const states = newest.map((one) => textAt(one, 'state'));
  const isRed = states.some((state) => state === 'failure' || state === 'error');
  const isGreen = states.length > 0 && states.every((state) => state === 'success');
  const address = `${context.addresses.apiUrl}/repos/${fullName}/commits/${sha}`;
  return answer(200, {
    state: isRed ? 'failure' : isGreen ? 'success' : 'pending',
    statuses: newest,
    sha,
    total_count: newest.length,
    repository: await read(context, `/repos/${fullName}`),
    commit_url: address,
    url: `${address}/status`,
  });
}

function parentOf({ path }: ApiRequest): string {
  return path.replace(/\/statuses\/.*$/, '');
}
