import { callOrThrow } from '../context.ts';
import { findRef, writeRef } from '../git/git-data.ts';
import { importCommit } from '../git/import-commit.ts';
import { textAt } from '../json.ts';
import { branchVerbs } from './branches.ts';
import type { EmulatedRepository, RepositorySeed, Role } from './emulated-repository.ts';
import { issueVerbs } from './issues.ts';
import { pullVerbs } from './pulls.ts';
import { act, type Home, type World } from './world.ts';

/** The emulator's word for a role. */
const PERMISSION: Readonly<Record<Role, string>> = {
  read: 'pull',
  triage: 'triage',
  write: 'push',
  maintain: 'maintain',
  admin: 'admin',
};

export async function createRepository(
  world: World,
  seed: RepositorySeed = {},
): Promise<EmulatedRepository> {
  const {
    owner = 'octo-org',
    name = 'octo-repo',
    defaultBranch = 'main',
    isPrivate = false,
  } = seed;
  const { files = { 'README.md': `# ${name}\n` }, issues = [] } = seed;
  const { collaborators = { contributor: 'write' } } = seed;
  const { context } = world;
  const caller = context.callers.administrator(owner);
  const path = caller.login === owner ? '/user/repos' : `/orgs/${owner}/repos`;
  const body = { name, private: isPrivate, auto_init: false };
  await callOrThrow(context, { method: 'POST', path, body, caller });
  const fullName = `${owner}/${name}`;
  context.memory.add({ fullName, defaultBranch, isPrivate });

  const repository = repositoryOf(world, fullName);
  await repository.push({ files, message: 'Start the project' });
  if (defaultBranch !== 'main') {
    const change = { default_branch: defaultBranch };
    await callOrThrow(context, {
      method: 'PATCH',
      path: `/repos/${fullName}`,
      body: change,
      caller,
    });
  }
  for (const [login, role] of Object.entries(collaborators)) {
    const at = `/repos/${fullName}/collaborators/${login}`;
    const grant = { permission: PERMISSION[role] };
    await callOrThrow(context, { method: 'PUT', path: at, body: grant, caller });
  }
  let next = 1;
  for (const issue of issues) next = (await repository.createIssue(issue)) + 1;
  for (; next < (seed.nextNumber ?? 0); next += 1) {
    repository.deleteIssue(await repository.createIssue({ title: 'Deleted long ago' }));
  }
  return repository;
}

function repositoryOf(world: World, fullName: string): EmulatedRepository {
  const memory = world.context.memory.get(fullName);
  const [owner = '', name = ''] = fullName.split('/');
  const administrator = world.context.callers.administrator(owner).login;
  const home: Home = { ...world, memory, administrator };
  const branches = branchVerbs(home);
  const path = `/repos/${fullName}`;
  return {
    github: world.github,
    owner,
    name,
    fullName,
    defaultBranch: memory.defaultBranch,
    ...branches,
    ...pullVerbs(home, branches.push),
    ...issueVerbs(home),
    protect: (branch, rule = 'pull-request') => void memory.protection.set(branch, rule),
    unprotect: (branch) => void memory.protection.delete(branch),
    allowActionsToOpenPullRequests: (isAllowed) => {
      memory.actionsMayOpenPulls = isAllowed;
    },
    archive: async () => {
      await act(home, { method: 'PATCH', path, body: { archived: true }, by: administrator });
    },
    read: (part) => act(home, { method: 'GET', path: path + part, by: administrator }),
    fork: (by) => forkRepository(world, { fullName, by }),
  };
}

/** The emulator's fork has a history of its own; a real one has that of its parent. */
async function forkRepository(
  world: World,
  { fullName, by }: { readonly fullName: string; readonly by: string },
): Promise<EmulatedRepository> {
  const { context } = world;
  const { defaultBranch, isPrivate } = context.memory.get(fullName);
  const path = `/repos/${fullName}/forks`;
  const forked = textAt(await act(world, { method: 'POST', path, body: {}, by }), 'full_name');
  context.memory.add({ fullName: forked, defaultBranch, isPrivate, forkOf: fullName });
  const sha = await findRef(context, fullName, `heads/${defaultBranch}`);
  if (sha === undefined) throw new Error(`${fullName} has no branch ${defaultBranch}`);
  await importCommit(context, { from: fullName, to: forked }, sha);
  const place = { repository: forked, caller: context.callers.user(by) };
  await writeRef(context, place, { ref: `heads/${defaultBranch}`, sha });
  return repositoryOf(world, forked);
}
