import {
  type DocumentReport,
  describePlan,
  describeSides,
  type IssueConflict,
  type IssuesReport,
  oneLine,
  renderDiff,
  type SyncReport,
} from '../../src/index.ts';
import { showDiff } from '../show-diff.ts';
import type { Terminal } from '../terminal.ts';
import { describeEnd } from './describe-end.ts';
import { describeWrite } from './describe-write.ts';

interface Look {
  readonly terminal: Terminal;
  readonly diff: boolean;
}

/** A report for a person: each document with its changes and its issues, and what it comes to. */
export function describeReport(report: SyncReport, look: Look): string {
  const { documents, issues, notes } = report;
  const known = new Set(documents.map(({ path }) => path));
  const others = issues.filter(({ documents: paths }) => !paths.some((path) => known.has(path)));
  return [
    ...documents.flatMap((document) => [
      ...describeDocument(document, look),
      ...issues.flatMap((one) => describeIssues(one, document.path, look)),
      ...(look.diff ? describeDiff(document, look) : []),
      '',
    ]),
    ...others.flatMap((one) => one.documents.flatMap((path) => describeIssues(one, path, look))),
    ...notes.map((note) => oneLine(note, 1000)),
    ...describeEnd(report, look.terminal.paint),
    '',
  ].join('\n');
}

function describeDocument(
  { path, sprint, progress, plan }: DocumentReport,
  { terminal: { paint } }: Look,
): string[] {
  const [before, after] = [progress.before.percent, progress.after.percent];
  const percent = before === after ? `${after}% done` : `${before}% → ${after}% done`;
  const lines = describePlan(plan);
  return [
    `${paint('bold', path)}  ${oneLine(sprint, 80)}  ${paint('dim', percent)}`,
    ...section('Document', lines.length, paint),
    ...lines.map((line) => `    ${line}`),
  ];
}

function describeIssues({ writes, conflicts }: IssuesReport, path: string, look: Look): string[] {
  const { paint } = look.terminal;
  const own = writes.filter((write) => write.path === path);
  const open = conflicts.filter((conflict) => conflict.path === path);
  return [
    ...section('Issues', own.length, paint),
    ...own.flatMap((write) => describeWrite(write, paint).map((line) => `    ${line}`)),
    ...section('Conflicts, which wait for a person', open.length, paint),
    ...open.map((conflict) => `    ${describeConflict(conflict)}`),
  ];
}

function describeConflict(conflict: IssueConflict): string {
  return `#${conflict.issue} ${describeSides(conflict)}`;
}

function describeDiff({ before, after, path }: DocumentReport, { terminal }: Look): string[] {
  const diff = renderDiff({ before, after, path });
  return diff === '' ? [] : ['', showDiff(diff, terminal).trimEnd()];
}

function section(title: string, count: number, paint: Terminal['paint']): string[] {
  return count === 0 ? [] : [`  ${paint('bold', title)} (${count})`];
}
