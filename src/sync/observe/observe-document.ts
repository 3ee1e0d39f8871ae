import { DEFAULT_DOCUMENTS } from '../../config/config.ts';
import { decodeDocument } from '../../document/decode-document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { readFile } from '../../github/read-file.ts';
import type { Commit, EntryMode, GitHubRepository } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import type { StatusWords } from '../../model/status.ts';

export interface ObservedDocument {
  readonly document: SprintDocument;
  readonly mode: EntryMode;
}

interface Place {
  readonly commit: Commit;
  readonly path: string;
  /** Whether boxes inside code fences are work. */
  readonly fenced: boolean;
  readonly words: StatusWords;
}

/** @throws {UserError} for everything that stands at the path and is no sprint document. */
export async function observeDocument(
  repository: GitHubRepository,
  { commit, path, fenced, words }: Place,
): Promise<ObservedDocument> {
  const file = await readFile(repository, { commit, path });
  switch (file.kind) {
    case 'absent':
      throw new UserError(
        `There is no file ${path}. Create it, or name the right path under \`documents\`.`,
      );
    case 'refused':
      throw new UserError(`${path} ${file.reason}.`);
    case 'file':
      return {
        document: parseDocument(decodeDocument(file.bytes, path), { path, fenced, words }),
        mode: file.mode,
      };
    default:
      return file satisfies never;
  }
}

/** The document as it stood in an older commit; where it cannot be read, as it stands now. */
export async function observeEarlier(
  repository: GitHubRepository,
  { commit, path, fenced, words }: Omit<Place, 'commit'> & { readonly commit: Commit | null },
  now: SprintDocument,
): Promise<SprintDocument> {
  const file = commit && (await readFile(repository, { commit, path }));
  if (file?.kind !== 'file') return now;
  try {
    const text = decodeDocument(file.bytes, path);
    return text === now.text ? now : parseDocument(text, { path, fenced, words });
  } catch (error) {
    if (error instanceof UserError) return now;
    throw error;
  }
}

/** The document that stands where sprint documents usually stand. */
export async function findDocuments(
  repository: GitHubRepository,
  commit: Commit,
): Promise<readonly string[]> {
  for (const path of DEFAULT_DOCUMENTS) {
    const file = await readFile(repository, { commit, path });
    if (file.kind !== 'absent') return [path];
  }
  throw new UserError(
    `${repository.fullName} has no sprint document: none of ${DEFAULT_DOCUMENTS.join(', ')} exists. Create one, or name yours under \`documents\` in .github/sprint-sync.yml.`,
  );
}
