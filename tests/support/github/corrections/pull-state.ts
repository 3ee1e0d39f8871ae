import { type Context, read } from '../context.ts';
import { compare } from '../git/compare.ts';
import { findRef, writeRef } from '../git/git-data.ts';
import { importCommit } from '../git/import-commit.ts';
import { findText, type Json, textAt } from '../json.ts';
import type { PullMemory, RepositoryMemory } from '../memory.ts';

/** A pull request as it stands: the emulator's record, what we remember, and where the branches are. */
export interface Pull {
  readonly number: number;
  readonly record: Json;
  readonly memory: PullMemory;
  readonly isOpen: boolean;
  readonly headRepository: string;
  readonly headRef: string;
  readonly baseRef: string;
  readonly headSha: string;
  readonly baseSha: string;
}

export async function readPull(context: Context, { fullName }: RepositoryMemory, number: number) {
  return await pullOf(context, fullName, await read(context, `/repos/${fullName}/pulls/${number}`));
}

/** The emulator keeps the head as it was when the pull request was opened; GitHub follows the branch. */
export async function pullOf(context: Context, repository: string, record: Json): Promise<Pull> {
  const number = Number(textAt(record, 'url').split('/').at(-1));
  const { pulls } = context.memory.get(repository);
  const memory = pulls.get(number) ?? {};
  const isOpen = textAt(record, 'state') === 'open';
  const headRepository = findText(record, 'head', 'repo', 'full_name') ?? repository;
  const [headRef, baseRef] = [textAt(record, 'head', 'ref'), textAt(record, 'base', 'ref')];
  const shas = memory.closed ?? {
    headSha:
      (await findRef(context, headRepository, `heads/${headRef}`)) ?? textAt(record, 'head', 'sha'),
    baseSha:
      (await findRef(context, repository, `heads/${baseRef}`)) ?? textAt(record, 'base', 'sha'),
  };
  const pull = { number, record, memory, isOpen, headRepository, headRef, baseRef, ...shas };
  if (isOpen) await showHead(context, repository, pull);
  return pull;
}

/** Makes the head reachable from the base repository, as `refs/pull/N/head`. */
async function showHead(context: Context, repository: string, pull: Pull): Promise<void> {
  const ref = `pull/${pull.number}/head`;
  if ((await findRef(context, repository, ref)) === pull.headSha) return;
  if (pull.headRepository !== repository) {
    const way = { from: pull.headRepository, to: repository };
    await importCommit(context, way, pull.headSha);
  }
  const caller = context.callers.administrator(repository.split('/')[0] ?? '');
  await writeRef(context, { repository, caller }, { ref, sha: pull.headSha });
}

/** What the pull request brings: its commits and files since it left the base branch. */
export function changesOf(context: Context, repository: string, pull: Pull) {
  return compare(context, repository, { base: pull.baseSha, head: pull.headSha });
}
