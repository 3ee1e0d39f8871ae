import { createHash } from 'node:crypto';
import { type Context, read } from '../context.ts';
import { planMerge } from '../git/plan-merge.ts';
import { isObject, type Json, type JsonObject, numberAt, objectAt, textAt } from '../json.ts';
import { changesOf, type Pull } from './pull-state.ts';

/** Fields that GitHub gives for a single pull request and leaves out of lists. */
const ONLY_SINGLE = [
  'additions',
  'changed_files',
  'comments',
  'commits',
  'deletions',
  'maintainer_can_modify',
  'mergeable',
  'mergeable_state',
  'merged',
  'merged_by',
  'rebaseable',
  'review_comments',
];

/** A pull request as a member of a list. */
export function presentBrief(pull: Pull): JsonObject {
  const { record, memory, headSha } = pull;
  const shown: Record<string, Json> = { ...objectAt(record) };
  for (const name of ONLY_SINGLE) delete shown[name];
  return {
    ...shown,
    merged_at: memory.merge?.at ?? null,
    updated_at: latest(textAt(record, 'updated_at'), memory.merge?.at),
    closed_at: memory.merge?.at ?? shown['closed_at'] ?? null,
    merge_commit_sha: memory.merge?.sha ?? testMergeSha(pull),
    head: { ...objectAt(record, 'head'), sha: headSha },
    statuses_url: withSha(shown['statuses_url'], headSha),
    _links: presentLinks(objectAt(record, '_links'), headSha),
  };
}

/** A test may let something happen later than it is. */
export function latest(time: string, other: string | undefined): string {
  return other !== undefined && other > time ? other : time;
}

/** A pull request by itself, with what it changes and whether it can be merged. */
export async function presentFull(
  context: Context,
  repository: string,
  pull: Pull,
): Promise<JsonObject> {
  const { commits, files } = await changesOf(context, repository, pull);
  const sum = (name: string) =>
    files.reduce((total: number, file) => total + numberAt(file, name), 0);
  const canMerge = pull.isOpen && (await planMerge(context, repository, pull)) !== undefined;
  const { merge } = pull.memory;
  return {
    ...objectAt(pull.record),
    ...presentBrief(pull),
    merged: merge !== undefined,
    merged_by: merge === undefined ? null : await userRecord(context, merge.by),
    mergeable: pull.isOpen ? canMerge : null,
    mergeable_state: pull.isOpen ? (canMerge ? 'clean' : 'dirty') : 'unknown',
    rebaseable: pull.isOpen && canMerge,
    commits: commits.length,
    additions: sum('additions'),
    deletions: sum('deletions'),
    changed_files: files.length,
  };
}

async function userRecord(context: Context, login: string): Promise<JsonObject> {
  return objectAt(await read(context, `/users/${encodeURIComponent(login)}`));
}

/** Unmerged, GitHub names its test merge here: a commit that no branch will ever hold. */
function testMergeSha({ headSha, baseSha }: Pull): string {
  return createHash('sha1').update(`${baseSha} ${headSha}`).digest('hex');
}

function withSha(url: Json | undefined, sha: string): Json {
  return typeof url === 'string' ? url.replace(/[^/]+$/, sha) : null;
}

function presentLinks(links: JsonObject, sha: string): JsonObject {
  const statuses = links['statuses'];
  if (!isObject(statuses)) return links;
  return { ...links, statuses: { href: withSha(statuses['href'], sha) } };
}
