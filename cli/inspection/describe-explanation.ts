import { type Explanation, oneLine, type SkipReason } from '../../src/index.ts';
import type { Terminal } from '../terminal.ts';

type Item = Explanation['items'][number];

/** Why each item is one, in the order of the document. */
export const FORMS: Readonly<Record<Item['carrier'], string>> = {
  box: 'a box in a list; the box says the state',
  'nested-box': 'a box with boxes below it; its own box says the state',
  'marked-box': 'a box with a mark of its own ([~] [/] [-] [>] [!])',
  'fenced-box': 'a box inside a code fence, as the config asks',
  'heading-status': 'a heading whose state stands in it or below it',
  'heading-boxes': 'a heading whose boxes say the state',
  'label-boxes': 'a bold label whose boxes say the state',
  'table-status': 'a row; a column says the state',
  'table-plain': 'a row of a table without a column for the state',
  'group-status': 'the heading above says the state',
  emoji: 'a list item; the emoji in front says the state',
  word: 'a list item; a word or emoji behind or below it says the state',
  plain: 'a list item without a state',
};

/** The explanation for a person: first the items, then the sections that hold none. */
export function describeExplanation(
  { items, skipped }: Explanation,
  paint: Terminal['paint'],
): string {
  return [
    '',
    paint('bold', 'Items'),
    ...items.map((item) => describeItem(item)),
    '',
    paint('bold', 'Not read as work'),
    ...skipped.map(({ line, title, reason }) => row(line, title, describeReason(reason))),
    '',
  ].join('\n');
}

function describeItem({ line, title, carrier, echoes }: Item): string {
  const also = echoes.length > 0 ? `; said again on line ${echoes.join(', ')}` : '';
  return row(line, title, FORMS[carrier] + also);
}

function row(line: number, title: string, why: string): string {
  return `  line ${String(line).padEnd(5)} ${oneLine(title, 60)}: ${why}`;
}

function describeReason(reason: SkipReason): string {
  switch (reason.kind) {
    case 'role':
      return `its heading is about ${ROLES[reason.role]}`;
    case 'inside':
      return `stands inside "${oneLine(reason.heading, 60)}"`;
    case 'other-sprint':
      return 'belongs to another sprint of this file';
    case 'no-form':
      return `holds a ${reason.holds.join(' and a ')}, but nothing says that it is work: no box, no state, no heading such as "Tasks"`;
    default:
      return reason satisfies never;
  }
}

const ROLES: Readonly<Record<Extract<SkipReason, { kind: 'role' }>['role'], string>> = {
  work: 'work',
  container: 'work',
  goal: 'the goal',
  criteria: 'criteria, rules or prerequisites',
  objectives: 'objectives',
  updates: 'progress updates',
  summary: 'a summary',
  metrics: 'metrics',
  blockers: 'blockers or risks',
  notes: 'notes, decisions or meetings',
  'previous-sprint': 'an earlier sprint',
  references: 'references',
  'change-log': 'the history of the document',
  template: 'how to read or write the document',
};
