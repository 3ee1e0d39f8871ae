import { find, findText, isObject, type Json, listAt, numberAt, textAt } from '../json.ts';
import type { Parameters } from '../router.ts';
import type { NamedPayload } from './deliveries.ts';

/** A write that was carried out. */
export interface Told {
  readonly parameters: Parameters;
  /** The issue or ref as it was, where that matters. */
  readonly before: Json;
  readonly after: Json;
  /** What was asked for. */
  readonly body: Json;
  /** A part of the repository. */
  readonly read: (path: string) => Promise<Json>;
  readonly isMerged: (pullRequest: number) => boolean;
}

export type Teller = (told: Told) => Promise<readonly NamedPayload[]>;

const NO_COMMIT = '0'.repeat(40);
const HEADS = 'refs/heads/';

export const issueOpened: Teller = ({ after }) =>
  only('issues', { action: 'opened', issue: after });

export const issueChanged: Teller = ({ before, after }) => {
  const tell = (action: string, more: Record<string, Json> = {}) => ({
    event: 'issues',
    payload: { action, issue: after, ...more },
  });
  const names = (issue: Json, list: string, name: string) =>
    listOf(issue, list).map((one) => textAt(one, name));
  const state = findText(after, 'state');
  const edited = ['title', 'body'].filter((field) => find(before, field) !== find(after, field));
  return Promise.resolve([
    ...(findText(before, 'state') === state
      ? []
      : [tell(state === 'open' ? 'reopened' : 'closed')]),
    ...(edited.length === 0
      ? []
      : [tell('edited', { changes: Object.fromEntries(edited.map((one) => [one, {}])) })]),
    ...added(names(before, 'labels', 'name'), names(after, 'labels', 'name')).map(() =>
      tell('labeled'),
    ),
    ...added(names(after, 'labels', 'name'), names(before, 'labels', 'name')).map(() =>
      tell('unlabeled'),
    ),
    ...added(names(before, 'assignees', 'login'), names(after, 'assignees', 'login')).map(() =>
      tell('assigned'),
    ),
    ...added(names(after, 'assignees', 'login'), names(before, 'assignees', 'login')).map(() =>
      tell('unassigned'),
    ),
    ...(find(before, 'milestone', 'number') === find(after, 'milestone', 'number')
      ? []
      : [tell('milestoned')]),
  ]);
};

export const labeled: Teller = (told) => aboutIssue(told, 'labeled');
export const unlabeled: Teller = (told) => aboutIssue(told, 'unlabeled');
export const assigned: Teller = (told) => aboutIssue(told, 'assigned');
export const unassigned: Teller = (told) => aboutIssue(told, 'unassigned');

export const commented: Teller = async ({ parameters, after, read }) => {
  const issue = await findIssue(read, Number(parameters['number']));
  return [{ event: 'issue_comment', payload: { action: 'created', comment: after, issue } }];
};

export const commentEdited: Teller = async ({ after, read }) => {
  const number = Number(/\d+$/.exec(textAt(after, 'issue_url'))?.[0]);
  const issue = await findIssue(read, number);
  return [{ event: 'issue_comment', payload: { action: 'edited', comment: after, issue } }];
};

export const refMoved: Teller = async ({ before, after, read }) => {
  const ref = textAt(after, 'ref');
  const range = {
    before: findText(before, 'object', 'sha') ?? NO_COMMIT,
    after: textAt(after, 'object', 'sha'),
  };
  return ref.startsWith(HEADS) ? [await push(ref, range, read)] : [];
};

export const refCreated: Teller = async ({ after, read }) => {
  const ref = textAt(after, 'ref');
  const range = { before: NO_COMMIT, after: textAt(after, 'object', 'sha') };
  return ref.startsWith(HEADS) ? [await push(ref, range, read)] : [];
};

export const fileWritten: Teller = async ({ before, after, body, read }) => {
  const branch = findText(body, 'branch') ?? 'main';
  const range = {
    before: findText(before, 'object', 'sha') ?? NO_COMMIT,
    after: textAt(after, 'commit', 'sha'),
  };
  return [await push(HEADS + branch, range, read)];
};

export const pullOpened: Teller = ({ after }) =>
  only('pull_request', {
    action: 'opened',
    number: numberAt(after, 'number'),
    pull_request: after,
  });

export const pullChanged: Teller = ({ after, body, isMerged }) => {
  const number = numberAt(after, 'number');
  const merged = isMerged(number);
  const shown = isObject(after) ? { ...after, merged } : after;
  const state = findText(body, 'state');
  const action = state === 'closed' ? 'closed' : state === 'open' ? 'reopened' : 'edited';
  return only('pull_request', { action, number, pull_request: shown });
};

export const labelEdited: Teller = ({ after }) => only('label', { action: 'edited', label: after });
export const milestoneEdited: Teller = ({ after }) =>
  only('milestone', { action: 'edited', milestone: after });

async function aboutIssue(
  { parameters, read }: Told,
  action: string,
): Promise<readonly NamedPayload[]> {
  const issue = await findIssue(read, Number(parameters['number']));
  return [{ event: 'issues', payload: { action, issue } }];
}

/** A pull request is an issue too, with a mark. */
async function findIssue(read: Told['read'], number: number): Promise<Json> {
  const issue = await read(`/issues/${number}`);
  if (isObject(issue)) return issue;
  const pull = await read(`/pulls/${number}`);
  return isObject(pull) ? { ...pull, pull_request: { url: textAt(pull, 'url') } } : { number };
}

async function push(
  ref: string,
  { before, after }: { readonly before: string; readonly after: string },
  read: Told['read'],
): Promise<NamedPayload> {
  const compared = before === NO_COMMIT ? null : await read(`/compare/${before}...${after}`);
  const files = listOf(compared, 'files');
  const of = (...states: readonly string[]) =>
    files
      .filter((file) => states.includes(findText(file, 'status') ?? ''))
      .map((file) => textAt(file, 'filename'));
  const lists = {
    added: of('added'),
    removed: of('removed'),
    modified: of('modified', 'changed', 'renamed'),
  };
  const commits = listOf(compared, 'commits').map((commit) => ({
    id: textAt(commit, 'sha'),
    ...lists,
  }));
  const payload = {
    ref,
    before,
    after,
    created: before === NO_COMMIT,
    deleted: false,
    forced: false,
    commits,
  };
  return { event: 'push', payload };
}

function only(event: string, payload: NamedPayload['payload']): Promise<readonly NamedPayload[]> {
  return Promise.resolve([{ event, payload }]);
}

function listOf(value: Json, name: string): readonly Json[] {
  return Array.isArray(find(value, name)) ? listAt(value, name) : [];
}

function added(before: readonly string[], after: readonly string[]): readonly string[] {
  return after.filter((one) => !before.includes(one));
}
