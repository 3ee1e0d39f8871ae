import type { RootContent } from 'mdast';
import type { Severity } from '../model/problem.ts';
import type { ReportedProblem } from '../model/sync-report.ts';
import { foreignCode, foreignMessage } from './foreign-text.ts';
import { heading, type Item, list, text } from './markdown.ts';

const MARKS: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };

/** A section that lists problems with their places; nothing where there are none. */
export function renderProblems(title: string, problems: readonly ReportedProblem[]): RootContent[] {
  return problems.length === 0 ? [] : [heading(3, [text(title)]), list(problems.map(toItem))];
}

function toItem({ path, line, column, severity, rule, message }: ReportedProblem): Item {
  const place = path === null ? [] : [foreignCode(`${path}:${line}:${column}`), text(' ')];
  return {
    line: [
      text(`${MARKS[severity]} `),
      ...place,
      ...foreignMessage(message, 1000),
      text(' ('),
      foreignCode(rule),
      text(')'),
    ],
  };
}
