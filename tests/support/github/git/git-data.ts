import type { Caller } from '../callers.ts';
import { type Context, call, callOrThrow, read } from '../context.ts';
import { find, findText, type JsonObject, listAt, objectAt, textAt } from '../json.ts';
import { isSuccess } from '../message.ts';
import type { Entry, Tree, TreeChange } from './merge-trees.ts';

export interface Commit {
  readonly sha: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly message: string;
  readonly author: JsonObject;
  readonly committer: JsonObject;
}

/** A commit to be written; who and when are filled in by the emulator where they are missing. */
export interface NewCommit {
  readonly message: string;
  readonly tree: string;
  readonly parents: readonly string[];
  readonly author?: JsonObject;
  readonly committer?: JsonObject;
}

const git = (repository: string, path: string) => `/repos/${repository}/git/${path}`;

export async function readCommit(context: Context, repository: string, sha: string) {
  const commit = await read(context, git(repository, `commits/${sha}`));
  return {
    sha,
    tree: textAt(commit, 'tree', 'sha'),
    parents: listAt(commit, 'parents').map((parent) => textAt(parent, 'sha')),
    message: textAt(commit, 'message'),
    author: objectAt(commit, 'author'),
    committer: objectAt(commit, 'committer'),
  } satisfies Commit;
}

export async function readTree(context: Context, repository: string, sha: string): Promise<Tree> {
  const tree = await read(context, git(repository, `trees/${sha}?recursive=1`));
  const files = listAt(tree, 'tree').filter((entry) => find(entry, 'type') !== 'tree');
  return new Map(
    files.map((file): [string, Entry] => [
      textAt(file, 'path'),
      { mode: textAt(file, 'mode'), sha: textAt(file, 'sha') },
    ]),
  );
}

export async function readBlob(context: Context, repository: string, sha: string) {
  const blob = await read(context, git(repository, `blobs/${sha}`));
  return Buffer.from(textAt(blob, 'content'), 'base64');
}

export async function writeBlob(context: Context, at: Place, content: Uint8Array) {
  const body = { content: Buffer.from(content).toString('base64'), encoding: 'base64' };
  const path = git(at.repository, 'blobs');
  return textAt(
    await callOrThrow(context, { method: 'POST', path, body, caller: at.caller }),
    'sha',
  );
}

export interface Place {
  readonly repository: string;
  readonly caller: Caller;
}

/** The sha of the tree that `base` becomes. */
export async function writeTree(
  context: Context,
  at: Place,
  {
    base,
    changes,
  }: { readonly base?: string | undefined; readonly changes: readonly TreeChange[] },
): Promise<string> {
  if (changes.length === 0 && base !== undefined) return base;
  const tree = changes.map(({ path, entry }) => ({
    path,
    mode: entry?.mode ?? '100644',
    type: entry?.mode === '160000' ? 'commit' : 'blob',
    ...(entry !== null && 'content' in entry ? { content: entry.content } : {}),
    ...(entry === null || 'sha' in entry ? { sha: entry?.sha ?? null } : {}),
  }));
  const body = base === undefined ? { tree } : { base_tree: base, tree };
  const path = git(at.repository, 'trees');
  return textAt(
    await callOrThrow(context, { method: 'POST', path, body, caller: at.caller }),
    'sha',
  );
}

export async function writeCommit(context: Context, at: Place, commit: NewCommit) {
  const path = git(at.repository, 'commits');
  const body = { ...commit };
  return textAt(
    await callOrThrow(context, { method: 'POST', path, body, caller: at.caller }),
    'sha',
  );
}

/** The commit that a ref names, undefined where there is none; `ref` without `refs/`. */
export async function findRef(context: Context, repository: string, ref: string) {
  const caller = context.callers.administrator(repository.split('/')[0] ?? '');
  const path = git(repository, `ref/${encodeURI(ref)}`);
  const answer = await call(context, { method: 'GET', path, caller });
  if (!isSuccess(answer) || answer.body instanceof Uint8Array) return undefined;
  return findText(answer.body, 'object', 'sha');
}

/** Points a ref at a commit, forced, and creates it where it is missing. */
export async function writeRef(context: Context, at: Place, { ref, sha }: Target): Promise<void> {
  const { caller, repository } = at;
  if ((await findRef(context, repository, ref)) === undefined) {
    const body = { ref: `refs/${ref}`, sha };
    await callOrThrow(context, { method: 'POST', path: git(repository, 'refs'), body, caller });
    return;
  }
  const path = git(repository, `refs/${encodeURI(ref)}`);
  await callOrThrow(context, { method: 'PATCH', path, body: { sha, force: true }, caller });
}

interface Target {
  readonly ref: string;
  readonly sha: string;
}
