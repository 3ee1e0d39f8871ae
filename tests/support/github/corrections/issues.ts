import { type Context, call, callOrThrow, readAll, repositoryOf } from '../context.ts';
import { find, findText, isObject, numberAt } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import { type ApiRequest, isSuccess, jsonOf, notFound, refusal } from '../message.ts';
import { page } from '../pages.ts';
import type { Parameters } from '../router.ts';
import { rememberEdit } from './issue-history.ts';
import { presentIssue, presentPullAsIssue } from './issue-view.ts';
import { withKnownLabels } from './labels.ts';
import { mayTriage } from './repositories.ts';
import { selectIssues } from './select-issues.ts';

const gone = () => refusal(410, 'This issue was deleted');

/** GitHub lists pull requests among the issues. */
export async function listIssues(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  const allowed = await context.forward(request);
  if (repository === undefined || !isSuccess(allowed)) return allowed;
  const path = `/repos/${repository.fullName}`;
  const issues = (await readAll(context, `${path}/issues?state=all`))
    .filter((issue) => !repository.issues.get(numberAt(issue, 'number'))?.deleted)
    .map((issue) => presentIssue(repository, issue));
  for (const record of await readAll(context, `${path}/pulls?state=all`)) {
    issues.push(await presentPullAsIssue(context, repository, record));
  }
  return page(context, request, selectIssues(issues, request.query));
}

/** Who may not triage opens an issue all the same, but GitHub drops labels, assignees and milestone. */
export async function createIssue(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  const { body } = request;
  if (isObject(body) && repository && !(await mayTriage(context, repository, request.caller))) {
    const { labels: _labels, assignees: _assignees, milestone: _milestone, ...rest } = body;
    return await context.forward({ ...request, body: rest });
  }
  return await context.forward(await withKnownLabels(context, request, parameters));
}

export async function getIssue(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  if (repository?.issues.get(Number(parameters['number']))?.deleted) return gone();
  const found = await context.forward(request);
  if (repository === undefined) return found;
  if (isSuccess(found)) return { ...found, body: presentIssue(repository, jsonOf(found)) };
  if (found.status !== 404) return found;
  const path = `/repos/${repository.fullName}/pulls/${parameters['number']}`;
  const pull = await call(context, { method: 'GET', path, caller: request.caller });
  if (!isSuccess(pull)) return found;
  return { ...pull, body: await presentPullAsIssue(context, repository, jsonOf(pull)) };
}

export async function patchIssue(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  if (repository === undefined) return notFound();
  const number = Number(parameters['number']);
  const known = repository.issues.get(number);
  if (known?.deleted) return gone();

  if (!(await mayEdit(context, repository, request))) {
    return refusal(403, 'Must have admin rights to Repository.');
  }
  const changed = await withKnownLabels(context, request, parameters);
  const { path, caller } = request;
  const before = await call(context, { method: 'GET', path, caller });
  const reason = findText(request.body, 'state_reason');
  const patched = await context.forward(reason === 'duplicate' ? asNotPlanned(changed) : changed);
  if (patched.status === 404) return await patchPullAsIssue(context, changed, parameters);
  if (!isSuccess(patched)) return patched;
  if (isSuccess(before)) {
    const by = request.caller.login;
    rememberEdit(repository, { before: jsonOf(before), after: jsonOf(patched), by });
  }
  if (find(request.body, 'state') !== undefined) repository.issues.delete(number);
  if (reason === 'duplicate') repository.issues.set(number, { stateReason: reason });
  return { ...patched, body: presentIssue(repository, jsonOf(patched)) };
}

/** The author may edit an issue, and who may triage. */
async function mayEdit(context: Context, repository: RepositoryMemory, request: ApiRequest) {
  const { path, caller } = request;
  if (await mayTriage(context, repository, caller)) return true;
  const issue = await call(context, { method: 'GET', path, caller });
  if (!isSuccess(issue)) return true;
  return findText(jsonOf(issue), 'user', 'login') === caller.login;
}

/** The emulator does not know this reason. */
function asNotPlanned(request: ApiRequest): ApiRequest {
  if (!isObject(request.body)) return request;
  return { ...request, body: { ...request.body, state_reason: 'not_planned' } };
}

async function patchPullAsIssue(context: Context, request: ApiRequest, parameters: Parameters) {
  const { caller, body } = request;
  const path = request.path.replace('/issues/', '/pulls/');
  const { labels, title, body: text, state } = isObject(body) ? body : {};
  const fields = {
    ...(title === undefined ? {} : { title }),
    ...(text === undefined ? {} : { body: text }),
    ...(state === undefined ? {} : { state }),
  };
  const found = await call(context, { method: 'PATCH', path, body: fields, caller });
  if (!isSuccess(found)) return found;
  if (labels !== undefined) {
    const put = { method: 'PUT', path: `${request.path}/labels`, body: { labels }, caller };
    await callOrThrow(context, put);
  }
  return await getIssue(context, { ...request, method: 'GET', body: undefined }, parameters);
}

/** Answered as something created, and those who cannot be assigned are left out without a word. */
export async function addAssignees(context: Context, request: ApiRequest, parameters: Parameters) {
  const answer = await partOfIssue(context, request, parameters);
  return answer.status === 200 ? { ...answer, status: 201 } : answer;
}

/** Comments, labels and the rest of an issue that is no more. */
export async function partOfIssue(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  if (repository?.issues.get(Number(parameters['number']))?.deleted) return gone();
  return await context.forward(await withKnownLabels(context, request, parameters));
}
