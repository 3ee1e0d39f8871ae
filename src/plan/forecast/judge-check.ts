import type { Forecast } from '../../model/forecast.ts';
import { isStuck } from '../../model/is-stuck.ts';
import type { Problem } from '../../model/problem.ts';
import type { ReportedProblem } from '../../model/sync-report.ts';

/** What makes the check of a pull request fail, each with what goes before. */
export type Requirement = 'none' | 'link' | 'valid';

export interface Verdict {
  readonly conclusion: 'success' | 'neutral' | 'failure';
  /** One line: what is wrong, or what the merge means. */
  readonly title: string;
  /** With their places; worst first. */
  readonly problems: readonly ReportedProblem[];
}

/** Names that cannot be used; the pull request means us, and nothing would come of it. */
const UNUSABLE = [
  ...['unknown-name', 'ambiguous-name', 'empty-track', 'vanished-deliverable'],
  'no-place-for-state',
];
const RANK: Readonly<Record<Problem['severity'], number>> = { error: 0, warning: 1, info: 2 };

/** Whether a pull request does what the config asks for. What is not asked for makes it neutral at most. */
export function judgeCheck(forecast: Forecast, require: Requirement): Verdict {
  const { standing, documents } = forecast;
  const problems = collectProblems(forecast);
  const items = documents.flatMap((document) => document.items);
  const settled = describeSettled(standing);
  if (settled !== null) return { conclusion: 'success', title: settled, problems: [] };
  const broken = problems.filter(
    ({ severity, rule }) => severity === 'error' || UNUSABLE.includes(rule),
  );
  if (broken.length > 0) {
    const title = broken.length === 1 ? '1 problem' : `${broken.length} problems`;
    return { conclusion: require === 'valid' ? 'failure' : 'neutral', title, problems };
  }
  if (items.length === 0) {
    const conclusion = require === 'none' ? 'neutral' : 'failure';
    return { conclusion, title: 'No deliverable is named', problems };
  }
  const [only] = documents.filter(({ items: own }) => own.length > 0);
  const { before, after } = only?.progress ?? {};
  const moving = items.filter((item) => item.from !== 'done' && !isStuck(item));
  const done = moving.filter(({ to }) => to === 'done').length;
  return {
    conclusion: 'success',
    title: `Completes ${done}, advances ${moving.length - done}: ${before?.percent ?? 0}% → ${after?.percent ?? 0}%`,
    problems,
  };
}

/** Where there is nothing left to be asked of the pull request. */
function describeSettled({ kind }: Forecast['standing']): string | null {
  switch (kind) {
    case 'open':
    case 'stacked':
      return null;
    case 'ours':
      return 'It brings the document up to date and completes nothing itself';
    case 'closed':
      return 'It was closed without a merge, so it completes nothing';
    case 'merged':
      return 'It is merged';
    case 'merged-aside':
      return 'It was merged into a branch on which a merge does not count';
    case 'reverted':
      return 'It was merged and taken back';
    default:
      return kind satisfies never;
  }
}

function collectProblems({ problems, documents }: Forecast): readonly ReportedProblem[] {
  const own = documents.flatMap(({ path, problems: planned, findings }) =>
    [...findings, ...planned].map((problem): ReportedProblem => ({ ...problem, path })),
  );
  return [...problems, ...own].toSorted((a, b) => RANK[a.severity] - RANK[b.severity]);
}
