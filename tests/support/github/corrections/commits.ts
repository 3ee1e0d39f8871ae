import { type Context, call, repositoryOf } from '../context.ts';
import { find, isObject, type Json, listAt, objectAt, textAt } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import { type ApiRequest, isSuccess, jsonOf, refusal } from '../message.ts';
import type { Parameters } from '../router.ts';

/**
 * A commit that an App makes without naming an author is signed by GitHub. Who and when come from
 * the emulator, but the time must be ours.
 */
export async function createCommit(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  const { body, caller } = request;
  if (repository === undefined || !isObject(body)) return await context.forward(request);
  const isUnnamed = body['author'] === undefined && body['committer'] === undefined;
  const dated = { ...body, author: { date: context.clock.now() } };
  const created = await context.forward(isUnnamed ? { ...request, body: dated } : request);
  if (!isSuccess(created)) return created;
  if (isUnnamed && caller.kind === 'installation') {
    repository.signed.add(textAt(jsonOf(created), 'sha'));
  }
  return { ...created, body: withSignature(repository, jsonOf(created)) };
}

export async function getGitCommit(context: Context, request: ApiRequest, parameters: Parameters) {
  const found = await context.forward(request);
  const repository = repositoryOf(context, parameters);
  if (repository === undefined || !isSuccess(found)) return found;
  return { ...found, body: withSignature(repository, jsonOf(found)) };
}

export async function getCommit(context: Context, request: ApiRequest, parameters: Parameters) {
  const found = await getGitCommit(context, request, parameters);
  const repository = repositoryOf(context, parameters);
  if (found.status !== 404 || repository === undefined) return found;
  const path = `/repos/${repository.fullName}`;
  const visible = await call(context, { method: 'GET', path, caller: request.caller });
  const message = `No commit found for SHA: ${parameters['ref']}`;
  return isSuccess(visible) ? refusal(422, message) : found;
}

export async function listCommits(context: Context, request: ApiRequest, parameters: Parameters) {
  const found = await context.forward(request);
  const repository = repositoryOf(context, parameters);
  if (repository === undefined || !isSuccess(found)) return found;
  const shown = listAt(jsonOf(found)).map((commit) => withSignature(repository, commit));
  return { ...found, body: shown };
}

function withSignature(repository: RepositoryMemory, commit: Json): Json {
  if (!repository.signed.has(textAt(commit, 'sha'))) return commit;
  const verification = {
    verified: true,
    reason: 'valid',
    signature: '-----BEGIN PGP SIGNATURE-----',
    payload: textAt(commit, 'sha'),
    verified_at: null,
  };
  const inner = find(commit, 'commit');
  if (!isObject(inner)) return { ...objectAt(commit), verification };
  return { ...objectAt(commit), commit: { ...inner, verification } };
}
