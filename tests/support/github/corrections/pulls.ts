import { type Context, call, readAll, repositoryOf } from '../context.ts';
import { compare } from '../git/compare.ts';
import { findText, type Json, listAt, numberAt, textAt } from '../json.ts';
import { type ApiRequest, answer, isSuccess, jsonOf, notFound } from '../message.ts';
import { page } from '../pages.ts';
import type { Parameters } from '../router.ts';
import { presentBrief, presentFull } from './present-pull.ts';
import { changesOf, pullOf, readPull } from './pull-state.ts';

export async function listPulls(context: Context, request: ApiRequest, parameters: Parameters) {
  const listed = await context.forward(request);
  const repository = repositoryOf(context, parameters);
  if (repository === undefined || !isSuccess(listed)) return listed;
  const shown: Json[] = [];
  for (const record of listAt(jsonOf(listed))) {
    shown.push(presentBrief(await pullOf(context, repository.fullName, record)));
  }
  return { ...listed, body: shown };
}

export async function getPull(context: Context, request: ApiRequest, parameters: Parameters) {
  const found = await context.forward(request);
  const repository = repositoryOf(context, parameters);
  if (repository === undefined || !isSuccess(found)) return found;
  const pull = await pullOf(context, repository.fullName, jsonOf(found));
  return { ...found, body: await presentFull(context, repository.fullName, pull) };
}

/** Closing freezes head and base; reopening lets the head follow its branch again. */
export async function patchPull(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  if (repository === undefined) return notFound();
  const number = Number(parameters['number']);
  const path = `/repos/${repository.fullName}/pulls/${number}`;
  const before = await call(context, { method: 'GET', path, caller: request.caller });
  if (!isSuccess(before)) return before;
  const { headSha, baseSha, memory } = await pullOf(context, repository.fullName, jsonOf(before));
  const patched = await context.forward(request);
  if (!isSuccess(patched)) return patched;
  const state = findText(request.body, 'state');
  if (state === 'closed') repository.pulls.set(number, { closed: { headSha, baseSha }, ...memory });
  if (state === 'open' && memory.merge === undefined) repository.pulls.delete(number);
  const pull = await pullOf(context, repository.fullName, jsonOf(patched));
  return { ...patched, body: await presentFull(context, repository.fullName, pull) };
}

export async function isMerged(context: Context, _request: ApiRequest, parameters: Parameters) {
  const merge = repositoryOf(context, parameters)?.pulls.get(Number(parameters['number']))?.merge;
  return merge === undefined ? notFound() : answer(204);
}

export async function listFiles(context: Context, request: ApiRequest, parameters: Parameters) {
  return await listChanges(context, request, parameters, 'files');
}

export async function listCommits(context: Context, request: ApiRequest, parameters: Parameters) {
  return await listChanges(context, request, parameters, 'commits');
}

async function listChanges(
  context: Context,
  request: ApiRequest,
  parameters: Parameters,
  kind: 'files' | 'commits',
) {
  const repository = repositoryOf(context, parameters);
  const path = request.path.replace(/\/\w+$/, '');
  const found = await call(context, { method: 'GET', path, caller: request.caller });
  if (repository === undefined || !isSuccess(found)) return notFound();
  const pull = await readPull(context, repository, Number(parameters['number']));
  return page(context, request, (await changesOf(context, repository.fullName, pull))[kind]);
}

/**
 * The pull requests that brought a commit to the repository: merged ones where the default branch
 * already holds it, else open ones too.
 */
export async function pullsOfCommit(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  if (repository === undefined) return notFound();
  const { fullName, defaultBranch } = repository;
  const path = request.path.replace(/\/pulls$/, '');
  const commit = await call(context, { method: 'GET', path, caller: request.caller });
  if (!isSuccess(commit)) return notFound();
  const sha = textAt(jsonOf(commit), 'sha');
  const { shas: ahead } = await compare(context, fullName, { base: defaultBranch, head: sha });
  const shown: Json[] = [];
  for (const record of await readAll(context, `/repos/${fullName}/pulls?state=all`)) {
    const pull = await pullOf(context, fullName, record);
    const { merge } = pull.memory;
    if (merge === undefined && (ahead.length === 0 || !pull.isOpen)) continue;
    const commits = merge?.commits ?? (await changesOf(context, fullName, pull)).shas;
    if (commits.includes(sha)) shown.push(presentBrief(pull));
  }
  shown.sort((left, right) => numberAt(right, 'number') - numberAt(left, 'number'));
  return page(context, request, shown);
}
