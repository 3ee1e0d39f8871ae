import { decodeDocument } from '../../document/decode-document.ts';
import type { ProposedPullRequest, PullDesk } from '../../github/pull-desk.ts';
import { type FileFound, readFile } from '../../github/read-file.ts';
import type { Commit, EntryMode, GitHubRepository } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import { mergeTexts } from '../../plan/forecast/merge-texts.ts';

/** A document before and after a merge that has not happened. */
export interface MergedTexts {
  /** `null` where the base branch has no such file. */
  readonly base: string | null;
  readonly merged: MergedText;
}

export type MergedText =
  | { readonly kind: 'text'; readonly text: string; readonly mode: EntryMode }
  /** The pull request removes the file, or makes it one that is never read; `reason` says it. */
  | { readonly kind: 'gone'; readonly reason: string }
  /** Both sides changed it, and how it would come together is not known. */
  | { readonly kind: 'conflict' };

export interface OpenPlace {
  readonly repository: GitHubRepository;
  readonly desk: PullDesk;
  /** The head of the branch that is merged into. */
  readonly base: Commit;
  readonly proposed: ProposedPullRequest;
  readonly changedPaths: readonly string[];
}

/**
 * A document as it stands on the base branch and as the merge would leave it. Nothing of the head is
 * checked out: its objects are read through the base repository, which holds them.
 */
export async function readTexts(place: OpenPlace, path: string): Promise<MergedTexts> {
  const { repository, base, proposed, changedPaths } = place;
  const read = (commit: Commit) => readFile(repository, { commit, path });
  const found = await read(base);
  const baseText = textOf(found, path);
  if (!changedPaths.includes(path)) return { base: baseText, merged: toMerged(found, path) };
  const head = await repository.findCommit(proposed.headSha);
  if (head === null) return { base: baseText, merged: { kind: 'conflict' } };
  const tested = await findTestMerge(place);
  if (tested !== null) return { base: baseText, merged: toMerged(await read(tested), path) };
  return { base: baseText, merged: await mergeFiles(place, { path, found, head }) };
}

/** GitHub's own trial of this merge, where it is of the present branches. */
async function findTestMerge({ repository, base, proposed }: OpenPlace): Promise<Commit | null> {
  const { testMerge, canMerge, headSha } = proposed;
  if (testMerge === null || canMerge === false) return null;
  const commit = await repository.findCommit(testMerge);
  const [first, second] = commit?.parents ?? [];
  return first === base.sha && second === headSha ? commit : null;
}

async function mergeFiles(
  { repository, desk, base, proposed }: OpenPlace,
  { path, found, head }: { path: string; found: FileFound; head: Commit },
): Promise<MergedText> {
  const theirs = await readFile(repository, { commit: head, path });
  if (theirs.kind !== 'file' || found.kind !== 'file') return toMerged(theirs, path);
  const sides = { base: base.sha, head: proposed.headSha };
  const ancestor = await desk.findMergeBase(sides);
  const commit = ancestor === null ? null : await repository.findCommit(ancestor);
  const old = commit === null ? null : await readFile(repository, { commit, path });
  const merged = mergeTexts({
    ancestor: old?.kind === 'file' ? decodeDocument(old.bytes, path) : '',
    ours: decodeDocument(found.bytes, path),
    theirs: decodeDocument(theirs.bytes, path),
  });
  return merged === null ? { kind: 'conflict' } : { kind: 'text', text: merged, mode: theirs.mode };
}

function toMerged(file: FileFound, path: string): MergedText {
  switch (file.kind) {
    case 'file':
      return readable(file, path);
    case 'absent':
      return { kind: 'gone', reason: 'does not exist after the merge' };
    case 'refused':
      return { kind: 'gone', reason: file.reason };
    default:
      return file satisfies never;
  }
}

function readable(file: Extract<FileFound, { kind: 'file' }>, path: string): MergedText {
  try {
    return { kind: 'text', text: decodeDocument(file.bytes, path), mode: file.mode };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'gone', reason: error.message };
  }
}

function textOf(file: FileFound, path: string): string | null {
  const read = toMerged(file, path);
  return read.kind === 'text' ? read.text : null;
}
