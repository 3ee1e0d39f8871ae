import { readAll } from '../context.ts';
import {
  findRef,
  readBlob,
  readCommit,
  readTree,
  writeBlob,
  writeCommit,
  writeRef,
  writeTree,
} from '../git/git-data.ts';
import type { TreeChange } from '../git/merge-trees.ts';
import { find, findText, type Json, listAt, textAt } from '../json.ts';
import type { CommitView, EmulatedRepository, Files, Push } from './emulated-repository.ts';
import { act, type Home, type World } from './world.ts';

type Verbs = Pick<
  EmulatedRepository,
  'push' | 'branchHead' | 'moveRef' | 'deleteBranch' | 'readFile' | 'commits'
>;

export function branchVerbs(home: Home): Verbs {
  const { context, administrator } = home;
  const { fullName, defaultBranch, signed } = home.memory;
  const headOf = (branch: string) => findRef(context, fullName, `heads/${branch}`);
  const place = { repository: fullName, caller: context.callers.user(administrator) };
  return {
    push: (push) => pushFiles(home, push),
    branchHead: (branch = defaultBranch) => headOf(branch),
    moveRef: (ref, sha) => writeRef(context, place, { ref, sha }),
    deleteBranch: async (branch) => {
      const path = `/repos/${fullName}/git/refs/heads/${encodeURI(branch)}`;
      await act(home, { method: 'DELETE', path, by: administrator });
    },
    readFile: async (path, ref = defaultBranch) => {
      const sha = (await headOf(ref)) ?? (await findRef(context, fullName, ref)) ?? ref;
      const tree = await readTree(context, fullName, sha);
      const entry = tree.get(path);
      return entry && (await readBlob(context, fullName, entry.sha)).toString();
    },
    commits: async (ref = defaultBranch) => {
      const path = `/repos/${fullName}/commits?sha=${encodeURIComponent(ref)}`;
      const listed = await readAll(context, path);
      return listed.map((commit) => commitView(commit, signed));
    },
  };
}

async function pushFiles(home: Home, push: Push): Promise<string> {
  const { context } = home;
  const { fullName, defaultBranch } = home.memory;
  const { files, branch = defaultBranch, message = 'Update files', at } = push;
  const { by = home.administrator } = push;
  const place = { repository: fullName, caller: context.callers.user(by) };
  const head = await findRef(context, fullName, `heads/${branch}`);
  const parent = head ?? (await findRef(context, fullName, `heads/${defaultBranch}`));
  const base = parent && (await readCommit(context, fullName, parent)).tree;
  const changes: TreeChange[] = [];
  for (const [path, content] of Object.entries(files)) {
    changes.push({
      path,
      entry: content === null ? null : await entryFor(context, place, content),
    });
  }
  const author = {
    name: by,
    email: `${by}@users.noreply.github.com`,
    date: at ?? context.clock.now(),
  };
  const tree = await writeTree(context, place, { base, changes });
  const parents = parent === undefined ? [] : [parent];
  const sha = await writeCommit(context, place, {
    message,
    tree,
    parents,
    author,
    committer: author,
  });
  const refs = `/repos/${fullName}/git/refs`;
  if (head === undefined) {
    const body = { ref: `refs/heads/${branch}`, sha };
    await act(home, { method: 'POST', path: refs, body, by });
  } else {
    const path = `${refs}/heads/${encodeURI(branch)}`;
    await act(home, { method: 'PATCH', path, body: { sha }, by });
  }
  return sha;
}

async function entryFor(
  context: World['context'],
  place: Parameters<typeof writeBlob>[1],
  content: NonNullable<Files[string]>,
) {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content;
  return { mode: '100644', sha: await writeBlob(context, place, bytes) };
}

function commitView(commit: Json, signed: ReadonlySet<string>): CommitView {
  const sha = textAt(commit, 'sha');
  return {
    sha,
    message: textAt(commit, 'commit', 'message'),
    author: findText(commit, 'author', 'login') ?? textAt(commit, 'commit', 'author', 'name'),
    date: textAt(commit, 'commit', 'committer', 'date'),
    parents: listAt(commit, 'parents').map((parent) => textAt(parent, 'sha')),
    isVerified: signed.has(sha) || find(commit, 'commit', 'verification', 'verified') === true,
  };
}
