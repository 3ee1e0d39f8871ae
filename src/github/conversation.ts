import type { Octokit } from '@octokit/rest';
import { askIn } from './ask.ts';
import type { Written } from './tracker.ts';

/** What GitHub shows below a comment. */
export type Receipt = '+1' | 'confused' | 'eyes';

/** What is asked of GitHub to answer people. */
export interface Conversation {
  react(comment: number, receipt: Receipt): Promise<Written>;
  /** `false` where this account cannot be assigned here. */
  mayAssign(login: string): Promise<boolean>;
  assign(issue: number, login: string): Promise<Written>;
}

const WRITE = 'issues: write';

export function openConversation(
  octokit: Octokit,
  place: { readonly owner: string; readonly repo: string },
): Conversation {
  const { issues, reactions } = octokit.rest;
  const { readOr, write } = askIn(`${place.owner}/${place.repo}`);
  return {
    react: (comment, content) =>
      write(['react to a comment', WRITE], async () => {
        await reactions.createForIssueComment({ ...place, comment_id: comment, content });
        return {};
      }),
    mayAssign: (assignee) =>
      readOr(
        [`ask whether ${assignee} can be assigned`, 'metadata: read'],
        async () => {
          await issues.checkUserCanBeAssigned({ ...place, assignee });
          return true;
        },
        ({ status }) => (status === 404 ? false : undefined),
      ),
    assign: (issue, login) =>
      write([`assign issue #${issue}`, WRITE], async () => {
        await issues.addAssignees({ ...place, issue_number: issue, assignees: [login] });
        return {};
      }),
  };
}
