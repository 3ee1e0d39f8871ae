import type { EntryMode, PullRequest } from './repository.ts';

const MODES: readonly EntryMode[] = ['100644', '100755', '040000', '120000', '160000'];

/** What GitHub tells of a pull request, alone and in lists alike. */
interface PullRequestRecord {
  readonly number: number;
  readonly html_url: string;
  readonly title: string;
  readonly body: string | null;
  readonly state: string;
  readonly merged_at: string | null;
  readonly merge_commit_sha: string | null;
  readonly base: { readonly ref: string; readonly repo: { readonly id: number } };
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    /** `null` once a fork is deleted. */
    readonly repo: { readonly id: number } | null;
  };
}

export function presentPullRequest(record: PullRequestRecord): PullRequest {
  const { number, title, body, state, merged_at: mergedAt, base, head } = record;
  return {
    number,
    url: record.html_url,
    title,
    body: body ?? '',
    isOpen: state === 'open',
    mergedAt,
    // Before the merge GitHub names a test merge here, which no branch ever holds.
    mergeCommit: mergedAt === null ? null : record.merge_commit_sha,
    baseBranch: base.ref,
    headBranch: head.ref,
    headSha: head.sha,
    isFromHere: head.repo !== null && head.repo.id === base.repo.id,
  };
}

export function toEntryMode(mode: string): EntryMode {
  const known = MODES.find((one) => one === mode);
  if (known === undefined)
    throw new Error(`GitHub names a file mode that git does not have: ${mode}`);
  return known;
}
