import {
  type CommentOutcome,
  type Forecast,
  type ImpactReport,
  renderForecast,
} from '../src/index.ts';
import { describeOutputs } from './describe-outputs.ts';
import * as runner from './runner.ts';

/** Shows a forecast to everyone who looks: log, annotations, outputs, job summary, exit code. */
export async function publishImpact({ forecast, verdict, comment }: ImpactReport): Promise<void> {
  const { number } = forecast.pullRequest;
  runner.say(
    `Pull request #${number}: ${verdict.title}.`,
    ...forecast.notes,
    describeComment(comment),
  );
  runner.annotate(verdict.problems);
  runner.writeOutputs(describeOutputs(toReport(forecast)));
  await runner.writeSummary(renderForecast(forecast, { withDiff: true }));
  if (verdict.conclusion === 'failure') runner.endWithFailure();
}

/** One sentence about the comment below the pull request. */
export function describeComment(comment: CommentOutcome): string {
  switch (comment.kind) {
    case 'unwanted':
      return 'No comment was needed.';
    case 'created':
      return 'The comment was posted.';
    case 'edited':
      return 'The comment was brought up to date.';
    case 'unchanged':
      return 'The comment says so already.';
    case 'outdated':
      return 'A later run wrote the comment already, so it stays.';
    case 'refused':
      return `The comment could not be written, so the job summary alone tells it. ${comment.message}`;
    default:
      return comment satisfies never;
  }
}

/** Nothing was changed; the plan is what would be. */
function toReport({ repository, documents }: Forecast): Parameters<typeof describeOutputs>[0] {
  return {
    repository,
    dryRun: true,
    pullRequests: [],
    issues: [],
    problems: [],
    notes: [],
    documents: documents.map(({ path, sprint, texts, plan, progress }) => ({
      path,
      sprint,
      before: texts.merged,
      after: texts.after,
      plan,
      titles: {},
      outcome: { kind: plan.changes.length > 0 ? 'planned' : 'unchanged' },
      problems: [],
      progress: { before: progress.before, after: progress.before },
    })),
  };
}
