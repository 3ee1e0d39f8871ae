import type { Commit, EntryMode, GitHubRepository, TreeEntry } from './repository.ts';

export type FileFound =
  | { readonly kind: 'file'; readonly bytes: Uint8Array; readonly mode: EntryMode }
  | { readonly kind: 'absent' }
  /** Something stands at the path that is never read: `reason` goes on from "the path …". */
  | { readonly kind: 'refused'; readonly reason: string };

/** What a sprint document may have at most, in bytes: far more than any, and quick to read. */
const LARGEST_FILE = 1024 * 1024;

/**
 * Reads a file as it stands in a commit. The path is walked in git's own trees: the contents API
 * would follow a symbolic link, and gives a file over 1 MB an empty content.
 */
export async function readFile(
  repository: GitHubRepository,
  { commit, path }: { readonly commit: Commit; readonly path: string },
): Promise<FileFound> {
  const entry = await findEntry(repository, { tree: commit.tree, names: path.split('/') });
  if (entry === null) return { kind: 'absent' };
  const reason = whyNotRead(entry);
  if (reason !== null) return { kind: 'refused', reason };
  return { kind: 'file', bytes: await repository.readBlob(entry.sha), mode: entry.mode };
}

async function findEntry(
  repository: GitHubRepository,
  { tree, names }: { readonly tree: string; readonly names: readonly string[] },
): Promise<TreeEntry | null> {
  const [name, ...rest] = names;
  const entry = (await repository.readTree(tree)).find((one) => one.name === name);
  if (entry === undefined) return null;
  if (rest.length === 0) return entry;
  if (entry.mode === '120000' || entry.mode === '160000') return entry;
  return entry.mode === '040000' ? findEntry(repository, { tree: entry.sha, names: rest }) : null;
}

function whyNotRead({ mode, size }: TreeEntry): string | null {
  switch (mode) {
    case '100644':
    case '100755':
      return size > LARGEST_FILE
        ? `has ${(size / LARGEST_FILE).toFixed(1)} MiB; a sprint document has at most ${LARGEST_FILE / 1024 / 1024} MiB`
        : null;
    case '040000':
      return 'is a folder; name the file in it';
    case '120000':
      return 'is, or leads through, a symbolic link, which is never followed; name the file itself';
    case '160000':
      return 'is, or leads into, a submodule, which is never read; name a file of this repository';
    default:
      return mode satisfies never;
  }
}
