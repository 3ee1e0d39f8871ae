import type { BlockTask } from '../../src/model/ledger.ts';
import type { IssueEvent } from '../../src/model/observation.ts';
import {
  type IssueStateName,
  type TagName,
  tagOfField,
  type Word,
} from '../../src/model/sync-field.ts';
import type { Actor, Issue, World } from './world.ts';

type NewEvent = IssueEvent extends infer Each
  ? Each extends IssueEvent
    ? Omit<Each, 'cursor' | 'by'>
    : never
  : never;

/** Servers do not agree to the second: a change can be dated so much before it is seen. */
export const MOST_LAG = 6;

function record(issue: Issue, by: Actor, event: NewEvent): void {
  issue.cursor += 1;
  issue.updatedAt = issue.now() - (issue.cursor % (MOST_LAG + 1));
  issue.events.push({
    ...event,
    cursor: issue.cursor,
    by: by === 'us' ? 'us' : 'other',
  } as IssueEvent);
}

/** As GitHub does it: what sets a value that is there already is no event. */
export function setTitle(issue: Issue, by: Actor, value: string): void {
  if (issue.title === value) return;
  issue.title = value;
  issue.by.set('title', by);
  issue.untrusted.delete('title');
  record(issue, by, { kind: 'title', value });
}

export function setState(
  world: World,
  issue: Issue,
  { by, value }: { readonly by: Actor; readonly value: IssueStateName },
): void {
  if (issue.state === value) return;
  if ((issue.state === 'completed') !== (value === 'completed')) issue.by.set('done', by);
  issue.state = value;
  issue.untrusted.delete('done');
  issue.untrusted.delete('label');
  issue.stateChangedAt = world.time;
  if (by === 'person') issue.decided = { state: value, at: world.time };
  record(issue, by, { kind: 'state', value });
}

export function addLabel(issue: Issue, by: Actor, label: Word): void {
  if (issue.labels.has(label)) return;
  issue.labels.add(label);
  issue.by.set('label', by);
  issue.untrusted.delete('label');
  record(issue, by, { kind: 'label', action: 'added', label });
}

export function removeLabel(issue: Issue, by: Actor, label: Word): void {
  if (!issue.labels.delete(label)) return;
  issue.by.set('label', by);
  issue.untrusted.delete('label');
  record(issue, by, { kind: 'label', action: 'removed', label });
}

export function setBody(
  issue: Issue,
  by: Actor,
  {
    block = issue.block,
    prose = issue.prose,
    marker = issue.marker,
  }: {
    readonly block?: BlockTask[] | null;
    readonly prose?: string;
    readonly marker?: string | null;
  },
): void {
  const before = new Map((issue.block ?? []).map(({ key, done }) => [key, done]));
  const changed = (block ?? []).filter(({ key, done }) => before.get(key) !== done);
  const isSame =
    prose === issue.prose &&
    marker === issue.marker &&
    JSON.stringify(block) === JSON.stringify(issue.block);
  if (isSame) return;
  for (const { key } of changed) issue.by.set(`task:${key}`, by);
  if (prose !== issue.prose) issue.by.set('prose', by);
  record(issue, by, {
    kind: 'body',
    tasks: Object.fromEntries(changed.map(({ key, done }) => [key, done])),
    prose: prose === issue.prose ? null : prose,
  });
  issue.block = block;
  issue.prose = prose;
  issue.marker = marker;
}

export function setTag(
  issue: Issue,
  by: Actor,
  { tag, on }: { readonly tag: TagName; readonly on: boolean },
): void {
  if (issue.tags.has(tag) === on) return;
  const isMilestone = (one: string) => tagOfField(one)?.kind === 'milestone';
  for (const older of on && isMilestone(tag) ? [...issue.tags].filter(isMilestone) : []) {
    issue.tags.delete(older);
    record(issue, by, { kind: 'milestone', title: titleOf(older), on: false });
  }
  if (on) issue.tags.add(tag);
  else issue.tags.delete(tag);
  issue.by.set(tag, by);
  if (isMilestone(tag)) record(issue, by, { kind: 'milestone', title: titleOf(tag), on });
  else record(issue, by, { kind: 'tag', tag, on });
}

/** What a milestone is called: here, like its number. */
function titleOf(milestone: TagName): string {
  return tagOfField(milestone)?.name ?? '';
}
