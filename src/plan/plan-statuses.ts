import type { Change, Subject } from '../model/change.ts';
import type { StatusField } from '../model/field.ts';
import { oneLine } from '../model/one-line.ts';
import { positionAt } from '../model/position-at.ts';
import type { Problem } from '../model/problem.ts';
import type { Group, SprintDocument } from '../model/sprint-document.ts';
import type { Status } from '../model/status.ts';
import { asWritten, deriveStatus, type Tally, tallyDeliverables } from './derive.ts';
import { deliverablesOf, isSprintItself, isWithin } from './group-tree.ts';
import type { Effective, PlanContext } from './plan-completions.ts';
import {
  datedOf,
  finishOf,
  planActual,
  planDate,
  planLastUpdated,
  planStart,
  startOf,
} from './plan-dates.ts';
import { planPutBack } from './plan-put-back.ts';

interface Planned {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
}

/** Status, dates and objectives of every group that a change touches, and the rows that repeat them. */
export function planGroups(context: PlanContext): Planned {
  const { document } = context;
  const planned = document.groups.map((group) => planGroup(group, context));
  return {
    changes: planned.flatMap(({ changes }) => changes),
    problems: planned.flatMap(({ problems }) => problems),
  };
}

function planGroup(group: Group, context: PlanContext): Planned {
  const { document, before, after } = context;
  const effective = effectiveIn(group, context);
  if (effective.length === 0) return { changes: [], problems: [] };
  const items = deliverablesOf(document, group.key);
  const was = tallyDeliverables(items, before);
  const is = tallyDeliverables(items, after);
  const subject = { kind: 'group', key: group.key } as const;
  // The sprint that is read of several is a heading like a group's: its own lines are planned as the sprint's.
  const isSprint = isSprintItself(group, document);
  const fields = [
    ...(isSprint ? [] : [group.status]),
    ...document.rows.filter((row) => row.group === group.key).map(({ status }) => status),
  ];
  const statuses = fields.map((field) =>
    planStatus(field, {
      document,
      was,
      from: deriveStatus(was),
      to: deriveStatus(is),
      subject,
      name: nameOf(group),
    }),
  );
  const complete = completedGroups(context).includes(group);
  const dated = datedOf(effective);
  return {
    changes: [
      ...(complete ? planObjectives(group) : []),
      ...planPutBack(group, context),
      ...statuses.flatMap(({ changes }) => changes),
      ...(was.begun || isSprint || dated.length === 0
        ? []
        : planStart(group.metadata, { on: startOf(dated), subject })),
      ...(complete && dated.length > 0 ? planActual(group, finishOf(dated)) : []),
      ...(dated.length > 0
        ? planLastUpdated(group.metadata, { on: finishOf(dated), subject })
        : []),
    ],
    problems: statuses.flatMap(({ problems }) => problems),
  };
}

/** The sprint's own status words, its start and the dates of the last edit. */
export function planSprint(context: PlanContext): Planned {
  const { document, before, after, effective } = context;
  if (effective.length === 0) return { changes: [], problems: [] };
  const { sprint } = document;
  const subject = { kind: 'sprint' } as const;
  const was = tallyDeliverables(document.deliverables, before);
  const is = tallyDeliverables(document.deliverables, after);
  const open = hasOpenCriteria(document);
  const statusOf = (tally: Tally): Status => {
    const derived = deriveStatus(tally);
    return derived === 'done' && open ? 'in-progress' : derived;
  };
  const [from, to] = [statusOf(was), statusOf(is)];
  const statuses = [sprint.status, document.overallStatus].map((field) =>
    planStatus(field, {
      document,
      was,
      from,
      to: earlierStatus(field, to, context) ?? to,
      subject,
      name: 'The sprint',
    }),
  );
  const dated = datedOf(effective);
  const starts = dated.length > 0 && sprint.status?.value === 'not-started' && !was.begun;
  return {
    changes: [
      ...statuses.flatMap(({ changes }) => changes),
      ...(starts ? planStart(sprint.metadata, { on: startOf(dated), subject }) : []),
      ...(dated.length > 0 ? document.lastUpdated : []).flatMap((field) =>
        planDate(field, { label: 'Last updated', on: finishOf(dated), subject }),
      ),
    ],
    problems: statuses.flatMap(({ problems }) => problems),
  };
}

