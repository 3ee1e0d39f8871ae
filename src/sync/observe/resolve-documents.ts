import { CONFIG_PATH, type Config } from '../../config/config.ts';
import { configFor } from '../../config/config-for.ts';
import { whyNotDocumentPath } from '../../config/document-path.ts';
import { folderOf, isPattern, matchesPattern } from '../../config/document-pattern.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import { findDocuments } from './observe-document.ts';

/** A document that is to be looked at, with what counts for it. */
export interface ResolvedDocument {
  readonly path: string;
  readonly config: Config;
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
  const paths: string[] = [];
  for (const one of config.documents ?? (await findDocuments(repository, commit))) {
    paths.push(...(isPattern(one) ? await expand(repository, commit, one) : [one]));
  }
  return [...new Set(paths)].map((path) => ({ path, config: configFor(config, path) }));
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
