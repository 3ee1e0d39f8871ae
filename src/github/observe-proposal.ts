import type { Completion } from '../model/evidence.ts';
import { digestOf, parseTrailers } from './proposal-trailers.ts';
import { readFile } from './read-file.ts';
import type {
  BranchPair,
  Commit,
  Comparison,
  GitHubRepository,
  PullRequest,
} from './repository.ts';

/** What waits for people on our branch of one document. */
export interface Proposal {
  readonly branches: BranchPair;
  readonly head: Commit | null;
  /** Whether all that the branch brings was written by us, unchanged: only then it is ever rebuilt. */
  readonly isOurs: boolean;
  /** The document as it stands on the branch. */
  readonly text: string | null;
  /** Evidence that waits there and has not landed; empty once people closed or merged it. */
  readonly pending: readonly Completion[];
  /** The open pull request. */
  readonly open: PullRequest | null;
  /** What people turned down, newest first. */
  readonly declined: readonly DeclinedProposal[];
}

export interface DeclinedProposal {
  readonly pullRequest: PullRequest;
  /** As {@link changedLines} gives it. */
  readonly change: string;
}

/** Older refusals than these are not looked up: each costs a few requests. */
const MOST_DECLINED = 5;

export async function observeProposal(
  repository: GitHubRepository,
  { branches, path }: { readonly branches: BranchPair; readonly path: string },
): Promise<Proposal> {
  const head = await repository.findHead(branches.head);
  const pullRequests = (await repository.listPullRequestsFrom(branches)).filter(
    ({ isFromHere }) => isFromHere,
  );
  const open = pullRequests.find(({ isOpen }) => isOpen) ?? null;
  const closed = pullRequests.filter(({ isOpen }) => !isOpen);
  const declined = await readDeclined(repository, closed, path);
  const without = { branches, open, declined };
  const empty = { ...without, head, text: null, pending: [] };
  if (head === null) return { ...empty, isOurs: true };
  const comparison = await repository.compare({ base: branches.base, head: head.sha });
  // A branch that has nothing in common with its base was not made by us.
  if (comparison === null) return { ...empty, isOurs: false };
  if (comparison.commits.length === 0) return { ...empty, isOurs: true };
  const text = await readText(repository, head, path);
  const { url } = await repository.readFacts();
  const trailers = comparison.commits.map(({ message }) => parseTrailers(message, url));
  const last = trailers.at(-1) ?? null;
  // What was merged has landed, so the branch holds nothing that could be lost.
  const isMerged = closed.some(({ headSha, mergedAt }) => mergedAt && headSha === head.sha);
  const isOurs =
    isMerged ||
    (touchesOnly(path, comparison) &&
      trailers.every((one) => one !== null) &&
      text !== null &&
      last?.digest === digestOf(text));
  const isDone = closed.some(({ headSha }) => headSha === head.sha) && open === null;
  const pending = isOurs && !isDone ? (last?.completions ?? []) : [];
  return { ...without, head, isOurs, text, pending };
}

/** The lines that a change takes and gives, whatever stands around them. */
export function changedLines(before: string, after: string): string {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return JSON.stringify([withoutCommon(old, now), withoutCommon(now, old)]);
}

function withoutCommon(lines: readonly string[], others: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of others) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

async function readDeclined(
  repository: GitHubRepository,
  closed: readonly PullRequest[],
  path: string,
): Promise<DeclinedProposal[]> {
  const declined: DeclinedProposal[] = [];
  for (const pullRequest of closed.filter(({ mergedAt }) => mergedAt === null)) {
    if (declined.length >= MOST_DECLINED) break;
    const commit = await repository.findCommit(pullRequest.headSha);
    const [parentSha] = commit?.parents ?? [];
    const parent = parentSha === undefined ? null : await repository.findCommit(parentSha);
    const after = commit && (await readText(repository, commit, path));
    const before = parent && (await readText(repository, parent, path));
    if (before === null || after === null) continue;
    declined.push({ pullRequest, change: changedLines(before, after) });
  }
  return declined;
}

async function readText(repository: GitHubRepository, commit: Commit, path: string) {
  const file = await readFile(repository, { commit, path });
  return file.kind === 'file'
    ? new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes)
    : null;
}

function touchesOnly(path: string, { files, isComplete }: Comparison): boolean {
  return isComplete && files.every((file) => file.path === path && file.sha !== null);
}
