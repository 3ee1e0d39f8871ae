import { find, findText, type Json, numberAt, textAt } from '../json.ts';
import type { EmulatedRepository, PullRequestView } from './emulated-repository.ts';
import { act, actAll, type Home } from './world.ts';

type Verbs = Pick<
  EmulatedRepository,
  | 'openPullRequest'
  | 'editPullRequest'
  | 'mergePullRequest'
  | 'closePullRequest'
  | 'pullRequest'
  | 'pullRequests'
>;

const CONTRIBUTOR = 'contributor';

export function pullVerbs(home: Home, push: EmulatedRepository['push']): Verbs {
  const { administrator } = home;
  const { fullName, defaultBranch } = home.memory;
  const pulls = `/repos/${fullName}/pulls`;
  return {
    openPullRequest: async (seed) => {
      const { title, head, body, base = defaultBranch, by = CONTRIBUTOR, draft = false } = seed;
      const { files, message = title } = seed;
      if (files !== undefined) await push({ branch: head, files, message, by });
      const wish = { title, head, base, draft, ...(body === undefined ? {} : { body }) };
      return numberAt(await act(home, { method: 'POST', path: pulls, body: wish, by }), 'number');
    },
    editPullRequest: async (number, { by = CONTRIBUTOR, ...change }) => {
      const body = { ...change };
      await act(home, { method: 'PATCH', path: `${pulls}/${number}`, body, by });
    },
    mergePullRequest: async (number, wish = {}) => {
      const { method = 'merge', by = administrator, at, title, message } = wish;
      const body = {
        merge_method: method,
        ...(title === undefined ? {} : { commit_title: title }),
        ...(message === undefined ? {} : { commit_message: message }),
      };
      const path = `${pulls}/${number}/merge`;
      return textAt(await act(home, { method: 'PUT', path, body, by, at }), 'sha');
    },
    closePullRequest: async (number, by = administrator) => {
      const body = { state: 'closed' };
      await act(home, { method: 'PATCH', path: `${pulls}/${number}`, body, by });
    },
    pullRequest: async (number) =>
      viewOf(await act(home, { method: 'GET', path: `${pulls}/${number}`, by: administrator })),
    pullRequests: async () =>
      (await actAll(home, { path: `${pulls}?state=all`, by: administrator })).map(viewOf),
  };
}

function viewOf(pull: Json): PullRequestView {
  const mergedAt = findText(pull, 'merged_at');
  return {
    number: numberAt(pull, 'number'),
    title: textAt(pull, 'title'),
    body: findText(pull, 'body') ?? '',
    state: mergedAt === undefined ? stateOf(pull) : 'merged',
    head: textAt(pull, 'head', 'ref'),
    headSha: textAt(pull, 'head', 'sha'),
    base: textAt(pull, 'base', 'ref'),
    mergeCommit: mergedAt === undefined ? undefined : findText(pull, 'merge_commit_sha'),
    mergedAt,
    by: textAt(pull, 'user', 'login'),
  };
}

function stateOf(pull: Json): 'open' | 'closed' {
  return find(pull, 'state') === 'open' ? 'open' : 'closed';
}
