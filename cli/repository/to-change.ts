import type { Change } from '../../src/index.ts';

/** A change of the document as `--json` prints it: stable, described in docs/cli.md. */
export interface DocumentChange {
  readonly kind: Change['kind'];
  /** Key of the deliverable or group that it is about; `null` for the sprint. */
  readonly subject: string | null;
  /** As the document says it, where it is about a title or a label of its own. */
  readonly title: string | null;
  readonly before: string | number | boolean | null;
  readonly after: string | number | boolean | null;
  /** In words. */
  readonly description: string;
}

export function toChange(change: Change, description: string): DocumentChange {
  const { kind } = change;
  const base = { kind, subject: subjectOf(change), title: null, description };
  switch (change.kind) {
    case 'set-state':
      return { ...base, title: change.title, before: change.from, after: change.to };
    case 'add-state':
      return { ...base, title: change.title, before: null, after: change.to };
    case 'tick-task':
      return { ...base, title: change.title, before: change.box.value, after: true };
    case 'set-task':
      return { ...base, title: change.title, before: change.box.value, after: change.to };
    case 'set-criterion':
      return { ...base, title: change.title, before: change.box.value, after: change.to };
    case 'set-metric':
      return { ...base, title: change.category, before: change.field.raw, after: amountOf(change) };
    case 'set-metric-status':
      return { ...base, title: change.category, before: change.field.raw, after: change.met };
    case 'rename':
      return { ...base, title: change.title, before: change.title, after: change.to };
    case 'add-item':
    case 'add-link':
      return { ...base, title: change.title, before: null, after: change.issue };
    case 'set-owners': {
      const { add, remove } = change.owners;
      const after = add.map(({ name }) => name).join(', ') || null;
      return { ...base, title: change.title, before: remove.join(', ') || null, after };
    }
    case 'add-blocker':
      return { ...base, title: change.title, before: false, after: true };
    case 'remove-blocker':
      return { ...base, title: change.title, before: true, after: false };
    case 'mark-objective':
      return { ...base, title: change.title, before: change.state.raw, after: 'done' };
    case 'set-status':
      return { ...base, before: change.field.raw, after: change.to };
    case 'set-date': {
      const { label, field, to } = change;
      return { ...base, title: label, before: field.raw, after: formatDate(to) };
    }
    case 'put-back':
      return { ...base, title: change.label, before: change.field.raw, after: change.raw };
    case 'remove-actual-date':
      return { ...base, title: change.label, before: true, after: null };
    case 'add-actual-date':
      return { ...base, before: null, after: formatDate(change.date) };
    case 'set-progress': {
      const { percent, count } = change.to;
      const parts = [
        ...(percent === null ? [] : [`${percent}%`]),
        ...(count === null ? [] : [`${count.done}/${count.total}`]),
      ];
      return { ...base, before: change.field.raw, after: parts.join(', ') };
    }
    case 'add-update':
    case 'add-log-entry':
      return { ...base, before: null, after: formatDate(change.date) };
    default:
      return change satisfies never;
  }
}

function amountOf({ to }: Extract<Change, { kind: 'set-metric' }>): string | number {
  return to.kind === 'count' ? `${to.done}/${to.total}` : to.value;
}

function subjectOf(change: Change): string | null {
  if ('deliverable' in change) return change.deliverable;
  if ('group' in change) return change.group;
  if (!('subject' in change) || change.subject.kind === 'sprint') return null;
  return change.subject.key;
}

function formatDate({ year, month, day }: Extract<Change, { kind: 'set-date' }>['to']): string {
  const pad = (value: number, width: number) => String(value).padStart(width, '0');
  return `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;
}
