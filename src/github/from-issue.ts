import type { TrackedComment, TrackedEvent, TrackedIssue } from './tracker.ts';

interface Account {
  readonly login?: string | undefined;
}

interface IssueRecord {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null | undefined;
  readonly state: string;
  readonly state_reason?: string | null | undefined;
  readonly labels: readonly (string | { readonly name?: string | undefined })[];
  readonly assignees?: readonly Account[] | null | undefined;
  readonly milestone: { readonly number: number } | null;
  readonly user: Account | null;
  readonly pull_request?: object | undefined;
  readonly updated_at: string;
  readonly closed_at: string | null;
}

export function presentIssue(record: IssueRecord): TrackedIssue {
  const { number, title, body, state, state_reason: reason, labels, user } = record;
  const dropped = reason === 'not_planned' || reason === 'duplicate';
  return {
    number,
    title,
    body: body ?? '',
    state: state === 'open' ? 'open' : dropped ? 'not_planned' : 'completed',
    wasReopened: state === 'open' && reason === 'reopened',
    labels: labels.flatMap((label) => (typeof label === 'string' ? label : (label.name ?? []))),
    assignees: (record.assignees ?? []).flatMap(({ login }) => login ?? []),
    milestone: record.milestone?.number ?? null,
    author: user?.login ?? '',
    isPullRequest: record.pull_request !== undefined,
    updatedAt: Date.parse(record.updated_at),
    closedAt: record.closed_at === null ? null : Date.parse(record.closed_at),
  };
}

interface EventRecord {
  readonly id: number;
  readonly event: string;
  readonly created_at: string;
  readonly actor: Account | null;
  readonly label?: { readonly name?: string | null | undefined } | undefined;
  readonly assignee?: Account | null | undefined;
  /** Who assigned: older events name the assignee as their actor. */
  readonly assigner?: Account | null | undefined;
  readonly milestone?: { readonly title: string } | undefined;
  readonly rename?: { readonly to: string } | undefined;
  readonly state_reason?: string | null | undefined;
}

/** Events that we do not know are left out: GitHub adds new ones. */
export function presentEvent(record: EventRecord): readonly TrackedEvent[] {
  const { id, event, created_at: at, actor } = record;
  const base = { id, at: Date.parse(at), actor: actor?.login ?? '' };
  switch (event) {
    case 'renamed':
      return record.rename ? [{ ...base, kind: 'title', value: record.rename.to }] : [];
    case 'closed':
      return [{ ...base, kind: 'state', value: reasonOf(record.state_reason ?? null) }];
    case 'reopened':
      return [{ ...base, kind: 'state', value: 'open' }];
    case 'labeled':
    case 'unlabeled': {
      const label = record.label?.name;
      const action = event === 'labeled' ? 'added' : 'removed';
      return label ? [{ ...base, kind: 'label', action, label }] : [];
    }
    case 'assigned':
    case 'unassigned': {
      const login = record.assignee?.login;
      const actor = record.assigner?.login ?? base.actor;
      const action = event === 'assigned' ? 'added' : 'removed';
      return login ? [{ ...base, actor, kind: 'assignee', action, login }] : [];
    }
    case 'milestoned':
    case 'demilestoned': {
      const title = record.milestone?.title ?? '';
      const action = event === 'milestoned' ? 'added' : 'removed';
      return [{ ...base, kind: 'milestone', action, title }];
    }
    default:
      return [];
  }
}

function reasonOf(reason: string | null): TrackedIssue['state'] | 'closed' {
  if (reason === 'not_planned' || reason === 'duplicate') return 'not_planned';
  return reason === 'completed' ? 'completed' : 'closed';
}

export function presentComment({
  id,
  user,
  body,
}: {
  readonly id: number;
  readonly user: Account | null;
  readonly body?: string | undefined;
}): TrackedComment {
  return { id, author: user?.login ?? '', body: body ?? '' };
}
