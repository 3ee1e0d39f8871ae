import { type Context, readAll, repositoryOf } from '../context.ts';
import { findRef } from '../git/git-data.ts';
import { findText } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import { type ApiRequest, isSuccess, notFound, refusal } from '../message.ts';
import type { Parameters } from '../router.ts';
import { afterPush, closePull } from './after-push.ts';
import { pullOf } from './pull-state.ts';

const HEADS = 'heads/';

export async function updateRef(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  const ref = parameters['ref'] ?? '';
  if (repository === undefined) return notFound();
  const before = await findRef(context, repository.fullName, ref);
  if (before === undefined) return refusal(422, 'Reference does not exist');
  const updated = await context.forward(request);
  const after = findText(request.body, 'sha');
  if (!isSuccess(updated) || after === undefined || !ref.startsWith(HEADS)) return updated;
  const branch = ref.slice(HEADS.length);
  await afterPush(context, repository, { branch, before, after, by: request.caller });
  return updated;
}

/** Deleting a branch closes the pull requests that come from it or go to it. */
export async function deleteRef(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  const ref = parameters['ref'] ?? '';
  if (repository === undefined) return notFound();
  const before = await findRef(context, repository.fullName, ref);
  if (before === undefined) return refusal(422, 'Reference does not exist');
  const affected = ref.startsWith(HEADS)
    ? await openPullsOf(context, repository, ref.slice(HEADS.length))
    : [];
  const deleted = await context.forward(request);
  if (!isSuccess(deleted)) return deleted;
  for (const { number, headSha, baseSha } of affected) {
    repository.pulls.set(number, { closed: { headSha, baseSha } });
    await closePull(context, repository, number);
  }
  return deleted;
}

async function openPullsOf(context: Context, { fullName }: RepositoryMemory, branch: string) {
  const records = await readAll(context, `/repos/${fullName}/pulls?state=open`);
  const pulls = await Promise.all(records.map((record) => pullOf(context, fullName, record)));
  return pulls.filter(
    ({ headRepository, headRef, baseRef }) =>
      (headRepository === fullName && headRef === branch) || baseRef === branch,
  );
}
