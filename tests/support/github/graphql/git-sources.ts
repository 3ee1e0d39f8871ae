import { type Context, read } from '../context.ts';
import { findRef } from '../git/git-data.ts';
import { find, findText, type Json, listAt, textAt } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import type { QueryContext } from './resolvers.ts';

type Source = Readonly<Record<string, unknown>>;

/** A ref with its commit; null where it is not there. */
export async function refSource(
  { github }: QueryContext,
  repository: RepositoryMemory,
  ref: string,
): Promise<Source | null> {
  const sha = await findRef(github, repository.fullName, ref);
  if (sha === undefined) return null;
  const name = ref.replace(/^(?:heads|tags)\//, '');
  return { name, target: await commitSource(github, repository, sha) };
}

async function commitSource(github: Context, { fullName }: RepositoryMemory, sha: string) {
  const commit = await read(github, `/repos/${fullName}/git/commits/${sha}`);
  const parents = listAt(commit, 'parents').map((parent) => ({ oid: textAt(parent, 'sha') }));
  return {
    __typename: 'Commit',
    oid: sha,
    parents: { nodes: parents },
    tree: () => treeSource(github, fullName, textAt(commit, 'tree', 'sha')),
  };
}

async function treeSource(github: Context, fullName: string, sha: string): Promise<Source> {
  const tree = await read(github, `/repos/${fullName}/git/trees/${sha}`);
  return {
    __typename: 'Tree',
    oid: sha,
    entries: listAt(tree, 'tree').map((entry) => entrySource(github, fullName, entry)),
  };
}

function entrySource(github: Context, fullName: string, entry: Json): Source {
  return {
    name: textAt(entry, 'path'),
    mode: Number.parseInt(textAt(entry, 'mode'), 8),
    oid: textAt(entry, 'sha'),
    type: textAt(entry, 'type'),
    size: find(entry, 'size') ?? 0,
    object: () => entryObject(github, fullName, entry),
  };
}

async function entryObject(github: Context, fullName: string, entry: Json): Promise<Source | null> {
  const sha = textAt(entry, 'sha');
  switch (findText(entry, 'type')) {
    case 'tree':
      return await treeSource(github, fullName, sha);
    case 'blob':
      return await blobSource(github, fullName, sha);
    default:
      return null;
  }
}

/** GitHub gives the text of what it holds for text, and no text of anything else. */
async function blobSource(github: Context, fullName: string, sha: string): Promise<Source> {
  const blob = await read(github, `/repos/${fullName}/git/blobs/${sha}`);
  const bytes = Buffer.from(textAt(blob, 'content'), 'base64');
  const isBinary = bytes.includes(0);
  return {
    __typename: 'Blob',
    oid: sha,
    byteSize: bytes.length,
    isBinary,
    text: isBinary ? null : bytes.toString(),
  };
}

/** `HEAD:path`, the only form of an expression that is emulated. */
export async function objectSource(
  { github }: QueryContext,
  { fullName, defaultBranch }: RepositoryMemory,
  expression: string,
): Promise<Source | null> {
  const path = /^HEAD:(.+)$/.exec(expression)?.[1];
  if (path === undefined) throw new Error(`The expression ${expression} is not emulated.`);
  const sha = await findRef(github, fullName, `heads/${defaultBranch}`);
  if (sha === undefined) return null;
  const commit = await read(github, `/repos/${fullName}/git/commits/${sha}`);
  const tree = textAt(commit, 'tree', 'sha');
  const listed = await read(github, `/repos/${fullName}/git/trees/${tree}?recursive=1`);
  const entry = listAt(listed, 'tree').find((one) => textAt(one, 'path') === path);
  return entry === undefined ? null : await entryObject(github, fullName, entry);
}
