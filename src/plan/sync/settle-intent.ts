import type { Intent, IssueSide, Item, TagValues } from '../../model/ledger.ts';
import type { IssueEvent, IssueHistory } from '../../model/observation.ts';
import {
  type FieldName,
  type FieldValue,
  type TagName,
  tagOfField,
  taskField,
  type Word,
} from '../../model/sync-field.ts';
import { findSetBack } from './find-set-back.ts';
import { reflect, withoutAgreed } from './find-unreflected.ts';
import { applyToLabel } from './label-value.ts';
import { withTicked } from './own-ticks.ts';
import { ownValue } from './own-value.ts';

/** Whether something was carried out; `null` where that cannot be told. */
type Proof = boolean | null;

/** What is known about one intent. */
export interface IntentFacts {
  /** Whether a commit of the run names the issue. */
  readonly committed: Proof;
  /** Its document side waits in the sync pull request: made use of, and not agreed. */
  readonly waits: boolean;
  /** After `intent.seen`; `null` where nothing was asked or can be read. */
  readonly history: IssueHistory | null;
}

/**
 * The item after an intent: the base advances only for what is proved to have been carried out,
 * never by the mere intention, and becomes unknown where nobody can tell.
 */
export function settleIntent(item: Item, intent: Intent, facts: IntentFacts): Item {
  const issue = proveIssueSide(intent, facts.history);
  const document = (present: boolean): Proof => (present ? facts.committed : false);
  const { documentSide, issueSide } = intent;
  const base = new Map<FieldName, FieldValue>(
    Object.entries(item.base) as [FieldName, FieldValue][],
  );
  const agreedOn = new Set<FieldName>();
  const settle = (field: FieldName, value: FieldValue, proof: Proof) => {
    if (proof === true) agreedOn.add(field);
    if (proof === true) base.set(field, value);
    if (proof === null) base.delete(field);
  };
  if (issueSide.title !== undefined) settle('title', issueSide.title, issue.title);
  if (documentSide.title !== undefined)
    settle('title', documentSide.title, document(documentSide.title !== undefined));
  const doneAtDocument = document(documentSide.done !== undefined);
  const done = issueSide.done ?? documentSide.done;
  const doneProof = intent.bothSides
    ? both(doneAtDocument, either(issue.done, showsDone(facts.history, done)))
    : either(issue.done, doneAtDocument);
  if (done !== undefined) settle('done', done, doneProof);
  // Who sets an issue back that we had changed alone decides, though it reads as the base again: it is asked.
  const isHalf = intent.bothSides && issue.done === true && doneAtDocument === false;
  const isSetBack = isHalf && !showsDone(facts.history, done);
  if (isSetBack) base.delete('done');
  if (intent.label !== undefined) {
    settle('label', intent.label, issue.label);
    // Of several writes some may have come through: those are no edit of a person.
    const known = base.get('label');
    if (issue.label === false && typeof known !== 'boolean' && known !== undefined)
      base.set('label', issue.halfLabel(known));
    if (intent.word !== undefined) settle('word', intent.word, issue.label);
  }
  if (documentSide.word !== undefined) {
    settle('word', documentSide.word, document(true));
    if (intent.labelAtPlan !== undefined) settle('label', intent.labelAtPlan, document(true));
  }
  const ticked = new Set(item.ticked);
  for (const [key, value] of Object.entries(documentSide.tasks ?? {})) {
    const isForBoth = ownValue(issueSide.tasks, key) !== undefined;
    const atIssue = isForBoth ? issue.task(key) : true;
    settle(taskField(key), value, both(document(true), atIssue));
    // A new task that only our body has by now: its tick is our doing, and no question to anybody.
    const isOurs = isForBoth && atIssue === true && facts.committed === false;
    if (isOurs && !base.has(taskField(key))) base.set(taskField(key), !value);
    if (isOurs && value) ticked.add(key);
  }
  for (const [key, value] of Object.entries(issueSide.tasks ?? {})) {
    if (ownValue(documentSide.tasks, key) === undefined)
      settle(taskField(key), value, issue.task(key));
  }
  settleTags(base, documentSide.tags, () => document(true));
  settleTags(base, issueSide.tags, issue.tag);
  if (issue.body) forgetTasks(base, issueSide);
  const moved =
    done !== undefined && (issue.done === true || doneAtDocument === true || facts.waits);
  const begun = (facts.committed === true || facts.waits) && documentSide.word !== undefined;
  const effective = intent.evidence.filter(
    ({ effect, begins }) => !effect || (begins ? begun : moved),
  );
  const { unreflected: known = null, ticked: _, reopened, begunBy, ...rest } = item;
  // The numbers above the line were right for the base that is unknown now.
  const isReflected = isSetBack && typeof item.base.done === 'boolean';
  const unreflected = isReflected ? { done: item.base.done, ...known } : known;
  const agreed = Object.fromEntries(base);
  const reflected =
    unreflected !== null && facts.committed === true
      ? reflect(unreflected, documentSide, agreed)
      : unreflected;
  // While it waits, having nothing to remember would mean that it came with what waited.
  const isWaiting = facts.waits || item.waits === true;
  const left = reflected && !isWaiting ? withoutAgreed(reflected, agreed) : reflected;
  const isImplied = facts.committed === true || facts.waits || issue.body;
  const setBack = findSetBack(intent.implied, facts.history?.events ?? []);
  const declined = [...new Set([...(item.declined ?? []), ...setBack])];
  const isBare = documentSide.done === false && documentSide.word === undefined;
  const isOpened = isBare && facts.committed === true && typeof base.get('word') === 'string';
  const isStillOpen = reopened === true && !agreedOn.has('word');
  return {
    ...rest,
    ...((isOpened || isStillOpen) && { reopened: true }),
    ...(begunBy !== undefined && !isTheirLabel(intent, issue, facts) && { begunBy }),
    ...(left !== null && { unreflected: left }),
    base: agreed,
    counted: [
      ...item.counted,
      ...effective
        .map(({ pullRequest }) => pullRequest)
        .filter((number) => !item.counted.includes(number)),
    ],
    doneBy: isSetBack ? null : moved ? intent.doneBy : item.doneBy,
    implied: isImplied ? intent.implied.filter((key) => !declined.includes(key)) : item.implied,
    ...(declined.length > 0 && { declined }),
    ...withTicked([...ticked], agreed),
    ...(facts.waits && { waits: true }),
    tie: settleTie(item, intent, issue.state),
  };
}

