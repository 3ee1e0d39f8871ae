import { CONFIG_PATH, type Config, DEFAULT_DOCUMENTS } from '../../config/config.ts';
import { configFor } from '../../config/config-for.ts';
import { whyNotDocumentPath } from '../../config/document-path.ts';
import { folderOf, isPattern, matchesPattern } from '../../config/document-pattern.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import { followMoves } from './follow-moves.ts';
import { findDocuments } from './observe-document.ts';

/** A document that is to be looked at, with what counts for it. */
export interface ResolvedDocument {
  readonly path: string;
  readonly config: Config;
  /** Where it stood, if that is the path that is configured. */
  readonly movedFrom?: string;
}

/** Enough for any team of teams; a pattern that finds more was not meant. */
const MOST_DOCUMENTS = 100;

/**
 * The documents that the config names, as they stand in a commit, in the order of the config and by name
 * within a pattern; each once.
 *
 * @throws {UserError} where a pattern finds nothing or far too much, or where no document is anywhere.
 */
export async function resolveDocuments(
  repository: GitHubRepository,
  { config, commit }: { readonly config: Config; readonly commit: Commit },
): Promise<readonly ResolvedDocument[]> {
  const found = new Map<string, ResolvedDocument>();
  for (const one of config.documents ?? (await findUsual(repository, commit))) {
    const isListed = isPattern(one);
    for (const path of isListed ? await expand(repository, commit, one) : [one]) {
      const now = isListed ? path : ((await followMoves(repository, { commit, path })) ?? path);
      const own = { path: now, config: configFor(config, path) };
      const resolved = now === path ? own : { ...own, movedFrom: path };
      if (!found.has(now)) found.set(now, resolved);
    }
  }
  return [...found.values()];
}

/** Where sprint documents usually stand; one that stood there may have been moved. */
async function findUsual(repository: GitHubRepository, commit: Commit): Promise<readonly string[]> {
  try {
    return await findDocuments(repository, commit);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    for (const path of DEFAULT_DOCUMENTS) {
      if ((await followMoves(repository, { commit, path })) !== null) return [path];
    }
    throw error;
  }
}

/** Regular files only: a link is never followed, and a submodule is another repository. */
async function expand(
  repository: GitHubRepository,
  commit: Commit,
  pattern: string,
): Promise<readonly string[]> {
  const folder = folderOf(pattern);
  const tree = await findFolder(repository, commit.tree, folder);
  const listing = tree === null ? null : await repository.listBelow(tree);
  if (listing?.isComplete === false) {
    throw new UserError(
      `\`documents\`: \`${pattern}\` cannot be looked for, since ${folder || 'the repository'} holds more files than GitHub lists. Write the folder in front of the pattern, or name the documents one by one.`,
    );
  }
  const found = (listing?.entries ?? [])
    .filter(({ mode }) => mode === '100644')
    .map(({ path }) => (folder === '' ? path : `${folder}/${path}`))
    .filter((path) => matchesPattern(pattern, path) && whyNotDocumentPath(path) === null)
    .toSorted();
  if (found.length === 0) {
    throw new UserError(
      `\`documents\`: \`${pattern}\` matches no file. Check the pattern in ${CONFIG_PATH}: \`*\` stands for a part of one name, \`**\` for any folders.`,
    );
  }
  if (found.length > MOST_DOCUMENTS) {
    throw new UserError(
      `\`documents\`: \`${pattern}\` matches ${found.length} files; at most ${MOST_DOCUMENTS} are taken for sprint documents. Write a narrower pattern.`,
    );
  }
  return found;
}

async function findFolder(
  repository: GitHubRepository,
  root: string,
  folder: string,
): Promise<string | null> {
  let tree = root;
  for (const name of folder === '' ? [] : folder.split('/')) {
    const entry = (await repository.readTree(tree)).find((one) => one.name === name);
    if (entry?.mode !== '040000') return null;
    tree = entry.sha;
  }
  return tree;
}
