import { CONFIG_PATH, parseCommands } from '../../src/index.ts';
import type { EventFacts } from './event-facts.ts';
import type { ForecastCall, Work } from './work.ts';

export interface ReceivedEvent {
  /** As in `X-GitHub-Event`. */
  readonly name: string;
  readonly facts: EventFacts;
}

type Mapping = (facts: EventFacts) => readonly Work[];

/** Issue events that change nothing that a document could show. */
const SILENT_ISSUE_ACTIONS: ReadonlySet<string> = new Set([
  'locked',
  'unlocked',
  'pinned',
  'unpinned',
]);
const WITH_BODY: ReadonlySet<string> = new Set(['edited', 'deleted']);
const HEADS = 'refs/heads/';
/** GitHub lists no more commits in a payload, so that more may be missing. */
const MOST_LISTED_COMMITS = 2_048;

/** Every event that the App subscribes to. What is not here asks for nothing. */
const MAPPINGS: Readonly<Record<string, Mapping>> = {
  issues: (facts) => (SILENT_ISSUE_ACTIONS.has(facts.action ?? '') ? [] : lookAt(facts)),
  issue_comment: mapComment,
  push: mapPush,
  pull_request: mapPullRequest,
  check_run: mapCheckRun,
  status: mapStatus,
  // Nothing in the document follows from reviews, and what a suite says its runs have said.
  pull_request_review: () => [],
  check_suite: () => [],
  merge_group: mapMergeGroup,
  label: (facts) => (WITH_BODY.has(facts.action ?? '') ? lookAt(facts) : []),
  milestone: (facts) => (facts.action === 'created' ? [] : lookAt(facts)),
  repository: mapRepository,
  installation: mapInstallation,
  installation_repositories: (facts) => lookAtAll(facts, facts.repositories_added ?? []),
};

/**
 * What an event asks for, decided from the event alone: one that cannot matter costs no request.
 * `self` is the id of our own account, whose doings are known here already.
 */
export function mapEvent({ name, facts }: ReceivedEvent, self: number | null): readonly Work[] {
  if (self !== null && facts.sender?.id === self) return [];
  const mapping = Object.hasOwn(MAPPINGS, name) ? MAPPINGS[name] : undefined;
  return mapping?.(facts) ?? [];
}

function mapComment(facts: EventFacts): readonly Work[] {
  const { action, comment, issue, installation, repository, sender } = facts;
  if (!comment || !issue || !installation || !repository) return [];
  // A tick in a comment of ours is an edit of it.
  if (action === 'edited') return comment.user?.type === 'Bot' ? lookAt(facts) : [];
  const isByPerson = sender?.type !== 'Bot' && comment.user?.type !== 'Bot';
  const commands = action === 'created' && isByPerson ? parseCommands(comment.body ?? '') : [];
  if (commands.length === 0) return [];
  const call = {
    installation: installation.id,
    repository: repository.full_name,
    issue: issue.number,
    isPullRequest: Boolean(issue.pull_request),
    comment: comment.id,
    author: comment.user?.login ?? '',
    commands,
  };
  return call.author === '' ? [] : [{ kind: 'command', call }];
}

/** Merges come with events of their own; the push matters for what it changes in documents and config. */
function mapPush(facts: EventFacts): readonly Work[] {
  const { ref, deleted, forced, commits } = facts;
  if (!ref?.startsWith(HEADS) || deleted === true) return [];
  const listed = commits ?? [];
  if (forced === true || listed.length === 0 || listed.length >= MOST_LISTED_COMMITS)
    return lookAt(facts);
  const paths = listed.flatMap(({ added, removed, modified }) => [
    ...(added ?? []),
    ...(removed ?? []),
    ...(modified ?? []),
  ]);
  return paths.some((path) => path === CONFIG_PATH || /\.(?:md|markdown)$/i.test(path))
    ? lookAt(facts)
    : [];
}

/** A check completes work on the branch that counts as done; runs of pull requests are none of that. */
function mapCheckRun(facts: EventFacts): readonly Work[] {
  const branch = facts.check_run?.check_suite?.head_branch ?? null;
  const isDone = branch !== null && branch === facts.repository?.default_branch;
  return facts.action === 'completed' && isDone ? lookAt(facts) : [];
}

function mapStatus(facts: EventFacts): readonly Work[] {
  const { state, branches, repository } = facts;
  const isDone = branches?.some(({ name }) => name === repository?.default_branch) ?? false;
  return state !== 'pending' && isDone ? lookAt(facts) : [];
}

const TOLD_PULL_ACTIONS: ReadonlySet<string> = new Set([
  'opened',
  'edited',
  'reopened',
  'synchronize',
  'ready_for_review',
  'converted_to_draft',
  'closed',
]);

/** Only with `comment` or `require` in the config anything is written; that is read when its turn comes. */
function mapPullRequest(facts: EventFacts): readonly Work[] {
  const { action = '', pull_request: pullRequest } = facts;
  if (!pullRequest || !TOLD_PULL_ACTIONS.has(action)) return [];
  const isMerge = action === 'closed' && pullRequest.merged === true;
  return [
    ...(isMerge ? lookAt(facts, pullRequest.number) : []),
    ...forecast(facts, { pullRequest: pullRequest.number, head: null }),
  ];
}

function mapMergeGroup(facts: EventFacts): readonly Work[] {
  const head = facts.merge_group?.head_sha ?? null;
  if (facts.action !== 'checks_requested' || head === null) return [];
  return forecast(facts, { pullRequest: null, head });
}

function forecast(
  { installation, repository }: EventFacts,
  what: Pick<ForecastCall, 'pullRequest' | 'head'>,
): readonly Work[] {
  if (!installation || !repository || repository.archived === true) return [];
  const call = { installation: installation.id, repository: repository.full_name, ...what };
  return [{ kind: 'forecast', call }];
}

function mapRepository(facts: EventFacts): readonly Work[] {
  switch (facts.action) {
    case 'renamed':
    case 'transferred':
    case 'unarchived':
    case 'edited':
      return lookAt(facts);
    default:
      return [];
  }
}

function mapInstallation(facts: EventFacts): readonly Work[] {
  switch (facts.action) {
    case 'created':
    case 'unsuspend':
    case 'new_permissions_accepted':
      return lookAtAll(facts, facts.repositories ?? []);
    default:
      return [];
  }
}

function lookAt(facts: EventFacts, merged: number | null = null): readonly Work[] {
  const { installation, repository } = facts;
  if (!installation || !repository || repository.archived === true) return [];
  return [syncOf(installation.id, repository.full_name, merged)];
}

function lookAtAll(
  { installation }: EventFacts,
  repositories: readonly { readonly full_name: string }[],
): readonly Work[] {
  if (!installation) return [];
  return repositories.map(({ full_name: name }) => syncOf(installation.id, name, null));
}

function syncOf(installation: number, repository: string, merged: number | null): Work {
  return { kind: 'sync', key: { installation, repository, document: '*' }, merged };
}
