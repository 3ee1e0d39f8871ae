import type { Caller } from '../callers.ts';
import { type Context, call, read, repositoryOf } from '../context.ts';
import { findText, type JsonObject, objectAt, textAt } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import { type ApiRequest, answer, isSuccess, jsonOf } from '../message.ts';
import type { Parameters } from '../router.ts';

/** The older word that the REST API gives for a role. */
const PERMISSION_OF_ROLE: Readonly<Record<string, string>> = {
  admin: 'admin',
  maintain: 'write',
  write: 'write',
  triage: 'read',
  read: 'read',
};

/** Whoever has an account may read a public repository: GitHub says so instead of 404. */
export async function getPermission(context: Context, request: ApiRequest, parameters: Parameters) {
  const found = await context.forward(request);
  const repository = repositoryOf(context, parameters);
  if (isSuccess(found)) {
    const body = objectAt(jsonOf(found));
    const role = findText(body, 'role_name') ?? 'read';
    const permission = PERMISSION_OF_ROLE[role] ?? role;
    return { ...found, body: roleOf(objectAt(body, 'user'), { permission, role }) };
  }
  const path = `/users/${encodeURIComponent(parameters['username'] ?? '')}`;
  const user = await call(context, { method: 'GET', path, caller: request.caller });
  if (found.status !== 404 || repository === undefined || !isSuccess(user)) return found;
  const permission = repository.isPrivate ? 'none' : 'read';
  return answer(200, roleOf(objectAt(jsonOf(user)), { permission, role: permission }));
}

/** Installations are judged by their permissions, which the emulator knows. */
export async function mayTriage(
  context: Context,
  { fullName }: RepositoryMemory,
  { kind, login }: Caller,
): Promise<boolean> {
  if (kind !== 'user') return true;
  const caller = context.callers.administrator(fullName.split('/')[0] ?? '');
  const path = `/repos/${fullName}/collaborators/${login}/permission`;
  const found = await call(context, { method: 'GET', path, caller });
  return isSuccess(found) && findText(jsonOf(found), 'role_name') !== 'read';
}

/** The emulator knows the owner alone; GitHub takes whoever has been given a role here. */
export async function mayBeAssigned(
  context: Context,
  request: ApiRequest,
  { owner = '', repo = '', username = '' }: Parameters,
) {
  const caller = context.callers.administrator(owner);
  const path = `/repos/${owner}/${repo}/collaborators/${encodeURIComponent(username)}/permission`;
  const found = await call(context, { method: 'GET', path, caller });
  return isSuccess(found) ? answer(204) : await context.forward(request);
}

function roleOf(user: JsonObject, { permission, role }: Record<'permission' | 'role', string>) {
  return { permission, role_name: role, user: { ...user, role_name: role } };
}

/** The emulator names only the sha, and knows nothing of our protection. */
export async function getBranch(context: Context, request: ApiRequest, parameters: Parameters) {
  const found = await context.forward(request);
  const repository = repositoryOf(context, parameters);
  if (repository === undefined || !isSuccess(found)) return found;
  const body = objectAt(jsonOf(found));
  const path = `/repos/${repository.fullName}`;
  const { apiUrl, serverUrl } = context.addresses;
  const branch = encodeURIComponent(textAt(body, 'name'));
  const isProtected = repository.protection.has(textAt(body, 'name'));
  const self = `${apiUrl}${path}/branches/${branch}`;
  return answer(200, {
    ...body,
    commit: await read(context, `${path}/commits/${textAt(body, 'commit', 'sha')}`),
    _links: { self, html: `${serverUrl}/${repository.fullName}/tree/${branch}` },
    protected: isProtected,
    protection: { enabled: isProtected },
    protection_url: `${self}/protection`,
  });
}

export async function getRepository(context: Context, request: ApiRequest) {
  const found = await context.forward(request);
  if (!isSuccess(found)) return found;
  const body = objectAt(jsonOf(found));
  const pushed = body['pushed_at'] ?? textAt(body, 'created_at');
  const counts = { network_count: body['forks_count'] ?? 0, subscribers_count: 0 };
  return { ...found, body: { ...body, ...counts, pushed_at: pushed } };
}

/** An App that exchanges its key for a token of an installation; the token will come back to us. */
export async function grantToken(context: Context, request: ApiRequest) {
  const granted = await context.forward(request);
  if (!isSuccess(granted)) return granted;
  context.callers.adopt(request.caller, granted);
  // What the emulator tells of the repositories is not as GitHub tells it.
  const { repositories: _repositories, ...body } = objectAt(jsonOf(granted));
  return { ...granted, body };
}
