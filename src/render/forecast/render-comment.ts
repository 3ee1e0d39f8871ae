import type { Forecast } from '../../model/forecast.ts';
import { hasEffect } from './headline.ts';
import { renderForecast } from './render-forecast.ts';

/** Whether the pull request means anything for the sprint, good or bad. */
export function hasImpact({ standing, documents, problems }: Forecast): boolean {
  switch (standing.kind) {
    case 'open':
    case 'stacked':
      // A broken config is not the pull request's doing.
      return documents.some(hasEffect) || problems.some(({ rule }) => !rule.startsWith('config'));
    case 'merged':
    case 'reverted':
      return documents.some(hasEffect);
    case 'ours':
    case 'merged-aside':
    case 'closed':
      return false;
    default:
      return standing satisfies never;
  }
}

/** The text of the one comment, without its mark. */
export function renderComment(forecast: Forecast): string {
  const head = forecast.pullRequest.headSha.slice(0, 7);
  const isOpen = ['open', 'stacked'].includes(forecast.standing.kind);
  const from = isOpen ? ', from the plan that the merge applies' : '';
  return `${renderForecast(forecast, { withDiff: false })}\n<sub>Sprint impact of ${head}${from}.</sub>\n`;
}
