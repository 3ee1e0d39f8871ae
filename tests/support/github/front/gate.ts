import { type Context, call } from '../context.ts';
import { NOT_GRANTED } from '../errors.ts';
import { find, findText } from '../json.ts';
import type { ProtectionRule, RepositoryMemory } from '../memory.ts';
import { type ApiAnswer, type ApiRequest, isSuccess, refusal } from '../message.ts';

const REPOSITORY = /^\/repos\/(?<owner>[^/]+)\/(?<repo>[^/]+)(?<rest>\/.*)?$/;

/** What GitHub refuses before it looks at the request itself; undefined lets it pass. */
export async function refuseAtGate(
  context: Context,
  request: ApiRequest,
): Promise<ApiAnswer | undefined> {
  const match = REPOSITORY.exec(request.path)?.groups;
  if (match === undefined || request.method === 'GET') return undefined;
  if (request.caller.kind === 'anonymous') return refusal(401, 'Requires authentication');
  const repository = context.memory.find(`${match['owner']}/${match['repo']}`);
  if (repository === undefined) return undefined;
  const rest = decodeURIComponent(match['rest'] ?? '');
  return (
    refuseProtected(request, repository, rest) ??
    (await refuseArchived(context, request, repository))
  );
}

const REASON: Readonly<Record<ProtectionRule, string>> = {
  'pull-request': 'Changes must be made through a pull request.',
  ruleset: 'Repository rule violations found\n\nChanges must be made through a pull request.\n\n',
  'status-check': 'Required status check "test" is expected.',
  signature: 'Commits must have verified signatures.',
};

function refuseProtected(
  { method, body }: ApiRequest,
  { protection, defaultBranch }: RepositoryMemory,
  rest: string,
): ApiAnswer | undefined {
  if (rest.startsWith('/contents/')) {
    const rule = protection.get(findText(body, 'branch') ?? defaultBranch);
    const doing = method === 'DELETE' ? 'delete' : 'update';
    return rule && refusal(409, `Could not ${doing} file: ${REASON[rule]}`);
  }
  const branch = /^\/git\/refs\/heads\/(.+)$/.exec(rest)?.[1];
  const rule = branch === undefined ? undefined : protection.get(branch);
  return rule && refusal(422, method === 'DELETE' ? 'Cannot delete this branch' : REASON[rule]);
}

async function refuseArchived(
  context: Context,
  { caller }: ApiRequest,
  { fullName }: RepositoryMemory,
): Promise<ApiAnswer | undefined> {
  const found = await call(context, { method: 'GET', path: `/repos/${fullName}`, caller });
  if (!isSuccess(found) || found.body instanceof Uint8Array) return undefined;
  if (find(found.body, 'archived') !== true) return undefined;
  return refusal(403, 'Repository was archived so is read-only.');
}

/** GitHub names the permission that would have been enough. */
export function withNeededPermission(request: ApiRequest, answer: ApiAnswer): ApiAnswer {
  if (answer.status !== 403 || answer.body instanceof Uint8Array) return answer;
  if (findText(answer.body, 'message') !== NOT_GRANTED) return answer;
  const level = request.method === 'GET' ? 'read' : 'write';
  const needed = `${permissionFor(request.path)}=${level}`;
  return { ...answer, headers: { ...answer.headers, 'x-accepted-github-permissions': needed } };
}

function permissionFor(path: string): string {
  if (/\/pulls(\/\d+)?$/.test(path)) return 'pull_requests';
  if (/\/(issues|labels|milestones)\b/.test(path)) return 'issues';
  if (/\/check-(runs|suites)\b/.test(path)) return 'checks';
  return 'contents';
}
