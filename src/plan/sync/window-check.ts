import type { ConflictNote, Intent, Restore } from '../../model/ledger.ts';
import type { IssueEvent } from '../../model/observation.ts';
import {
  type FieldName,
  type FieldValue,
  type TagName,
  type TaskKey,
  tagOfField,
  taskField,
} from '../../model/sync-field.ts';
import { digest } from './digest.ts';
import { ownValue } from './own-value.ts';

/** What our writes replaced that people wrote between our last look and the write. */
export interface WindowFindings {
  readonly notes: readonly ConflictNote[];
  readonly restore: Restore | null;
}

/**
 * GitHub has no compare-and-swap on issues, so an edit can fall between reading and writing. It is
 * looked for afterwards, in the issue's history: a value that we meant to set is put on record, and
 * one that went down with the body is put back.
 *
 * @param events those after `intent.seen`, oldest first.
 */
export function checkWindow(intent: Intent, events: readonly IssueEvent[]): WindowFindings {
  const own = events.filter(({ by }) => by === 'us');
  const lastOwn = own.at(-1);
  if (lastOwn === undefined) return { notes: [], restore: null };
  const early = (one: IssueEvent) => one.by === 'other' && one.cursor < lastOwn.cursor;
  const window = events.filter(early);
  const notes =
    intent.purpose === 'close-vanished'
      ? window.flatMap((event) => noteAll(intent, event))
      : own.flatMap((event) => noteReplaced(intent, event, window));
  const { restore, overtaken } = findRestore(intent, own, events);
  return { notes: distinct([...notes, ...overtaken]), restore };
}

/** What others had set a field to that our event then set otherwise. */
function noteReplaced(
  intent: Intent,
  own: IssueEvent,
  window: readonly IssueEvent[],
): readonly ConflictNote[] {
  const before = window.filter(({ cursor }) => cursor < own.cursor);
  switch (own.kind) {
    case 'title': {
      const theirs = before.findLast((event) => event.kind === 'title');
      return theirs ? note(intent, 'title', own.value, theirs.value) : [];
    }
    case 'state': {
      const theirs = before.findLast((event) => event.kind === 'state');
      const states = theirs ? note(intent, 'done', own.value, theirs.value) : [];
      const labels = intent.issueSide.drop === undefined ? [] : noteLabels(intent, null, before);
      return [...states, ...labels];
    }
    case 'label':
      return noteLabels(intent, own.action === 'added' ? own.label : null, before);
    case 'tag':
      return [];
    case 'milestone':
      return noteMilestone(intent, own, before);
    case 'body':
      return [
        ...Object.entries(intent.issueSide.tasks ?? {}).flatMap(([key, ours]) => {
          const theirs = lastTask(before, key);
          return theirs === undefined ? [] : note(intent, taskField(key), ours, theirs);
        }),
        ...noteDropped(intent, before),
      ];
  }
}

/** Boxes of tasks that left the document, and our block with it. */
function noteDropped(intent: Intent, before: readonly IssueEvent[]): readonly ConflictNote[] {
  const { block } = intent.issueSide;
  const edited = before.flatMap((event) => (event.kind === 'body' ? Object.keys(event.tasks) : []));
  return edited
    .filter((key) => block?.every((task) => task.key !== key))
    .flatMap((key) => note(intent, taskField(key), null, lastTask(before, key) ?? null));
}

/** Of tags, a milestone alone gives way to another; setting ours is told as two events. */
function noteMilestone(
  intent: Intent,
  own: Extract<IssueEvent, { kind: 'milestone' }>,
  before: readonly IssueEvent[],
): readonly ConflictNote[] {
  const wanted = (Object.entries(intent.issueSide.tags ?? {}) as [TagName, boolean][]).filter(
    ([tag]) => tagOfField(tag)?.kind === 'milestone',
  );
  const [tag, isSet] = wanted.find(([, on]) => on) ?? wanted[0] ?? [];
  const theirs = before.findLast((event) => event.kind === 'milestone');
  if (tag === undefined || isSet !== own.on || theirs === undefined) return [];
  return note(intent, tag, own.on ? own.title : null, theirs.on ? theirs.title : null);
}

