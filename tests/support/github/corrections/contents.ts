import { type Context, call, repositoryOf } from '../context.ts';
import { findRef } from '../git/git-data.ts';
import { find, findText, isObject, numberAt, objectAt, textAt } from '../json.ts';
import {
  type ApiAnswer,
  type ApiRequest,
  isSuccess,
  jsonOf,
  notFound,
  refusal,
} from '../message.ts';
import type { Parameters } from '../router.ts';
import { afterPush } from './after-push.ts';

/** Above this GitHub gives a file only as raw text, and the JSON comes without content. */
const JSON_LIMIT = 1_048_576;

export async function getContents(context: Context, request: ApiRequest, parameters: Parameters) {
  const found = await context.forward(request);
  if (found.status === 404) return await explainMissing(context, request, parameters);
  if (!isSuccess(found) || found.body instanceof Uint8Array) return found;
  const body = jsonOf(found);
  if (!isObject(body) || findText(body, 'content') === undefined) return found;
  if (numberAt(body, 'size') > JSON_LIMIT) {
    return { ...found, body: { ...body, content: '', encoding: 'none' } };
  }
  return { ...found, body: { ...body, content: wrapped(textAt(body, 'content')) } };
}

async function explainMissing(context: Context, request: ApiRequest, parameters: Parameters) {
  const ref = request.query.get('ref');
  const repository = repositoryOf(context, parameters);
  if (ref === null || repository === undefined) return notFound();
  const path = `/repos/${repository.fullName}/commits/${encodeURIComponent(ref)}`;
  const commit = await call(context, { method: 'GET', path, caller: request.caller });
  return commit.status === 404 ? refusal(404, `No commit found for the ref ${ref}`) : notFound();
}

export async function getBlob(context: Context, request: ApiRequest): Promise<ApiAnswer> {
  const found = await context.forward({ ...request, headers: {} });
  if (!isSuccess(found)) return found;
  const body = objectAt(jsonOf(found));
  const content = textAt(body, 'content');
  if (/\.raw\b/.test(request.headers['accept'] ?? '')) {
    return { ...found, body: new Uint8Array(Buffer.from(content, 'base64')) };
  }
  return { ...found, body: { ...body, content: wrapped(content) } };
}

/** GitHub breaks its base64 after 60 characters. */
function wrapped(base64: string): string {
  return base64.replaceAll(/.{1,60}/g, '$&\n');
}

/**
 * `PUT` and `DELETE` of one file. A `sha` for a file that is not there (any more) is ignored, so that
 * writing a renamed file brings the old one back.
 */
export async function writeContents(context: Context, request: ApiRequest, parameters: Parameters) {
  const repository = repositoryOf(context, parameters);
  if (repository === undefined) return notFound();
  const branch = findText(request.body, 'branch') ?? repository.defaultBranch;
  const before = await findRef(context, repository.fullName, `heads/${branch}`);
  if (before === undefined) return refusal(404, `Branch ${branch} not found`);

  const named = withNames(context, await withoutStaleSha(context, request, branch));
  const written = await context.forward(named);
  if (!isSuccess(written)) return written;
  const after = textAt(jsonOf(written), 'commit', 'sha');
  repository.signed.add(after);
  await afterPush(context, repository, { branch, before, after, by: request.caller });
  return written;
}

/** GitHub commits such a file itself, at its own time, in the name of whoever asked for it. */
function withNames(context: Context, request: ApiRequest): ApiRequest {
  const { body, caller } = request;
  if (!isObject(body) || body['author'] !== undefined || body['committer'] !== undefined) {
    return request;
  }
  const date = context.clock.now();
  const author = { name: caller.login, email: `${caller.login}@users.noreply.github.com`, date };
  const committer = { name: 'GitHub', email: 'noreply@github.com', date };
  return { ...request, body: { ...body, author, committer } };
}

async function withoutStaleSha(context: Context, request: ApiRequest, branch: string) {
  const { method, path, body, caller } = request;
  if (method !== 'PUT' || !isObject(body) || find(body, 'sha') === undefined) return request;
  const at = `${path}?ref=${encodeURIComponent(branch)}`;
  const found = await call(context, { method: 'GET', path: at, caller });
  if (found.status !== 404) return request;
  const { sha: _ignored, ...rest } = body;
  return { ...request, body: rest };
}