interface IssueProofs {
  readonly title: Proof;
  readonly state: Proof;
  readonly done: Proof;
  readonly label: Proof;
  /** What the label's value is where only some of its writes came through. */
  readonly halfLabel: (before: string | null) => string | null;
  readonly task: (key: string) => Proof;
  readonly tag: (tag: TagName, on: boolean) => Proof;
  /** Our body was written. */
  readonly body: boolean;
}

function proveIssueSide({ issueSide }: Intent, history: IssueHistory | null): IssueProofs {
  const own = history?.events?.filter(({ by }) => by === 'us') ?? null;
  const did = (test: (event: IssueEvent) => boolean): Proof =>
    own === null ? (history === null ? false : null) : own.some(test);
  const { title, state, done } = issueSide;
  const stateProof =
    state === undefined ? false : did((event) => event.kind === 'state' && event.value === state);
  const didLabel = (action: 'added' | 'removed', label: Word) =>
    did((event) => event.kind === 'label' && event.action === action && event.label === label);
  const { addLabels = [], removeLabels = [] } = issueSide;
  const labels = [
    ...addLabels.map((label) => didLabel('added', label)),
    ...removeLabels.map((label) => didLabel('removed', label)),
  ];
  const parts = issueSide.drop === undefined ? labels : [...labels, stateProof];
  return {
    title: title === undefined ? false : did((one) => one.kind === 'title' && one.value === title),
    state: stateProof,
    done: done === undefined ? false : stateProof,
    label: parts.length > 0 && parts.reduce(both, true),
    halfLabel: (before) =>
      applyToLabel(before, {
        add: addLabels.filter((label) => didLabel('added', label) === true),
        remove: removeLabels.filter((label) => didLabel('removed', label) === true),
        drop: stateProof === true ? (issueSide.drop ?? null) : null,
      }),
    task: (key) =>
      history !== null && !history.bodiesReadable
        ? null
        : did(
            (event) =>
              event.kind === 'body' &&
              ownValue(event.tasks, key) === ownValue(issueSide.tasks, key),
          ),
    tag: (tag, on) => {
      // Setting a milestone takes the older one away, and events tell neither by its number.
      const isMilestone = tagOfField(tag)?.kind === 'milestone';
      const sets = Object.entries(issueSide.tags ?? {}).some(
        ([one, value]) => value === true && tagOfField(one)?.kind === 'milestone',
      );
      return did((event) =>
        isMilestone
          ? event.kind === 'milestone' && event.on === (on || sets)
          : event.kind === 'tag' && event.tag === tag && event.on === on,
      );
    },
    body: own?.some(({ kind }) => kind === 'body') ?? false,
  };
}

/** Where nobody can tell, the base stays: forgetting it would bring back whom somebody took off. */
function settleTags(
  base: Map<FieldName, FieldValue>,
  tags: TagValues | undefined,
  proofOf: (tag: TagName, on: boolean) => Proof,
) {
  for (const [tag, on] of Object.entries(tags ?? {}) as [TagName, boolean][]) {
    if (proofOf(tag, on) !== true) continue;
    if (on) base.set(tag, true);
    else base.delete(tag);
  }
}

/** A task that left the document left our block with it. */
function forgetTasks(base: Map<FieldName, FieldValue>, { block }: IssueSide) {
  if (block === undefined) return;
  const kept = new Set<FieldName>(block.map(({ key }) => taskField(key)));
  for (const field of [...base.keys()]) {
    if (field.startsWith('task:') && !kept.has(field)) base.delete(field);
  }
}

/** A person was faster with the label of a beginning: then it is theirs, and no revert takes it off. */
function isTheirLabel(
  { issueSide: { addLabels = [] } }: Intent,
  { label }: IssueProofs,
  { history }: IntentFacts,
): boolean {
  const isAdded = (history?.events ?? []).some(
    (event) =>
      event.kind === 'label' &&
      event.by === 'other' &&
      event.action === 'added' &&
      event.label === 'in-progress',
  );
  return label === false && addLabels.includes('in-progress') && isAdded;
}

function showsDone(history: IssueHistory | null, done: boolean | undefined): Proof {
  return history !== null && (history.state === 'completed') === done;
}

function settleTie(item: Item, { purpose }: Intent, state: Proof): Item['tie'] {
  if (state !== true) return item.tie;
  switch (purpose) {
    case 'sync':
      return item.tie;
    case 'close-vanished':
      return 'closed-by-us';
    case 'reattach':
      return 'tied';
  }
}

function both(a: Proof, b: Proof): Proof {
  if (a === false || b === false) return false;
  return a === null || b === null ? null : true;
}

function either(a: Proof, b: Proof): Proof {
  if (a === true || b === true) return true;
  return a === null || b === null ? null : false;
}
