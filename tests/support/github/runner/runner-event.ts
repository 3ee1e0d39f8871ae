import { find, isList, type Json, type JsonObject, listAt, objectAt, textAt } from '../json.ts';
import type { EmulatedRepository } from '../repository/emulated-repository.ts';

/** An event as GitHub hands it to a job: the payload, and what the runner derives from it. */
export interface RunnerEvent {
  readonly name: string;
  readonly payload: JsonObject;
  readonly sha: string;
  readonly ref: string;
  readonly actor: string;
  /** Branches of a pull request. */
  readonly baseRef?: string;
  readonly headRef?: string;
}

const NO_COMMIT = '0'.repeat(40);

interface PushRange {
  readonly branch?: string;
  /** Default the first parent of `after`. */
  readonly before?: string;
  /** Default the branch's head. */
  readonly after?: string;
}

export async function pushEvent(
  repository: EmulatedRepository,
  { branch = repository.defaultBranch, ...range }: PushRange = {},
): Promise<RunnerEvent> {
  const after = range.after ?? (await repository.branchHead(branch)) ?? NO_COMMIT;
  const head = await repository.read(`/commits/${after}`);
  const before = range.before ?? textAt(listAt(head, 'parents')[0] ?? { sha: NO_COMMIT }, 'sha');
  const added = before === NO_COMMIT ? [head] : await commitsBetween(repository, before, after);
  const commits: JsonObject[] = [];
  for (const commit of added) commits.push(await payloadCommit(repository, textAt(commit, 'sha')));
  const { sender, ...common } = await commonPayload(repository, actorOf(head));
  const ref = `refs/heads/${branch}`;
  const payload = {
    ref,
    before,
    after,
    created: before === NO_COMMIT,
    deleted: false,
    forced: false,
    base_ref: null,
    compare: `${repository.github.serverUrl}/${repository.fullName}/compare/${before}...${after}`,
    commits,
    head_commit: commits.at(-1) ?? null,
    pusher: {
      name: textAt(sender, 'login'),
      email: `${textAt(sender, 'login')}@users.noreply.github.com`,
    },
    ...common,
    sender,
  };
  return { name: 'push', payload, sha: after, ref, actor: textAt(sender, 'login') };
}

/** A pull request that was closed, merged or not. */
export async function pullRequestEvent(
  repository: EmulatedRepository,
  number: number,
  name: 'pull_request' | 'pull_request_target' = 'pull_request',
): Promise<RunnerEvent> {
  const pull = objectAt(await repository.read(`/pulls/${number}`));
  const baseRef = textAt(pull, 'base', 'ref');
  const isMerged = find(pull, 'merged') === true;
  const actor = textAt(pull, isMerged ? 'merged_by' : 'user', 'login');
  const payload = {
    action: find(pull, 'state') === 'open' ? 'opened' : 'closed',
    number,
    pull_request: pull,
    ...(await commonPayload(repository, actor)),
  };
  const ofBase = isMerged || name === 'pull_request_target';
  return {
    name,
    payload,
    sha: ofBase
      ? ((await repository.branchHead(baseRef)) ?? NO_COMMIT)
      : textAt(pull, 'merge_commit_sha'),
    ref: ofBase ? `refs/heads/${baseRef}` : `refs/pull/${number}/merge`,
    actor,
    baseRef,
    headRef: textAt(pull, 'head', 'ref'),
  };
}

export function workflowDispatchEvent(
  repository: EmulatedRepository,
  inputs: Readonly<Record<string, string>> = {},
): Promise<RunnerEvent> {
  return eventOnDefaultBranch(repository, 'workflow_dispatch', {
    inputs,
    ref: `refs/heads/${repository.defaultBranch}`,
    workflow: '.github/workflows/sprint.yml',
  });
}

/** Any other event of the default branch: `schedule`, `issues`, … */
export async function eventOnDefaultBranch(
  repository: EmulatedRepository,
  name: string,
  fields: JsonObject = {},
): Promise<RunnerEvent> {
  const actor = 'maintainer';
  const payload = { ...fields, ...(await commonPayload(repository, actor)) };
  const sha = (await repository.branchHead()) ?? NO_COMMIT;
  return { name, payload, sha, ref: `refs/heads/${repository.defaultBranch}`, actor };
}

async function commonPayload(repository: EmulatedRepository, actor: string) {
  const sender = { login: actor, type: actor.endsWith('[bot]') ? 'Bot' : 'User' };
  return { repository: await repository.read(''), sender };
}

function actorOf(commit: Json): string {
  const login = find(commit, 'author', 'login');
  return typeof login === 'string' ? login : textAt(commit, 'commit', 'author', 'name');
}

async function commitsBetween(repository: EmulatedRepository, before: string, after: string) {
  return listAt(await repository.read(`/compare/${before}...${after}`), 'commits');
}

async function payloadCommit(repository: EmulatedRepository, sha: string): Promise<JsonObject> {
  const commit = await repository.read(`/commits/${sha}`);
  const files = find(commit, 'files');
  const pathsOf = (...states: string[]) =>
    (isList(files) ? files : [])
      .filter((file) => states.includes(textAt(file, 'status')))
      .map((file) => textAt(file, 'filename'));
  const person = (role: 'author' | 'committer') => {
    const { date: _left, ...who } = objectAt(commit, 'commit', role);
    return { ...who, username: find(commit, role, 'login') ?? null };
  };
  return {
    id: sha,
    tree_id: textAt(commit, 'commit', 'tree', 'sha'),
    distinct: true,
    message: textAt(commit, 'commit', 'message'),
    timestamp: textAt(commit, 'commit', 'committer', 'date'),
    url: textAt(commit, 'html_url'),
    author: person('author'),
    committer: person('committer'),
    added: pathsOf('added', 'renamed'),
    removed: pathsOf('removed'),
    modified: pathsOf('modified'),
  };
}
