import { formatIsoDate } from '../model/calendar-date.ts';
import type { Change, EntryItem, Subject } from '../model/change.ts';
import type { Progress } from '../model/field.ts';
import type { Measured } from '../model/measured.ts';
import { oneLine } from '../model/one-line.ts';
import type { DocumentPlan } from '../model/plan.ts';
import type { Status } from '../model/status.ts';

/** One line for each change, in the plan's order, in plain words for people. */
export function describePlan({ changes }: DocumentPlan): string[] {
  return changes.map(describeChange);
}

/** `in progress` for `in-progress`. */
export function describeStatus(status: Status | null): string {
  return status === null ? 'no status' : status.replace('-', ' ');
}

function describeChange(change: Change): string {
  switch (change.kind) {
    case 'set-state':
      return `Set ${quote(change.title)} from ${describeStatus(change.from)} to ${describeStatus(change.to)}`;
    case 'add-state':
      return `Mark ${quote(change.title)}, which had no status, as ${describeStatus(change.to)}`;
    case 'tick-task':
      return `Tick the task ${quote(change.title)}, implied by its deliverable`;
    case 'set-task':
      return `${change.to ? 'Tick' : 'Untick'} the task ${quote(change.title)}`;
    case 'set-criterion':
      return `${change.to ? 'Tick' : 'Untick'} the criterion ${quote(change.title)}`;
    case 'set-metric':
      return `Set ${quote(change.category)} from ${quote(change.field.raw.trim())} to ${describeMeasured(change.to)}`;
    case 'set-metric-status':
      return `Set the status of ${quote(change.category)}: target ${change.met ? 'met' : 'not met'}`;
    case 'rename':
      return `Rename ${quote(change.title)} to ${quote(change.to)}`;
    case 'add-link':
      return `Link ${quote(change.title)} to #${change.issue}`;
    case 'set-owners': {
      const { add, remove } = change.owners;
      const names = [...add.map(({ name }) => `+${name}`), ...remove.map((name) => `-${name}`)];
      return `Set the owners of ${quote(change.title)}: ${oneLine(names.join(', '), 120)}`;
    }
    case 'add-blocker':
      return `Enter ${quote(change.title)} among the blockers`;
    case 'remove-blocker':
      return `Take ${quote(change.title)} off the blockers`;
    case 'add-item':
      return `Add ${quote(change.title)} for #${change.issue}`;
    case 'mark-objective':
      return `Mark the objective ${quote(change.title)} of ${oneLine(change.group)} as done`;
    case 'set-status':
      return `Set the status of ${describeSubject(change.subject)} from ${quote(change.field.raw)} to ${describeStatus(change.to)}`;
    case 'set-date':
      return `Set ${quote(change.label)} of ${describeSubject(change.subject)} from ${quote(change.field.raw)} to ${formatIsoDate(change.to)}`;
    case 'put-back':
      return `Put ${quote(change.label)} of ${describeSubject(change.subject)} back to ${quote(change.raw)}`;
    case 'remove-actual-date':
      return `Take the completion date off ${oneLine(change.group)}`;
    case 'add-actual-date':
      return `Add the completion date ${formatIsoDate(change.date)} to ${oneLine(change.group)}`;
    case 'set-progress':
      return `Set the progress of ${describeSubject(change.subject)} from ${quote(change.field.raw)} to ${describeProgress(change.to)}`;
    case 'add-update':
      return `Add a progress update of ${formatIsoDate(change.date)} to ${oneLine(change.group)}: ${describeItems(change.items)}`;
    case 'add-log-entry':
      return `Add to the change log of ${formatIsoDate(change.date)}: ${[describeItems(change.items), ...change.completed.map((title) => `${quote(title)} complete`)].join(', ')}`;
    default:
      return change satisfies never;
  }
}

function describeSubject(subject: Subject): string {
  switch (subject.kind) {
    case 'sprint':
      return 'the sprint';
    case 'group':
    case 'deliverable':
      return oneLine(subject.key);
    default:
      return subject satisfies never;
  }
}

/** `60/64`, or the number. */
export function describeMeasured(measured: Measured): string {
  return measured.kind === 'count'
    ? `${measured.done}/${measured.total}`
    : String(Math.round(measured.value * 1_000) / 1_000);
}

function describeProgress({ percent, count }: Progress): string {
  const parts = [
    ...(percent === null ? [] : [`${percent}%`]),
    ...(count === null ? [] : [`${count.done}/${count.total}`]),
  ];
  return parts.join(', ');
}

const VERBS = { completes: 'completed', advances: 'begun', reopens: 'reopened' } as const;

function describeItems(items: readonly EntryItem[]): string {
  return items
    .map(({ title, effect, pullRequest, check }) => {
      const number = pullRequest === null ? null : `#${pullRequest.number}`;
      const evidence = check ? quote(check.name) : number;
      const by = evidence === null ? '' : ` (${evidence})`;
      return `${quote(title)} ${VERBS[effect]}${by}`;
    })
    .join(', ');
}

function quote(text: string): string {
  return `"${oneLine(text, 80)}"`;
}
