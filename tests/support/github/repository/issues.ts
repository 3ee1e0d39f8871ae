import { MAINTAINER } from '../emulator.ts';
import { find, findText, type Json, listAt, numberAt, textAt } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import type {
  EmulatedRepository,
  IssueChange,
  IssueSeed,
  IssueView,
} from './emulated-repository.ts';
import { act, actAll, type World } from './world.ts';

type Verbs = Pick<
  EmulatedRepository,
  'createIssue' | 'editIssue' | 'deleteIssue' | 'issue' | 'issues'
>;

export function issueVerbs(world: World, repository: RepositoryMemory): Verbs {
  const path = `/repos/${repository.fullName}/issues`;
  const edit = async (number: number, { by = MAINTAINER, reason, ...fields }: IssueChange) => {
    const { title, body, labels, state } = fields;
    const change = {
      ...(title === undefined ? {} : { title }),
      ...(body === undefined ? {} : { body }),
      ...(labels === undefined ? {} : { labels }),
      ...(state === undefined ? {} : { state }),
      ...(reason === undefined ? {} : { state_reason: reason }),
    };
    await act(world, { method: 'PATCH', path: `${path}/${number}`, body: change, by });
  };
  return {
    createIssue: async ({ title, body, labels = [], closed, by = MAINTAINER }: IssueSeed) => {
      const wish = { title, labels, ...(body === undefined ? {} : { body }) };
      const created = await act(world, { method: 'POST', path, body: wish, by });
      const number = numberAt(created, 'number');
      if (closed !== undefined) await edit(number, { state: 'closed', reason: closed });
      return number;
    },
    editIssue: edit,
    deleteIssue: (number) => void repository.issues.set(number, { deleted: true }),
    issue: async (number) =>
      viewOf(await act(world, { method: 'GET', path: `${path}/${number}`, by: MAINTAINER })),
    issues: async () => {
      const listed = await actAll(world, {
        path: `${path}?state=all&direction=asc`,
        by: MAINTAINER,
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
