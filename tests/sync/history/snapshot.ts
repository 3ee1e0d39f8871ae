import { createTwoFilesPatch } from 'diff';
import { parseBody } from '../../../src/plan/issue-body/parse-body.ts';
import { isList, numberAt, textAt } from '../../support/github/json.ts';
import type {
  EmulatedRepository,
  IssueView,
} from '../../support/github/repository/emulated-repository.ts';

/** Both sides at one moment. */
export interface Snapshot {
  readonly text: string;
  /** One line for each thing that an issue shows. */
  readonly issues: ReadonlyMap<number, readonly string[]>;
  readonly views: readonly IssueView[];
}

export async function look(repository: EmulatedRepository, path: string): Promise<Snapshot> {
  const text = (await repository.readFile(path)) ?? '';
  const views = (await repository.issues()).toSorted((a, b) => a.number - b.number);
  const listed = await repository.read('/issues?state=all&per_page=100');
  const discussed = new Set(
    (isList(listed) ? listed : [])
      .filter((one) => numberAt(one, 'comments') > 0)
      .map((one) => numberAt(one, 'number')),
  );
  const issues = new Map<number, readonly string[]>();
  for (const issue of views) {
    const { number, title, state, stateReason, labels, body } = issue;
    const { prose, block } = parseBody(body);
    const comments = discussed.has(number)
      ? await repository.read(`/issues/${number}/comments`)
      : [];
    issues.set(number, [
      `title: ${title}`,
      `state: ${state === 'open' ? 'open' : `closed as ${stateReason}`}`,
      ...labels.map((label) => `label: ${label}`),
      ...prose.split('\n').flatMap((line) => (line === '' ? [] : [`text: ${line}`])),
      ...(block ?? []).map((task) => `[${task.done ? 'x' : ' '}] ${task.title}`),
      ...(isList(comments) ? comments : []).map((one) => `comment: ${gist(textAt(one, 'body'))}`),
    ]);
  }
  return { text, issues, views };
}

function gist(comment: string): string {
  return comment
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('<!--'))
    .join(' / ');
}

/** What changed between two moments, for people; empty where nothing did. */
export function describeChange(before: Snapshot, after: Snapshot): string {
  return [describeText(before.text, after.text), describeIssues(before, after)]
    .filter((part) => part !== '')
    .join('\n');
}

function describeText(before: string, after: string): string {
  if (before === after) return '';
  const patch = createTwoFilesPatch('', '', before, after, '', '', { context: 1 });
  const lines = patch
    .split('\n')
    .slice(4)
    .slice(0, -1)
    .map((line) => (line.startsWith('@@') ? '…' : line.trimEnd()));
  return ['```diff', ...lines, '```', ''].join('\n');
}

function describeIssues(before: Snapshot, after: Snapshot): string {
  const lines = [...new Set([...before.issues.keys(), ...after.issues.keys()])].flatMap(
    (number) => {
      const old = before.issues.get(number) ?? [];
      const now = after.issues.get(number) ?? [];
      const gone = old.filter((line) => !now.includes(line));
      const come = now.filter((line) => !old.includes(line));
      if (gone.length + come.length === 0) return [];
      const changes = [...gone.map((line) => `-${line}`), ...come.map((line) => `+${line}`)];
      return [`#${number}`, ...changes];
    },
  );
  return lines.length === 0 ? '' : ['```diff', ...lines, '```', ''].join('\n');
}
