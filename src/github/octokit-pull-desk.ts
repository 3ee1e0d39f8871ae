import type { Octokit } from '@octokit/rest';
import { askIn } from './ask.ts';
import { presentCheckRun, presentStatus } from './from-check.ts';
import { presentPullRequest } from './from-github.ts';
import { presentComment } from './from-issue.ts';
import type { CheckRunText, PullDesk } from './pull-desk.ts';

const READ_PULLS = 'pull-requests: read';
const WRITE_PULLS = 'pull-requests: write';
const READ_CHECKS = 'checks: read';
const WRITE_CHECKS = 'checks: write';

/** Sent once: what an answer lost on its way left behind is found out by reading. */
const ONCE = { request: { retries: 0 } };
/** The most that GitHub gives at once. */
const PAGE = 100;
/** Runs of one name on one commit; older ones decide nothing. */
const MOST_RUNS = 30;

/** What is written below pull requests, over Octokit. */
export function openPullDesk(
  octokit: Octokit,
  place: { readonly owner: string; readonly repo: string },
): PullDesk {
  const { checks, issues, pulls, repos } = octokit.rest;
  const { read, readOr, write } = askIn(`${place.owner}/${place.repo}`);

  return {
    findProposed: (number) =>
      readOr(
        [`read pull request #${number}`, READ_PULLS],
        async () => {
          const { data } = await pulls.get({ ...place, pull_number: number });
          const found = presentPullRequest(data);
          return {
            ...found,
            isDraft: data.draft ?? false,
            updatedAt: Date.parse(data.updated_at),
            canMerge: data.mergeable,
            testMerge: found.mergedAt === null ? data.merge_commit_sha : null,
          };
        },
        ({ status }) => (status === 404 ? null : undefined),
      ),

    findMergeBase: ({ base, head }) =>
      readOr(
        [`compare ${base} with ${head}`, 'contents: read'],
        async () => {
          const basehead = `${base}...${head}`;
          const request = { ...place, basehead, per_page: 1 };
          const { data } = await repos.compareCommitsWithBasehead(request);
          return data.merge_base_commit.sha;
        },
        ({ status }) => (status === 404 ? null : undefined),
      ),

    readComment: (comment) =>
      readOr(
        ['read a comment', READ_PULLS],
        async () => {
          const { data } = await issues.getComment({ ...place, comment_id: comment });
          return presentComment(data);
        },
        ({ status }) => (status === 404 || status === 410 ? null : undefined),
      ),

    removeComment: (comment) =>
      write(['remove a comment of ours', WRITE_PULLS], async () => {
        await issues.deleteComment({ ...place, ...ONCE, comment_id: comment });
        return {};
      }),

    listChecks: (ref) =>
      read([`list the checks of ${ref}`, READ_CHECKS], async () => {
        const request = { ...place, ref, per_page: PAGE };
        const runs = await octokit.paginate(checks.listForRef, { ...request, filter: 'latest' });
        const { data } = await repos.getCombinedStatusForRef(request);
        return [...runs.map(presentCheckRun), ...data.statuses.map(presentStatus)];
      }),

    listCheckRuns: (ref, name) =>
      read([`list the check runs of ${ref}`, READ_CHECKS], async () => {
        const request = { ...place, ref, check_name: name, per_page: MOST_RUNS };
        const { data } = await checks.listForRef(request);
        return data.check_runs
          .map(({ id, external_id: externalId }) => ({ id, externalId: externalId ?? '' }))
          .toSorted((a, b) => b.id - a.id);
      }),

    createCheckRun: (head, run) =>
      write([`create the check run ${run.name}`, WRITE_CHECKS], async () => {
        const request = { ...place, ...ONCE, head_sha: head, ...toRequest(run) };
        const { data } = await checks.create(request);
        return { id: data.id };
      }),

    changeCheckRun: (id, run) =>
      write([`change the check run ${run.name}`, WRITE_CHECKS], async () => {
        await checks.update({ ...place, ...ONCE, check_run_id: id, ...toRequest(run) });
        return {};
      }),
  };
}

function toRequest({ name, externalId, conclusion, title, summary, annotations }: CheckRunText) {
  return {
    name,
    external_id: externalId,
    status: 'completed' as const,
    conclusion,
    output: {
      title,
      summary,
      annotations: annotations.map(({ path, line, level, title: heading, message }) => ({
        path,
        start_line: line,
        end_line: line,
        annotation_level: level,
        title: heading,
        message,
      })),
    },
  };
}
