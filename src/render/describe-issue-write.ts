import type { IssueChange, IssueWrite } from '../model/issues-report.ts';
import { oneLine } from '../model/one-line.ts';
import {
  type FieldValue,
  type IssueStateName,
  tagOfField,
  taskOfField,
} from '../model/sync-field.ts';

type NotedField = Extract<IssueWrite, { kind: 'comment' }>['field'];

/** One line for a write to an issue, in plain words for people. */
export function describeIssueWrite(write: IssueWrite): string {
  switch (write.kind) {
    case 'create': {
      const number = write.issue === null ? '' : ` #${write.issue}`;
      const labels = write.labels.map((label) => `, label ${quote(label)}`);
      const closes = write.closes === null ? '' : `, ${describeState(write.closes)} right after`;
      return `Create issue${number} ${quote(write.title)}${labels.join('')}${countTasks(write)}${closes}`;
    }
    case 'change':
      return `Change issue #${write.issue} ${quote(write.title)}: ${write.changes.map(describeIssueChange).join(', ')}`;
    case 'comment':
      return `${write.asks ? 'Ask' : 'Put on record'} in a comment on issue #${write.issue}: ${describeSides(write)}`;
    case 'withdraw':
      return `Mark our comment on issue #${write.issue} as settled`;
    default:
      return write satisfies never;
  }
}

/** One value of an issue before and after: `title "a" → "b"`. */
export function describeIssueChange(change: IssueChange): string {
  switch (change.field) {
    case 'title':
      return `title ${quote(change.before)} → ${quote(change.after)}`;
    case 'state':
      return `${describeState(change.before)} → ${describeState(change.after)}`;
    case 'label':
    case 'assignee':
    case 'milestone':
      return `${change.field} ${quote(change.name)} ${change.after ? 'added' : 'taken off'}`;
    case 'task':
      return `task ${quote(change.name)} ${describeTask(change)}`;
    case 'text':
      return 'text of the body put back';
    default:
      return change satisfies never;
  }
}

/** The two values of which one has to go: `title "a" in the document, "b" on GitHub`. */
export function describeSides({
  field,
  document,
  github,
}: {
  readonly field: NotedField;
  readonly document: FieldValue;
  readonly github: FieldValue;
}): string {
  if (field === 'line') return 'its line is gone from the document';
  return `${describeField(field)} ${describeValue(document)} in the document, ${describeValue(github)} on GitHub`;
}

function describeField(field: Exclude<NotedField, 'line'>): string {
  if (field === 'prose') return 'text of the body';
  const task = taskOfField(field);
  if (task !== null) return `task ${oneLine(task, 60)}`;
  if (tagOfField(field) !== null) return tagOfField(field)?.kind ?? field;
  return field === 'word' ? 'status' : field;
}

export function describeState(state: IssueStateName): string {
  switch (state) {
    case 'open':
      return 'open';
    case 'completed':
      return 'closed as completed';
    case 'not_planned':
      return 'closed as not planned';
  }
}

function describeTask({ before, after }: Extract<IssueChange, { field: 'task' }>): string {
  if (after === null) return 'taken out';
  if (before === null) return after ? 'added, ticked' : 'added';
  return after ? 'ticked' : 'unticked';
}

function describeValue(value: FieldValue): string {
  if (typeof value === 'string') return quote(value);
  if (value === null) return 'nothing';
  return value ? 'yes' : 'no';
}

function countTasks({ tasks }: Extract<IssueWrite, { kind: 'create' }>): string {
  if (tasks.length === 0) return '';
  return `, ${tasks.length} ${tasks.length === 1 ? 'task' : 'tasks'}`;
}

function quote(text: string): string {
  return `"${oneLine(text, 80)}"`;
}
