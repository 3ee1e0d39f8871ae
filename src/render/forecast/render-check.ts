import type { Forecast } from '../../model/forecast.ts';
import { oneLine } from '../../model/one-line.ts';
import type { ReportedProblem } from '../../model/sync-report.ts';
import { renderForecast } from './render-forecast.ts';

/** What a check run says, whole: how many annotations go into one request is the writer's matter. */
export interface CheckText {
  readonly title: string;
  readonly summary: string;
  readonly annotations: readonly CheckNote[];
}

/** A problem on a line of a file. */
export interface CheckNote {
  readonly path: string;
  readonly line: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** GitHub shows more, but nobody reads them: https://docs.github.com/en/rest/checks/runs */
const MOST_NOTES = 500;
/** GitHub takes 64 KB. */
const LONGEST_MESSAGE = 2_000;

export function renderCheck(
  forecast: Forecast,
  { title, problems }: { readonly title: string; readonly problems: readonly ReportedProblem[] },
): CheckText {
  return {
    title: oneLine(title, 200),
    summary: renderForecast(forecast, { withDiff: false }),
    annotations: problems.slice(0, MOST_NOTES).flatMap(toNote),
  };
}

/** Annotations are plain text, in which GitHub makes neither links nor mentions. */
function toNote({ path, line, severity, rule, message }: ReportedProblem): CheckNote[] {
  if (path === null) return [];
  return [
    {
      path,
      line,
      level: LEVELS[severity],
      title: rule,
      message: oneLine(message, LONGEST_MESSAGE),
    },
  ];
}

const LEVELS = { error: 'failure', warning: 'warning', info: 'notice' } as const;
