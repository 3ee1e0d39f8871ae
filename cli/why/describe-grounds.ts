import { describeStatus, type Ground, type Grounds, oneLine } from '../../src/index.ts';
import type { Terminal } from '../terminal.ts';

/** Why one deliverable stands as it does, for a person at a terminal. */
export function describeGrounds(
  { document, line, title, group, status, issue, tasks, grounds }: Grounds,
  { paint }: Pick<Terminal, 'paint'>,
): string {
  const place = [
    ...(group === null ? [] : [oneLine(group, 60)]),
    `${document}:${line}`,
    ...(issue === null ? [] : [`issue #${issue}`]),
    ...(tasks.total === 0 ? [] : [`${tasks.done} of ${tasks.total} tasks done`]),
  ];
  return [
    `${paint('bold', oneLine(title, 100))}  ${describeStatus(status)}  ${paint('dim', place.join(', '))}`,
    ...grounds.map((ground) => {
      return `  ${paint('dim', (ground.at ?? '').slice(0, 10).padEnd(10))}  ${describeGround(ground)}`;
    }),
    ...(grounds.length === 0 ? ['  Nothing tells why: no entry of the document names it.'] : []),
    '',
  ].join('\n');
}

function describeGround(ground: Ground): string {
  switch (ground.kind) {
    case 'entry':
      return `line ${ground.line} of the document: ${oneLine(ground.text, 200)}`;
    case 'pull-request':
      return describePull(ground);
    case 'issue':
      return `issue #${ground.number} was ${ground.event.replaceAll('-', ' ')} by ${ground.actor || 'somebody'}`;
    case 'check':
      return describeCheck(ground);
    case 'commit': {
      const was =
        ground.from === 'absent'
          ? 'it was not there before'
          : `it was ${describeStatus(ground.from)}`;
      return `commit ${ground.sha.slice(0, 7)} by ${oneLine(ground.author, 60)}: ${oneLine(ground.subject, 120)} (${was})`;
    }
    case 'ledger':
      return describeLedger(ground);
    default:
      return ground satisfies never;
  }
}

function describePull({
  number,
  title,
  author,
  mergedBy,
  effect,
  says,
  url,
}: Extract<Ground, { kind: 'pull-request' }>): string {
  const merged = mergedBy === null ? 'merged' : `merged by ${mergedBy}`;
  const what = {
    completes: 'completes it',
    advances: 'says that work has begun',
    'takes-back': 'takes another one back',
    none: 'names it no more',
  }[effect ?? 'none'];
  const where = says === null ? '' : `, as ${says.source} says “${oneLine(says.name, 80)}”`;
  return `pull request #${number} “${oneLine(title, 80)}” by ${author || 'somebody'}, ${merged}, ${what}${where}: ${url}`;
}

function describeCheck({ pattern, task, check }: Extract<Ground, { kind: 'check' }>): string {
  const whose = task === null ? '' : ` of the task “${oneLine(task, 80)}”`;
  if (check === null) return `no check “${oneLine(pattern, 80)}”${whose} has run`;
  const state = {
    passed: 'passed',
    failed: 'failed',
    skipped: 'was skipped',
    pending: 'is not done yet',
  }[check.state];
  const url = check.url === null ? '' : `: ${oneLine(check.url, 300)}`;
  return `the check “${oneLine(check.name, 80)}”${whose} ${state}${url}`;
}

function describeLedger({
  commit,
  done,
  doneBy,
  implied,
}: Extract<Ground, { kind: 'ledger' }>): string {
  const by = doneBy === null ? 'as people decided' : `by pull request #${doneBy}`;
  const state = done ? `done on both sides, ${by}` : 'open on both sides';
  const ticked = implied.map((title) => `“${oneLine(title, 60)}”`).join(', ');
  const taken = implied.length === 0 ? '' : `; ticked with it: ${ticked}`;
  return `ledger ${commit.slice(0, 7)}: ${state}${taken}`;
}
