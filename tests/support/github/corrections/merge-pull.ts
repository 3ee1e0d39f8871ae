import type { Caller } from '../callers.ts';
import type { Context } from '../context.ts';
import { call, repositoryOf } from '../context.ts';
import { readCommit, writeCommit, writeTree } from '../git/git-data.ts';
import { type MergePlan, planMerge, planPick } from '../git/plan-merge.ts';
import { find, findText, type Json, type JsonObject, textAt } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import {
  type ApiAnswer,
  type ApiRequest,
  answer,
  isSuccess,
  notFound,
  refusal,
} from '../message.ts';
import type { Parameters } from '../router.ts';
import { afterPush, closePull } from './after-push.ts';
import { closeIssues } from './close-issues.ts';
import { mergeMessage } from './merge-message.ts';
import { changesOf, type Pull, readPull } from './pull-state.ts';

/** The emulator takes the head's tree whole, onto the base as it was when the pull request was opened. */
export async function mergePull(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  if (repository === undefined) return notFound();
  const pull = await readPull(context, repository, Number(parameters['number']));
  const { body = null, caller } = request;
  const refused = refuse(pull, body);
  if (refused !== undefined) return refused;

  const at = request.at ?? context.clock.now();
  const shas = await commitMerge(context, { repository, pull, body, caller, at });
  const sha = shas?.at(-1);
  if (shas === undefined || sha === undefined) return refusal(405, 'Pull Request is not mergeable');
  const moved = await moveBase(context, { repository, pull, sha, caller });
  if (!isSuccess(moved)) return moved;

  const own = await changesOf(context, repository.fullName, pull);
  repository.pulls.set(pull.number, {
    closed: { headSha: pull.headSha, baseSha: pull.baseSha },
    merge: { sha, at, by: caller.login, commits: [...own.shas, ...shas] },
  });
  await closePull(context, repository, pull.number);
  const push = { branch: pull.baseRef, before: pull.baseSha, after: sha, by: caller, at };
  await afterPush(context, repository, push);
  if (pull.baseRef === repository.defaultBranch) {
    const texts = [findText(pull.record, 'body') ?? ''];
    await closeIssues(context, { repository, texts, by: caller, at });
  }
  return answer(200, { sha, merged: true, message: 'Pull Request successfully merged' });
}

function refuse(pull: Pull, body: Json): ApiAnswer | undefined {
  if (!pull.isOpen) return refusal(405, 'Pull Request is not mergeable');
  if (find(pull.record, 'draft') === true) return refusal(405, 'Pull Request is still a draft');
  const expected = findText(body, 'sha');
  if (expected === undefined || expected === pull.headSha) return undefined;
  return refusal(409, 'Head branch was modified. Review and try the merge again.');
}

interface Merging {
  readonly repository: RepositoryMemory;
  readonly pull: Pull;
  readonly body: Json;
  readonly caller: Caller;
  readonly at: string;
}

/** The commits that a merge adds to the base branch, the last one its new head. */
async function commitMerge(context: Context, merging: Merging): Promise<string[] | undefined> {
  const { repository, pull, body } = merging;
  const { fullName } = repository;
  if (findText(body, 'merge_method') === 'rebase') return commitRebased(context, merging);
  const plan = await planMerge(context, fullName, pull);
  if (plan === undefined) return undefined;
  const isSquash = findText(body, 'merge_method') === 'squash';
  const { commits } = await changesOf(context, fullName, pull);
  const sha = await commitPlan(context, merging, plan, {
    message: mergeMessage({ pull, commits, isSquash, wishes: body }),
    parents: isSquash ? [pull.baseSha] : [pull.baseSha, pull.headSha],
    author: person(
      isSquash ? textAt(pull.record, 'user', 'login') : merging.caller.login,
      merging.at,
    ),
  });
  return [sha];
}

async function commitRebased(context: Context, merging: Merging): Promise<string[] | undefined> {
  const { fullName } = merging.repository;
  const { shas } = await changesOf(context, fullName, merging.pull);
  const written: string[] = [];
  let baseSha = merging.pull.baseSha;
  for (const headSha of shas) {
    const { parents, message, author } = await readCommit(context, fullName, headSha);
    const from = parents[0];
    if (parents.length !== 1 || from === undefined) return undefined;
    const plan = await planPick(context, fullName, { from, baseSha, headSha });
    if (plan === undefined) return undefined;
    baseSha = await commitPlan(context, merging, plan, { message, parents: [baseSha], author });
    written.push(baseSha);
  }
  return written;
}

interface Words {
  readonly message: string;
  readonly parents: readonly string[];
  readonly author: JsonObject;
}

async function commitPlan(context: Context, merging: Merging, plan: MergePlan, words: Words) {
  const { repository, at } = merging;
  const caller = context.callers.administrator(repository.fullName.split('/')[0] ?? '');
  const place = { repository: repository.fullName, caller };
  const { baseTree: base, changes } = plan;
  const tree = await writeTree(context, place, { base, changes });
  const committer = { name: 'GitHub', email: 'noreply@github.com', date: at };
  const sha = await writeCommit(context, place, { ...words, tree, committer });
  repository.signed.add(sha);
  return sha;
}

function person(login: string, date: string): JsonObject {
  return { name: login, email: `${login}@users.noreply.github.com`, date };
}

interface Move extends Pick<Merging, 'repository' | 'pull' | 'caller'> {
  readonly sha: string;
}

/** As the one who merges, so that a missing permission shows. */
function moveBase(context: Context, { repository, pull, sha, caller }: Move): Promise<ApiAnswer> {
  const path = `/repos/${repository.fullName}/git/refs/heads/${encodeURI(pull.baseRef)}`;
  return call(context, { method: 'PATCH', path, body: { sha }, caller });
}
