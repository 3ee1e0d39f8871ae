import type { PhrasingContent, RootContent } from 'mdast';
import type { DocumentForecast, Forecast, ItemForecast, Need } from '../../model/forecast.ts';
import type { Problem, Severity } from '../../model/problem.ts';
import { describeStatus } from '../describe-plan.ts';
import { foreignCode, foreignText } from '../foreign-text.ts';
import { heading, type Item, list, paragraph, text } from '../markdown.ts';

const MARKS: Readonly<Record<Severity, string>> = { error: '❌', warning: '⚠️', info: 'ℹ️' };
const RANK: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** What a reviewer should know before the merge, worst first. */
export function renderWarnings(forecast: Forecast, limit: number): RootContent[] {
  const { documents, problems, proposal } = forecast;
  const isNamed = documents.some(({ items }) => items.length > 0);
  const items: Item[] = [
    ...byRank([
      ...problems.map((problem) => ({ problem, path: problem.path })),
      ...documents.flatMap(({ path, problems: own, findings }) =>
        [...findings, ...own].map((problem) => ({ problem, path })),
      ),
    ]).map(describeProblem),
    ...documents.flatMap((document) => document.items.flatMap(describeHindrances)),
  ];
  return [
    ...(items.length === 0 ? [] : [heading(4, [text('Look at this')]), list(items, limit)]),
    ...(proposal === null || isNamed
      ? []
      : [
          paragraph(
            text('No deliverable is named. To complete one, write into the description: '),
            foreignCode(proposal),
          ),
        ]),
  ];
}

interface Placed {
  readonly problem: Problem;
  readonly path: string | null;
}

function byRank(problems: readonly Placed[]): readonly Placed[] {
  return problems.toSorted((a, b) => RANK[a.problem.severity] - RANK[b.problem.severity]);
}

function describeProblem({ problem, path }: Placed): Item {
  const { severity, message, line } = problem;
  const place = path === null ? [] : [foreignCode(`${path}:${line}`), text(' ')];
  return { line: [text(`${MARKS[severity]} `), ...place, foreignText(message, 600)] };
}

function describeHindrances({ title, needs, blockers, from }: ItemForecast): Item[] {
  const subject = foreignText(title, 80);
  return [
    ...(from === 'blocked' ? [{ line: [text('⛔ '), subject, text(' is blocked now.')] }] : []),
    ...needs.map((need) => ({ line: [text('🔗 '), subject, ...describeNeed(need)] })),
    ...blockers.map((blocker) => ({
      line: [
        text('⛔ '),
        subject,
        text(` stands among the blockers, line ${blocker.line}: `),
        foreignText(blocker.text, 200),
      ],
    })),
  ];
}

function describeNeed({ title, status, owner }: Need): PhrasingContent[] {
  const name = foreignText(title, 80);
  if (status === 'unknown') {
    return [text(' needs '), name, text(', which is no deliverable of this document.')];
  }
  const whose = owner === null ? [] : [text(', '), foreignText(owner, 60)];
  return [text(' needs '), name, text(` (${describeStatus(status)}`), ...whose, text(').')];
}

/** What stays open whatever is merged. */
export function listOpen({ criteria, metrics }: DocumentForecast): Item[] {
  return [
    ...criteria.map(
      ({ title, line }): Item => ({
        line: [text(`criterion, line ${line}: `), foreignText(title)],
      }),
    ),
    ...metrics.map(({ category, current, target }): Item => {
      const values = `: ${current?.value ?? '–'}, target ${target?.value ?? '–'}`;
      return { line: [text('metric: '), foreignText(category + values)] };
    }),
  ];
}
