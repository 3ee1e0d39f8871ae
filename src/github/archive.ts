import type { Octokit } from '@octokit/rest';
import { askIn } from './ask.ts';
import type { Sha } from './repository.ts';

/** A commit as people see it in a list. Texts are foreign. */
export interface CommitNote {
  readonly sha: Sha;
  readonly url: string;
  readonly message: string;
  /** Login, or the name that the commit gives where GitHub knows no account. */
  readonly author: string;
  /** ISO 8601 instant. */
  readonly at: string;
}

/** The most that GitHub lists at once. */
export const MOST_NOTES = 100;

/** What is asked only by people who look into the past. */
export interface Archive {
  /** Commits that changed a file, from `from` backwards, at most {@link MOST_NOTES}. */
  listCommitsOf(place: {
    readonly from: Sha;
    readonly path: string;
  }): Promise<readonly CommitNote[]>;
  /** Logins; empty where an account is gone. */
  readPeople(
    pullRequest: number,
  ): Promise<{ readonly author: string; readonly mergedBy: string | null }>;
}

export function openArchive(
  octokit: Octokit,
  place: { readonly owner: string; readonly repo: string },
): Archive {
  const { pulls, repos } = octokit.rest;
  const { read } = askIn(`${place.owner}/${place.repo}`);
  return {
    listCommitsOf: ({ from, path }) =>
      read([`list the commits of ${path}`, 'contents: read'], async () => {
        const wish = { ...place, sha: from, path, per_page: MOST_NOTES };
        const { data } = await repos.listCommits(wish);
        return data.map(({ sha, html_url: url, commit, author }) => ({
          sha,
          url,
          message: commit.message,
          author: author?.login ?? commit.author?.name ?? '',
          at: commit.committer?.date ?? commit.author?.date ?? '',
        }));
      }),
    readPeople: (number) =>
      read([`read pull request #${number}`, 'pull-requests: read'], async () => {
        const { data } = await pulls.get({ ...place, pull_number: number });
        return { author: data.user?.login ?? '', mergedBy: data.merged_by?.login ?? null };
      }),
  };
}
