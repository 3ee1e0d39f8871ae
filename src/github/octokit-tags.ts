import type { Octokit } from '@octokit/rest';
import type { Asking } from './ask.ts';
import { presentIssue } from './from-issue.ts';
import type { TrackedIssue, Tracker } from './tracker.ts';

const PAGE = 100;
const READ = 'issues: read';
const WRITE = 'issues: write';
const ONCE = { request: { retries: 0 } };

type TagRequests = Pick<
  Tracker,
  | 'listMilestones'
  | 'listLabels'
  | 'addAssignee'
  | 'removeAssignee'
  | 'setMilestone'
  | 'createMilestone'
  | 'createLabel'
>;

/** What issues are given beside their text and state: assignees, milestones, and labels to be given. */
export function tagRequests(
  octokit: Octokit,
  {
    place,
    asking: { read, write },
  }: {
    readonly place: { readonly owner: string; readonly repo: string };
    readonly asking: Asking;
  },
): TagRequests {
  const { issues } = octokit.rest;
  return {
    listMilestones: () =>
      read(['list the milestones', READ], async () => {
        const wish = { ...place, state: 'all' as const, per_page: PAGE };
        const found = await octokit.paginate(issues.listMilestones, wish);
        return found.map(({ number, title }) => ({ number, title }));
      }),

    listLabels: () =>
      read(['list the labels', READ], async () => {
        const found = await octokit.paginate(issues.listLabelsForRepo, {
          ...place,
          per_page: PAGE,
        });
        return found.map(({ name }) => name);
      }),

    addAssignee: async (number, login) => {
      const written = await write([`assign issue #${number} to ${login}`, WRITE], async () => {
        const wish = { ...place, ...ONCE, issue_number: number, assignees: [login] };
        const { data } = await issues.addAssignees(wish);
        return { issue: presentIssue(data) };
      });
      if (written.kind !== 'done' || isAssigned(written.issue, login)) return written;
      const message = `GitHub did not assign ${login} to issue #${number}.`;
      return { kind: 'refused', message };
    },

    removeAssignee: (number, login) =>
      write([`take ${login} off issue #${number}`, WRITE], async () => {
        const wish = { ...place, ...ONCE, issue_number: number, assignees: [login] };
        await issues.removeAssignees(wish);
        return {};
      }),

    setMilestone: (number, milestone) =>
      write([`set the milestone of issue #${number}`, WRITE], async () => {
        await issues.update({ ...place, ...ONCE, issue_number: number, milestone });
        return {};
      }),

    createMilestone: ({ title, dueOn }) =>
      write([`create the milestone "${title}"`, WRITE], async () => {
        // GitHub keeps the day alone, as it is at that hour in California.
        const due = dueOn === null ? {} : { due_on: `${dueOn}T12:00:00Z` };
        const { data } = await issues.createMilestone({ ...place, ...ONCE, title, ...due });
        return { number: data.number };
      }),

    createLabel: ({ name, color, description }) =>
      write([`create the label "${name}"`, WRITE], async () => {
        await issues.createLabel({ ...place, ...ONCE, name, color, description });
        return {};
      }),
  };
}

function isAssigned({ assignees }: TrackedIssue, login: string): boolean {
  return assignees.some((one) => one.toLowerCase() === login.toLowerCase());
}
