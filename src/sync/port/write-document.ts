import type { CommitFacts } from '../../config/commit-message.ts';
import type { Config } from '../../config/config.ts';
import { applyEdits } from '../../document/apply-edits.ts';
import { addItem } from '../../document/new-items/add-item.ts';
import type { NewItem } from '../../document/new-items/new-item.ts';
import { planEdits } from '../../document/plan-edits.ts';
import type { CalendarDate } from '../../model/calendar-date.ts';
import type { Change } from '../../model/change.ts';
import type { PullRequestRef } from '../../model/evidence.ts';
import type { LineValues } from '../../model/ledger.ts';
import type { DocumentPlan } from '../../model/plan.ts';
import type { Deliverable, DeliverableKey, SprintDocument } from '../../model/sprint-document.ts';
import type { Status } from '../../model/status.ts';
import type { Instant } from '../../model/sync-field.ts';
import type { Adoption, DocumentChange, ItemWrite } from '../../model/sync-plan.ts';
import { type ItemChange, planItemChanges } from '../../plan/plan-item-changes.ts';
import type { DocumentCommit } from '../issues/sync-port.ts';
import { nameTasks } from './project-document.ts';

/** Where an issue is looked at, and what is known of a change's origin. */
export interface ChangeOrigins {
  readonly issueUrl: (issue: number) => string;
  readonly dateOf: (key: DeliverableKey) => CalendarDate;
  readonly pullRequestOf: (key: DeliverableKey) => PullRequestRef | null;
  readonly revertOf?: (key: DeliverableKey) => Revert | null;
  /** Why an item becomes blocked or is deferred, where somebody said so. */
  readonly reasonOf?: (key: DeliverableKey) => string | null;
}

/** The merge that takes back what another one completed. */
export interface Revert {
  readonly reverted: number;
  readonly ref: PullRequestRef;
  readonly mergedAt: Instant;
  readonly earlier: SprintDocument | null;
}

/** A document with changes written into it. */
export interface WrittenDocument {
  readonly plan: DocumentPlan;
  readonly after: string;
}

/** The document's text with decided values, and all that follows from them. */
export function writeDocument(
  document: SprintDocument,
  changes: readonly DocumentChange[],
  { config, origins }: { readonly config: Config; readonly origins: ChangeOrigins },
): WrittenDocument {
  const { grown, added } = addAdopted(document, changes, { config, origins });
  const byKey = Map.groupBy(changes.filter(isItemWrite), ({ key }) => key);
  const wanted = [...byKey].map(([key, own]) =>
    gather(grown, { key, own, origins, people: config.people }),
  );
  const { tasks, stateless } = config;
  const options = stateless === 'refuse' ? { tasks } : { tasks, stateless };
  const fresh = added.map(({ key }) => newItem(key, origins));
  const taken = wanted.find(({ reverted }) => reverted !== undefined);
  const earlier = (taken && origins.revertOf?.(taken.deliverable)?.earlier) ?? null;
  const plan = planItemChanges(grown, [...wanted, ...fresh], options, earlier);
  const items = added.map(({ title, issue }): Change => {
    return { kind: 'add-item', title: title.value, issue: issue ?? 0 };
  });
  return {
    plan: { ...plan, changes: [...items, ...plan.changes] },
    after: applyEdits(grown.text, planEdits(grown, plan.changes)),
  };
}

function isItemWrite(change: DocumentChange): change is ItemWrite {
  return change.kind !== 'adopt';
}

/** The document with a line for each adopted issue; everything else is planned on it. */
function addAdopted(
  document: SprintDocument,
  changes: readonly DocumentChange[],
  { config, origins }: { readonly config: Config; readonly origins: ChangeOrigins },
): { readonly grown: SprintDocument; readonly added: readonly Deliverable[] } {
  let grown = document;
  const added: Deliverable[] = [];
  for (const change of changes) {
    if (change.kind !== 'adopt') continue;
    const one = addItem(grown, toNewItem(grown, change, origins.issueUrl), config);
    if (one === null) continue;
    grown = one.document;
    added.push(one.deliverable);
  }
  return { grown, added };
}

/** What a line for an issue would say. */
export function toNewItem(
  { deliverables }: SprintDocument,
  { issue, title, word, beside }: Omit<Adoption, 'base'>,
  issueUrl: ChangeOrigins['issueUrl'],
): NewItem {
  const group = deliverables.find(({ key }) => key === beside)?.group ?? null;
  return { issue, url: issueUrl(issue), title, status: word ?? 'not-started', group };
}

