import {
  type Deliverable,
  describeStatus,
  type Group,
  measureProgress,
  nameGroup,
  oneLine,
  type Problem,
  type SprintDocument,
  type Status,
  type Tally,
} from '../../src/index.ts';
import { describeProblem } from '../describe-problem.ts';
import type { Terminal } from '../terminal.ts';

type Paint = Terminal['paint'];

/** The document for a person: every deliverable with the key that names it. */
export function describeInspection(document: SprintDocument, paint: Paint, path: string): string {
  const { sprint, groups, deliverables, overallStatus, problems } = document;
  const { deliverables: items, tracks, tasks, percent } = measureProgress(document);
  const status = sprint.status?.value ?? overallStatus?.value ?? null;
  const loose = deliverables.filter(({ group }) => group === null);
  return [
    `${paint('bold', oneLine(sprint.name))}  ${paintStatus(status, paint)}`,
    `${percent}% done: ${tally(items)} deliverables, ${tally(tracks)} tracks, ${tally(tasks)} tasks`,
    ...loose.map((item) => describeItem(item, paint)),
    ...groups.flatMap((group) => describeGroup(group, document, paint)),
    ...describeProblems(problems, paint, path),
    '',
  ].join('\n');
}

function describeGroup(group: Group, { deliverables }: SprintDocument, paint: Paint): string[] {
  const members = deliverables.filter((item) => item.group === group.key);
  const owner = group.owner?.value ? `  ${oneLine(group.owner.value, 60)}` : '';
  const status = group.status ? `  ${paintStatus(group.status.value, paint)}` : '';
  return [
    '',
    `${paint('bold', oneLine(nameGroup(group)))}${status}${owner}`,
    ...members.map((item) => describeItem(item, paint)),
  ];
}

function describeItem(item: Deliverable, paint: Paint): string {
  const done = item.tasks.filter(({ box }) => box.value).length;
  const facts = [
    ...(item.issue === null ? [] : [`#${item.issue}`]),
    ...(item.tasks.length === 0 ? [] : [`${done}/${item.tasks.length} tasks`]),
    `line ${item.line}`,
  ].join(', ');
  return `  ${mark(item.status, paint)} ${oneLine(item.title.value)}  ${paint('dim', `${oneLine(item.key, 200)}  ${facts}`)}`;
}

function mark(status: Status | null, paint: Paint): string {
  switch (status) {
    case 'done':
      return paint('green', '[x]');
    case null:
      return '[?]';
    case 'not-started':
      return '[ ]';
    case 'in-progress':
    case 'in-review':
      return paint('yellow', '[~]');
    case 'blocked':
      return paint('red', '[!]');
    case 'deferred':
    case 'cancelled':
      return paint('dim', '[-]');
    default:
      return status satisfies never;
  }
}

function paintStatus(status: Status | null, paint: Paint): string {
  return paint(status === 'done' ? 'green' : 'cyan', describeStatus(status));
}

function describeProblems(problems: readonly Problem[], paint: Paint, path: string): string[] {
  if (problems.length === 0) return [];
  return ['', ...problems.map((problem) => describeProblem(problem, { paint, path }))];
}

function tally({ done, total }: Tally): string {
  return `${done}/${total}`;
}