/** Labels of others that say something else than the word that ours stands for. */
function noteLabels(
  intent: Intent,
  label: FieldValue,
  before: readonly IssueEvent[],
): readonly ConflictNote[] {
  const ours = intent.word ?? label;
  return before
    .filter((event) => event.kind === 'label')
    .flatMap(({ action, label: theirs }) =>
      note(intent, 'label', ours, action === 'added' ? theirs : null),
    );
}

function note(
  intent: Intent,
  field: FieldName | 'prose',
  ours: FieldValue,
  theirs: FieldValue,
): readonly ConflictNote[] {
  if (ours === theirs) return [];
  const id = digest(intent.issue, 'window', intent.seen, field, ours, theirs);
  return [{ id, field, values: [ours, theirs], open: false }];
}

/** A vanished item was closed over an edit: whatever it was, it is put on record. */
function noteAll(intent: Intent, event: IssueEvent): readonly ConflictNote[] {
  switch (event.kind) {
    case 'title':
      return note(intent, 'title', null, event.value);
    case 'state':
      return note(intent, 'done', null, event.value);
    case 'label':
      return note(intent, 'label', null, `${event.action} ${event.label}`);
    case 'tag':
    case 'milestone':
      // It stands on the closed issue as before.
      return [];
    case 'body':
      return [
        ...Object.entries(event.tasks).flatMap(([key, value]) =>
          note(intent, taskField(key), null, value),
        ),
        ...(event.prose === null ? [] : note(intent, 'prose', null, event.prose)),
      ];
  }
}

/**
 * What our body set back without meaning to. A box that somebody has edited since is found void when
 * the debts are settled; text that they never saw is put on record.
 */
function findRestore(
  intent: Intent,
  own: readonly IssueEvent[],
  events: readonly IssueEvent[],
): { readonly restore: Restore | null; readonly overtaken: readonly ConflictNote[] } {
  const write = own.findLast((event) => event.kind === 'body');
  if (write === undefined) return { restore: null, overtaken: [] };
  const before = events.filter(({ by, cursor }) => by === 'other' && cursor < write.cursor);
  const after = events.filter(({ by, cursor }) => by === 'other' && cursor > write.cursor);
  const lost = Object.keys(write.tasks).flatMap((key): [TaskKey, boolean][] => {
    const theirs = lastTask(before, key);
    const isMeant = ownValue(intent.issueSide.tasks, key) !== undefined;
    const isLost = theirs !== undefined && theirs !== ownValue(write.tasks, key);
    return isLost && !isMeant ? [[key, theirs]] : [];
  });
  const theirs = before.findLast(isProse)?.prose ?? null;
  const isOverwritten = write.prose !== null && theirs !== null && theirs !== write.prose;
  const isOvertaken = after.some(isProse) || intent.issueSide.prose !== undefined;
  const prose = isOverwritten && !isOvertaken ? theirs : null;
  const overtaken = isOverwritten && isOvertaken ? note(intent, 'prose', write.prose, theirs) : [];
  if (lost.length === 0 && prose === null) return { restore: null, overtaken };
  return { restore: { tasks: Object.fromEntries(lost), prose, since: write.cursor }, overtaken };
}

function isProse(event: IssueEvent): event is Extract<IssueEvent, { kind: 'body' }> {
  return event.kind === 'body' && event.prose !== null;
}

function lastTask(events: readonly IssueEvent[], key: TaskKey): boolean | undefined {
  const event = events.findLast(
    (one) => one.kind === 'body' && ownValue(one.tasks, key) !== undefined,
  );
  return event?.kind === 'body' ? ownValue(event.tasks, key) : undefined;
}

function distinct(notes: readonly ConflictNote[]): readonly ConflictNote[] {
  return notes.filter((one, at) => notes.findIndex(({ id }) => id === one.id) === at);
}
