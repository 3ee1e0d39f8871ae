import type { Octokit } from '@octokit/rest';

/** Where a file went, as GitHub's own look for renames in the last commit of its path says; else `null`. */
export async function readNewPath(
  { rest: { repos } }: Octokit,
  {
    path,
    head,
    ...place
  }: {
    readonly owner: string;
    readonly repo: string;
    readonly path: string;
    readonly head: string;
  },
): Promise<string | null> {
  const [last] = (await repos.listCommits({ ...place, path, sha: head, per_page: 1 })).data;
  if (last === undefined) return null;
  const { data } = await repos.getCommit({ ...place, ref: last.sha });
  const renamed = data.files?.find(
    ({ status, previous_filename: before }) => status === 'renamed' && before === path,
  );
  return renamed?.filename ?? null;
}