/** What the sprint said of the same state before a merge that is taken back. */
function earlierStatus(
  field: StatusField | null,
  to: Status,
  { document, earlier }: PlanContext,
): Status | null {
  if (!earlier || to === 'done') return null;
  const then = field === document.overallStatus ? earlier.overallStatus : earlier.sprint.status;
  const tally = tallyDeliverables(earlier.deliverables, asWritten);
  return deriveStatus(tally) === to ? (then?.value ?? null) : null;
}

interface StatusChange {
  readonly document: SprintDocument;
  /** What the items said before. */
  readonly was: Tally;
  /** What that, and what the items say now, comes to. */
  readonly from: Status;
  readonly to: Status;
  readonly subject: Subject;
  /** The subject in a message. */
  readonly name: string;
}

/**
 * A status word follows its items only while it agrees with them (or is a placeholder); what a person
 * wrote otherwise stays and is reported.
 */
function planStatus(
  field: StatusField | null,
  { document, was, from, to, subject, name }: StatusChange,
): Planned {
  const none = { changes: [], problems: [] };
  if (!field || field.value === to) return none;
  const isOpen = (field.value === null && isOpenStatus(field)) || isStale(field, to);
  // Nothing new is known: a word that differs was chosen, or went stale earlier.
  if (!isOpen && from === to) return none;
  if (!isOpen && !agrees(field.value, was)) {
    const message = `${name} says "${oneLine(field.raw, 60)}", its items say ${to}. A person wrote it, so it stays; correct it by hand.`;
    const place = positionAt(document.text, field.range.start);
    return {
      changes: [],
      problems: [{ rule: 'status-kept', severity: 'warning', ...place, message }],
    };
  }
  return { changes: [{ kind: 'set-status', subject, field, to }], problems: [] };
}

/** With nothing done yet both "not started" and "in progress" are right. */
function agrees(status: Status | null, was: Tally): boolean {
  const derived = deriveStatus(was);
  return status === derived || (status === 'in-progress' && was.done < was.total);
}

/** Nobody means "not started" about work that is under way: it was not looked after. */
function isStale({ value }: StatusField, to: Status): boolean {
  return value === 'not-started' && (to === 'in-progress' || to === 'done');
}

function isOpenStatus({ raw }: StatusField): boolean {
  return /^[\s\p{P}\p{S}]*(?:tbd|tba|n\/a)?[\s\p{P}\p{S}]*$/iu.test(raw);
}

function planObjectives(group: Group): readonly Change[] {
  return group.objectives
    .filter(({ state }) => !state.value)
    .map(({ title, state }) => ({ kind: 'mark-objective', group: group.key, title, state }));
}

/** What changes inside a group, the groups inside it included. */
export function effectiveIn(
  group: Group,
  { document, effective }: PlanContext,
): readonly Effective[] {
  const inside = new Set(
    document.groups.filter((other) => isWithin(document, other, group.key)).map(({ key }) => key),
  );
  return effective.filter(({ item }) => item.group !== null && inside.has(item.group));
}

/** `Track B`, or the group's name where it has no label. */
export function nameOf({ label, name }: Group): string {
  return label ?? name;
}

/** Groups that become complete by this plan; the sprint that is read of several is none of them. */
export function completedGroups({ document, before, after }: PlanContext): readonly Group[] {
  return document.groups.filter((group) => {
    if (isSprintItself(group, document)) return false;
    const items = deliverablesOf(document, group.key);
    return (
      deriveStatus(tallyDeliverables(items, after)) === 'done' &&
      deriveStatus(tallyDeliverables(items, before)) !== 'done'
    );
  });
}

export function isSprintComplete({ document, after }: PlanContext): boolean {
  const derived = deriveStatus(tallyDeliverables(document.deliverables, after));
  return derived === 'done' && !hasOpenCriteria(document);
}

/** Whether criteria of the whole sprint are open. */
function hasOpenCriteria(document: SprintDocument): boolean {
  const own = document.groups.find((group) => isSprintItself(group, document));
  return document.criteria.some(
    ({ box, group }) => !box.value && (group === null || group === own?.key),
  );
}