function newItem(deliverable: DeliverableKey, origins: ChangeOrigins): ItemChange {
  const on = origins.dateOf(deliverable);
  const nothing = {
    to: null,
    boxes: new Map(),
    title: null,
    link: null,
    pullRequest: null,
    was: null,
  };
  return { deliverable, ...nothing, on, isNew: true };
}

function gather(
  document: SprintDocument,
  {
    key,
    own,
    origins,
    people,
  }: {
    readonly key: DeliverableKey;
    readonly own: readonly ItemWrite[];
    readonly origins: ChangeOrigins;
    readonly people: Config['people'];
  },
): ItemChange {
  const item = document.deliverables.find((one) => one.key === key);
  const places = new Map(
    (item ? nameTasks(item) : []).map((one) => [one.key, one.task.box.range.start]),
  );
  const boxes = own.flatMap((change): [number, boolean][] => {
    const start = change.kind === 'task' ? places.get(change.task) : undefined;
    return change.kind === 'task' && start !== undefined ? [[start, change.value]] : [];
  });
  const was = own.find((change) => change.kind === 'derive')?.was ?? null;
  const done = own.find((change) => change.kind === 'done')?.value;
  const word = own.find((change) => change.kind === 'word')?.value;
  const title = own.find((change) => change.kind === 'title')?.value ?? null;
  const issue = own.find((change) => change.kind === 'link')?.issue;
  const owners = gatherOwners(own, people);
  const revert = done === false ? (origins.revertOf?.(key) ?? null) : null;
  const linked = issue ?? item?.issue ?? null;
  return {
    deliverable: key,
    to: done ? 'done' : done === false || word !== undefined ? (word ?? 'not-started') : null,
    boxes: new Map(boxes),
    was: was && {
      status: statusOf(was),
      boxes: new Map(
        Object.entries(was.tasks ?? {}).flatMap(([task, value]): [number, boolean][] => {
          const start = places.get(task);
          return start === undefined ? [] : [[start, value]];
        }),
      ),
    },
    title,
    ...(owners && { owners }),
    reason: origins.reasonOf?.(key) ?? null,
    issue: linked === null ? null : { number: linked, url: origins.issueUrl(linked) },
    link: issue === undefined ? null : { issue, url: origins.issueUrl(issue) },
    on: origins.dateOf(key),
    pullRequest: done ? origins.pullRequestOf(key) : (revert?.ref ?? null),
    ...(revert && { reverted: revert.reverted }),
  };
}

/** `null`: it was what it is. */
function statusOf({ done, word }: LineValues): Status | null {
  if (done === true) return 'done';
  return done === false || word !== undefined ? (word ?? 'not-started') : null;
}

/** Owners by the names that the config gives them. */
function gatherOwners(
  own: readonly DocumentChange[],
  people: Config['people'],
): ItemChange['owners'] | null {
  const changes = own.filter((change) => change.kind === 'owner');
  if (changes.length === 0) return null;
  const known = Object.entries(people);
  const of = (login: string) => known.filter(([, one]) => one.toLowerCase() === login);
  return {
    add: changes
      .filter(({ value }) => value)
      .flatMap(({ login }) => of(login).slice(0, 1))
      .map(([name, login]) => ({ name, login })),
    remove: changes
      .filter(({ value }) => !value)
      .flatMap(({ login }) => [login, ...of(login).map(([name]) => name.trim().toLowerCase())]),
  };
}

/** What a commit's message can say about a document. */
export function factsOf(
  document: SprintDocument,
  {
    path,
    plan,
    commit,
  }: {
    readonly path: string;
    readonly plan: DocumentPlan;
    readonly commit: DocumentCommit;
  },
): CommitFacts {
  const titleOf = new Map(document.deliverables.map(({ key, title }) => [key, title.value]));
  const titles = (keys: readonly string[]) => keys.map((key) => titleOf.get(key) ?? key);
  return {
    document: path,
    sprint: document.sprint.name,
    completed: titles(plan.completed),
    started: titles(plan.started),
    pullRequests: pullRequestsIn(plan),
    issues: countIssues(commit),
  };
}

/** Those that the changed text names. */
export function pullRequestsIn({ changes }: DocumentPlan): readonly number[] {
  const numbers = changes.flatMap((change) => {
    const items =
      change.kind === 'add-update' || change.kind === 'add-log-entry' ? change.items : [];
    return items.flatMap(({ pullRequest }) => pullRequest?.number ?? []);
  });
  return [...new Set(numbers)];
}

function countIssues({ changes }: DocumentCommit): number {
  return changes.filter(({ kind }) => kind === 'link').length;
}
