import type {
  BlockTask,
  ConflictNote,
  Debts,
  DocumentSideValues,
  Evaluation,
  EvidenceIntent,
  Intent,
  IssueSide,
  Item,
  Lease,
  Ledger,
  LineValues,
  Looked,
  Pending,
  PendingAdoption,
  PendingCreate,
  Restore,
  TagValues,
  Written,
} from '../../model/ledger.ts';
import { STATUSES, type Status } from '../../model/status.ts';
import {
  type Base,
  type FieldName,
  type FieldValue,
  type TagName,
  tagOfField,
  type Word,
} from '../../model/sync-field.ts';
import {
  boolean,
  count,
  list,
  Mismatch,
  object,
  oneOf,
  optional,
  orNull,
  type Reader,
  record,
  string,
} from './shape.ts';

const FIELDS: readonly string[] = ['title', 'done', 'word', 'label'];
/** No leading zero, so that one issue has one key. */
const isNumber = (key: string) => /^[1-9]\d{0,14}$/.test(key);
const isAny = () => true;

const word = oneOf<Word>(STATUSES.filter((status: Status): status is Word => status !== 'done'));
const state = oneOf(['open', 'completed', 'not_planned']);
const tasks = record(boolean, isAny);

const value: Reader<FieldValue> = (read, path) => {
  if (read === null || typeof read === 'boolean' || typeof read === 'string') return read;
  throw new Mismatch(`${path} is no value of a field`);
};

const base: Reader<Base> = (read, path) => {
  const values = record(value, (key) => isFieldName(key))(read, path);
  for (const [name, found] of Object.entries(values)) {
    if (!fits(name, found)) throw new Mismatch(`${path}.${name} has a value of another kind`);
  }
  return values;
};

function fits(name: string, found: FieldValue): boolean {
  if (name === 'title') return typeof found === 'string';
  if (name === 'word' || name === 'label') return found === null || typeof found === 'string';
  return typeof found === 'boolean';
}

function isFieldName(name: string): name is FieldName {
  return FIELDS.includes(name) || name.startsWith('task:') || isTagName(name);
}

function isTagName(name: string): name is TagName {
  return tagOfField(name) !== null;
}

const tagValue: Reader<TagName> = (read, path) => {
  const name = string(read, path);
  if (isTagName(name)) return name;
  throw new Mismatch(`${path} is no assignee, track or milestone`);
};

const tags: Reader<TagValues> = record(boolean, isTagName);

const fieldOrProse: Reader<ConflictNote['field']> = (read, path) => {
  const name = string(read, path);
  if (name === 'prose' || name === 'line' || isFieldName(name)) return name;
  throw new Mismatch(`${path} is no field`);
};

const pair: Reader<ConflictNote['values']> = (read, path) => {
  const [first, second, ...more] = list(value)(read, path);
  if (first === undefined || second === undefined || more.length > 0) {
    throw new Mismatch(`${path} is no pair`);
  }
  return [first, second];
};

const note = object<ConflictNote>({
  id: string,
  field: fieldOrProse,
  values: pair,
  open: boolean,
});

const restore = object<Restore>({ tasks, prose: orNull(string), since: count });

const debts = object<Debts>({
  comments: list(note),
  withdraw: list(string),
  restore: orNull(restore),
});

const lineValues = object<LineValues>({
  done: optional(boolean),
  word: optional(orNull(word)),
  tasks: optional(tasks),
});

const item = object<Item>({
  key: string,
  base,
  counted: list(count),
  doneBy: orNull(count),
  implied: list(string),
  declined: optional(list(string)),
  ticked: optional(list(string)),
  tie: oneOf(['tied', 'closed-by-us', 'detached']),
  refused: optional(list(tagValue)),
  conflicts: list(note),
  debts,
  begunBy: optional(count),
  unreflected: optional(lineValues),
  written: optional(object<Written>({ from: count, count })),
  rest: optional(string),
  waits: optional(boolean),
  reopened: optional(boolean),
});

const blockTask = object<BlockTask>({ key: string, title: string, done: boolean });

const issueSide = object<IssueSide>({
  title: optional(string),
  state: optional(state),
  done: optional(boolean),
  drop: optional(boolean),
  addLabels: optional(list(word)),
  removeLabels: optional(list(word)),
  tags: optional(tags),
  tasks: optional(tasks),
  prose: optional(string),
  block: optional(list(blockTask)),
});

const documentSide = object<DocumentSideValues>({
  title: optional(string),
  done: optional(boolean),
  word: optional(orNull(word)),
  tasks: optional(tasks),
  tags: optional(tags),
  derive: optional(lineValues),
});

const intent = object<Intent>({
  issue: count,
  purpose: oneOf(['sync', 'close-vanished', 'reattach']),
  seen: count,
  issueSide,
  label: optional(orNull(string)),
  word: optional(orNull(word)),
  documentSide,
  labelAtPlan: optional(orNull(string)),
  evidence: list(
    object<EvidenceIntent>({ pullRequest: count, effect: boolean, begins: optional(boolean) }),
  ),
  doneBy: orNull(count),
  bothSides: boolean,
  implied: list(string),
});

const pending = object<Pending>({
  run: string,
  head: string,
  lastIssue: count,
  creates: list(object<PendingCreate>({ key: string, base, unreflected: optional(lineValues) })),
  adoptions: optional(list(object<PendingAdoption>({ issue: count, base }))),
  items: list(intent),
});

const evaluation = object<Evaluation>({
  mergedAt: count,
  completes: list(string),
  advances: optional(list(string)),
  reverts: orNull(count),
});

/** The exact form of version 1. */
export const ledgerShape: Reader<Ledger> = object<Ledger>({
  version: oneOf([1]),
  sprint: orNull(string),
  milestone: optional(object<NonNullable<Ledger['milestone']>>({ sprint: string, number: count })),
  since: count,
  evaluated: record(evaluation, isNumber),
  items: record(item, isNumber),
  waits: boolean,
  looked: orNull(object<Looked>({ at: count, terms: string })),
  lease: orNull(object<Lease>({ run: string, until: count })),
  pending: orNull(pending),
});
