import type { Status } from './status.ts';

/** Number of an issue in the repository of the document. */
export type IssueNumber = number;
export type PullRequestNumber = number;
/** Milliseconds since 1970 by the server's clock, never by the local one. */
export type Instant = number;
/** Identity of a task inside its deliverable: the slug of its title, `~2` for the second of a kind. */
export type TaskKey = string;

/** A status that is no completion: that is what `done` says. */
export type Word = Exclude<Status, 'done'>;

/**
 * A value that both sides hold.
 * - `title`: a string.
 * - `done`: a boolean; on GitHub "closed as completed".
 * - `word`: the document's status word, or `null` where it says nothing; `not-started` counts as nothing.
 * - `label`: the issue's image of the status, as `labelValue` writes it, or `null`.
 * - `task:…`: a boolean for each task.
 * - a tag: a boolean for each; absent is false, so that what nobody knows is never taken from an issue.
 */
export type FieldName = 'title' | 'done' | 'word' | 'label' | `task:${TaskKey}` | TagName;

/** What kind of thing an issue has or has not. */
export const TAG_KINDS = ['assignee', 'track', 'milestone'] as const;
export type TagKind = (typeof TAG_KINDS)[number];

/**
 * Something that an issue has or has not, and that a document says by where and how a line stands: an
 * assignee's login, the label of a track, the number of a milestone. GitHub tells no letter case apart, so
 * names are in lower case.
 */
export type TagName = `${TagKind}:${string}`;
export type FieldValue = string | boolean | null;

/** Last values that both sides held together. A missing field is unknown, which is not "empty". */
export type Base = Readonly<Partial<Record<FieldName, FieldValue>>>;

export type IssueStateName = 'open' | 'completed' | 'not_planned';

/** Which way a field may flow: to GitHub, to the document, both, or not at all. */
export type Direction = 'both' | 'document' | 'github' | 'off';

/** Who wins where both sides changed: the conflict is shown and waits, or one side does, on record. */
export type Policy = 'ask' | 'document' | 'github';

export function taskField(key: TaskKey): `task:${TaskKey}` {
  return `task:${key}`;
}

/** The task of a field, or `null` for any other field. */
export function taskOfField(field: FieldName): TaskKey | null {
  return field.startsWith('task:') ? field.slice('task:'.length) : null;
}

export function tagName(kind: TagKind, name: string | number): TagName {
  return `${kind}:${String(name).toLowerCase()}`;
}

/** A tag taken apart, or `null` for any other field. */
export function tagOfField(
  field: string,
): { readonly kind: TagKind; readonly name: string } | null {
  const kind = TAG_KINDS.find((one) => field.startsWith(`${one}:`));
  return kind === undefined ? null : { kind, name: field.slice(kind.length + 1) };
}
