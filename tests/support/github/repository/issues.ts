import { find, findText, type Json, listAt, numberAt, textAt } from '../json.ts';
import type {
  EmulatedRepository,
  IssueChange,
  IssueSeed,
  IssueView,
} from './emulated-repository.ts';
import { act, actAll, type Home } from './world.ts';

type Verbs = Pick<
  EmulatedRepository,
  'createIssue' | 'editIssue' | 'deleteIssue' | 'issue' | 'issues'
>;

export function issueVerbs(home: Home): Verbs {
  const { administrator, memory: repository } = home;
  const path = `/repos/${repository.fullName}/issues`;
  const edit = async (number: number, { by = administrator, reason, ...fields }: IssueChange) => {
    const { title, body, labels, assignees, state } = fields;
    const change = {
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body }),
      ...(labels === undefined ? {} : { labels }),
      ...(assignees === undefined ? {} : { assignees }),
      ...(state === undefined ? {} : { state }),
      ...(reason === undefined ? {} : { state_reason: reason }),
    };
    await act(home, { method: 'PATCH', path: `${path}/${number}`, body: change, by });
  };
  return {
    createIssue: async ({ title, body, labels = [], closed, by = administrator }: IssueSeed) => {
      const wish = { title, labels, ...(body === undefined ? {} : { body }) };
      const created = await act(home, { method: 'POST', path, body: wish, by });
      const number = numberAt(created, 'number');
      if (closed !== undefined) await edit(number, { state: 'closed', reason: closed });
      return number;
    },
    editIssue: edit,
    deleteIssue: (number) => void repository.issues.set(number, { deleted: true }),
    issue: async (number) =>
      viewOf(await act(home, { method: 'GET', path: `${path}/${number}`, by: administrator })),
    issues: async () => {
      const listed = await actAll(home, {
        path: `${path}?state=all&direction=asc`,
        by: administrator,
      });
      return listed.filter((issue) => find(issue, 'pull_request') === undefined).map(viewOf);
    },
  };
}

function viewOf(issue: Json): IssueView {
  return {
    number: numberAt(issue, 'number'),
    title: textAt(issue, 'title'),
    body: findText(issue, 'body') ?? '',
    state: find(issue, 'state') === 'open' ? 'open' : 'closed',
    stateReason: findText(issue, 'state_reason'),
    labels: listAt(issue, 'labels').map((label) => textAt(label, 'name')),
    closedBy: findText(issue, 'closed_by', 'login'),
    closedAt: findText(issue, 'closed_at'),
  };
}
