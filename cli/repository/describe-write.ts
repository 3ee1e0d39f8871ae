import {
  describeIssueChange,
  describeSides,
  describeState,
  type IssueWrite,
  oneLine,
} from '../../src/index.ts';
import type { Terminal } from '../terminal.ts';

/** A write to an issue: one line, and one below it for each value. */
export function describeWrite(write: IssueWrite, paint: Terminal['paint']): string[] {
  const where = write.line === null ? '' : paint('dim', `  line ${write.line}`);
  switch (write.kind) {
    case 'create': {
      const number = write.issue === null ? 'new issue' : `#${write.issue}`;
      const ticked = write.tasks.filter(({ done }) => done).length;
      const facts = [
        ...write.labels.map((label) => `label "${oneLine(label, 80)}"`),
        ...(write.tasks.length === 0 ? [] : [`${ticked}/${write.tasks.length} tasks`]),
        ...(write.closes === null ? [] : [`then ${describeState(write.closes)}`]),
      ];
      const rest = facts.length === 0 ? '' : `  ${facts.join(', ')}`;
      return [`${paint('green', '+')} ${number}  ${oneLine(write.title, 100)}${where}${rest}`];
    }
    case 'change':
      return [
        `${paint('yellow', '~')} #${write.issue}  ${oneLine(write.title, 100)}${where}`,
        ...write.changes.map((change) => `    ${describeIssueChange(change)}`),
      ];
    case 'comment': {
      const what = write.asks ? 'a comment asks which is right' : 'a comment puts on record';
      return [
        `${paint('cyan', '?')} #${write.issue}  ${what}${where}`,
        `    ${describeSides(write)}`,
      ];
    }
    case 'withdraw':
      return [`${paint('cyan', '?')} #${write.issue}  our comment is marked as settled${where}`];
    default:
      return write satisfies never;
  }
}
