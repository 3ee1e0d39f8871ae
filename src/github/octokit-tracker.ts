import type { Octokit } from '@octokit/rest';
import * as z from 'zod';
import { askIn } from './ask.ts';
import { BODY_VERSIONS, readBodyVersions } from './body-versions.ts';
import { presentPullRequest } from './from-github.ts';
import { presentComment, presentEvent, presentIssue } from './from-issue.ts';
import { readFront, writeFrontQuery } from './front.ts';
import { refFiles } from './octokit-ref-files.ts';
import { tagRequests } from './octokit-tags.ts';
import type { Sha } from './repository.ts';
import { followClock } from './server-clock.ts';
import type { IssueChange, TrackedIssue, Tracker } from './tracker.ts';

/** The most that GitHub gives at once. */
const PAGE = 100;

/** A listing of all issues, which a label may narrow, is then likely to be shorter. */
const MOST_CHANGED_PAGES = 5;

const READ = 'issues: read';
const WRITE = 'issues: write';
const READ_PULLS = 'pull-requests: read';

/** Sent once: what an answer lost on its way left behind is found out by reading. */
const ONCE = { request: { retries: 0 } };

const viewer = z.object({ viewer: z.object({ login: z.string() }) });

/** Issues and the ledger's ref over Octokit. */
export function openTracker(
  octokit: Octokit,
  place: { readonly owner: string; readonly repo: string },
): Tracker {
  const { issues, pulls, repos } = octokit.rest;
  const asking = askIn(`${place.owner}/${place.repo}`);
  const { read, readOr, write } = asking;
  const trees = new Map<Sha, Sha>();

  return {
    ...followClock(octokit),
    ...refFiles(octokit, { place, asking, trees }),
    ...tagRequests(octokit, { place, asking }),

    readFront: async (wish, ledger) => {
      try {
        const variables = { ...place, ledger, ...ONCE };
        const front = readFront(await octokit.graphql(writeFrontQuery(wish), variables));
        if (front?.ledger) trees.set(front.ledger.commit, front.ledger.tree);
        return front;
      } catch {
        // Whatever is wrong, the single reads that follow say it better.
        return null;
      }
    },

    findLogin: () =>
      readOr(
        ['read whose the token is', 'metadata: read'],
        async () => viewer.parse(await octokit.graphql('query { viewer { login } }')).viewer.login,
        () => null,
      ).catch(() => null),

    readRole: (username) =>
      readOr(
        [`read the permission of ${username}`, 'metadata: read'],
        async () => {
          const { data } = await repos.getCollaboratorPermissionLevel({ ...place, username });
          return data.role_name || data.permission;
        },
        ({ status }) => (status === 404 ? 'none' : undefined),
      ),

    listIssues: ({ label, milestone }) =>
      read(['list the issues', READ], async () => {
        const found = await octokit.paginate(issues.listForRepo, {
          ...place,
          ...(label === null ? {} : { labels: label }),
          ...(milestone === null ? {} : { milestone: String(milestone) }),
          state: 'all',
          sort: 'created',
          direction: 'asc',
          per_page: PAGE,
        });
        return found.map(presentIssue).filter(isIssue);
      }),

    listIssuesSince: (instant) =>
      read(['list the issues that changed', READ], async () => {
        let pages = 0;
        const found = await octokit.paginate(
          issues.listForRepo,
          {
            ...place,
            since: new Date(instant).toISOString(),
            state: 'all',
            sort: 'created',
            direction: 'asc',
            per_page: PAGE,
          },
          ({ data }, done) => {
            pages += 1;
            if (pages > MOST_CHANGED_PAGES) done();
            return data;
          },
        );
        return pages > MOST_CHANGED_PAGES ? null : found.map(presentIssue).filter(isIssue);
      }),

    listIssuesAbove: (number) =>
      read(['list the newest issues', READ], async () => {
        const found = await octokit.paginate(
          issues.listForRepo,
          { ...place, state: 'all', sort: 'created', direction: 'desc', per_page: PAGE },
          ({ data }, done) => {
            if (data.some((issue) => issue.number <= number)) done();
            return data;
          },
        );
        return found
          .map(presentIssue)
          .filter((issue) => isIssue(issue) && issue.number > number)
          .toReversed();
      }),

    findIssue: (number) =>
      readOr(
        [`read issue #${number}`, READ],
        async () => {
          const { data, status } = await issues.get({ ...place, issue_number: number });
          // A redirection that leads nowhere is no failure to Octokit.
          if (Number(status) !== 200) return null;
          const issue = presentIssue(data);
          // A transferred issue answers from its new home.
          return isIssue(issue) && issue.number === number ? issue : null;
        },
        ({ status }) => (status === 404 || status === 410 || status === 301 ? null : undefined),
      ),

    listEvents: (number) =>
      read([`read the history of issue #${number}`, READ], async () => {
        const found = await octokit.paginate(issues.listEvents, {
          ...place,
          issue_number: number,
          per_page: PAGE,
        });
        return found.flatMap(presentEvent).sort((a, b) => a.at - b.at || a.id - b.id);
      }),

    listBodies: async (number) => {
      try {
        return readBodyVersions(await octokit.graphql(BODY_VERSIONS, { ...place, number }));
      } catch {
        return null;
      }
    },

    listComments: (number) =>
      read([`read the comments of issue #${number}`, READ], async () => {
        const found = await octokit.paginate(issues.listComments, {
          ...place,
          issue_number: number,
          per_page: PAGE,
        });
        return found.map(presentComment);
      }),

    createIssue: ({ title, body, labels, assignees = [], milestone }) =>
      write([`create the issue "${title}"`, WRITE], async () => {
        const { data } = await issues.create({
          ...place,
          ...ONCE,
          title,
          body,
          labels: [...labels],
          ...(assignees.length === 0 ? {} : { assignees: [...assignees] }),
          ...(milestone === null ? {} : { milestone }),
        });
        return { number: data.number };
      }),

    changeIssue: (number, change) =>
      write([`change issue #${number}`, WRITE], async () => {
        await issues.update({ ...place, ...ONCE, issue_number: number, ...toPatch(change) });
        return {};
      }),

    addLabels: (number, labels) =>
      write([`label issue #${number}`, WRITE], async () => {
        await issues.addLabels({ ...place, ...ONCE, issue_number: number, labels: [...labels] });
        return {};
      }),

    removeLabel: (number, name) =>
      write([`take a label off issue #${number}`, WRITE], async () => {
        await issues.removeLabel({ ...place, ...ONCE, issue_number: number, name });
        return {};
      }),

    addComment: (number, body) =>
      write([`comment on issue #${number}`, WRITE], async () => {
        await issues.createComment({ ...place, ...ONCE, issue_number: number, body });
        return {};
      }),

    changeComment: (comment, body) =>
      write(['edit a comment of ours', WRITE], async () => {
        await issues.updateComment({ ...place, ...ONCE, comment_id: comment, body });
        return {};
      }),

    listMergedSince: (base, since) =>
      read(['list merged pull requests', READ_PULLS], async () => {
        const found = await octokit.paginate(
          pulls.list,
          { ...place, base, state: 'closed', sort: 'updated', direction: 'desc', per_page: PAGE },
          ({ data }, done) => {
            if (data.some((pull) => Date.parse(pull.updated_at) < since)) done();
            return data;
          },
        );
        return found.map(presentPullRequest).filter(({ mergedAt }) => mergedAt !== null);
      }),
  };
}

function isIssue({ isPullRequest }: TrackedIssue): boolean {
  return !isPullRequest;
}

function toPatch({ title, body, state }: IssueChange) {
  return {
    ...(title === undefined ? {} : { title }),
    ...(body === undefined ? {} : { body }),
    ...(state === undefined
      ? {}
      : state === 'open'
        ? { state: 'open' as const }
        : { state: 'closed' as const, state_reason: state }),
  };
}
