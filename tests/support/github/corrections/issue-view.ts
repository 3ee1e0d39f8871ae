import type { Context } from '../context.ts';
import { find, findText, type Json, type JsonObject, numberAt, objectAt, textAt } from '../json.ts';
import type { RepositoryMemory } from '../memory.ts';
import { latest, presentBrief } from './present-pull.ts';
import { pullOf } from './pull-state.ts';

/** An issue with what we remember of it. */
export function presentIssue(repository: RepositoryMemory, record: Json): JsonObject {
  const { closedAt, stateReason } = repository.issues.get(numberAt(record, 'number')) ?? {};
  const isClosed = findText(record, 'state') === 'closed';
  return {
    ...objectAt(record),
    ...(isClosed && closedAt !== undefined ? { closed_at: closedAt } : {}),
    updated_at: latest(textAt(record, 'updated_at'), closedAt),
    ...(isClosed && stateReason !== undefined ? { state_reason: stateReason } : {}),
  };
}

const SHARED = [
  'active_lock_reason',
  'assignee',
  'assignees',
  'author_association',
  'body',
  'closed_at',
  'comments_url',
  'created_at',
  'draft',
  'html_url',
  'id',
  'labels',
  'locked',
  'milestone',
  'node_id',
  'number',
  'state',
  'title',
  'updated_at',
  'user',
];

/** A pull request is an issue too: the emulator denies that. */
export async function presentPullAsIssue(
  context: Context,
  repository: RepositoryMemory,
  record: Json,
): Promise<JsonObject> {
  const pull = await pullOf(context, repository.fullName, record);
  const brief = presentBrief(pull);
  const address = textAt(brief, 'issue_url');
  return {
    ...Object.fromEntries(SHARED.map((name) => [name, find(brief, name) ?? null])),
    active_lock_reason: null,
    url: address,
    repository_url: address.replace(/\/issues\/\d+$/, ''),
    labels_url: `${address}/labels{/name}`,
    events_url: `${address}/events`,
    timeline_url: `${address}/timeline`,
    comments: find(record, 'comments') ?? 0,
    closed_by: null,
    state_reason: null,
    performed_via_github_app: null,
    pull_request: {
      url: textAt(brief, 'url'),
      html_url: textAt(brief, 'html_url'),
      diff_url: textAt(brief, 'diff_url'),
      patch_url: textAt(brief, 'patch_url'),
      merged_at: find(brief, 'merged_at') ?? null,
    },
  };
}
