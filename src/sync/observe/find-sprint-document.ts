import { decodeDocument } from '../../document/decode-document.ts';
import { readFile } from '../../github/read-file.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import { findHeadOrThrow } from '../update/sync-document.ts';
import { findDocuments } from './observe-document.ts';

/** A document of a repository that has no config yet, where sprint documents usually stand. */
export async function findSprintDocument(
  repository: GitHubRepository,
): Promise<{ readonly path: string; readonly text: string }> {
  const { defaultBranch } = await repository.readFacts();
  const commit = await findHeadOrThrow(repository, defaultBranch);
  const [path = ''] = await findDocuments(repository, commit);
  const file = await readFile(repository, { commit, path });
  if (file.kind !== 'file') {
    throw new UserError(`${path} ${file.kind === 'refused' ? file.reason : 'is gone'}.`);
  }
  return { path, text: decodeDocument(file.bytes, path) };
}
