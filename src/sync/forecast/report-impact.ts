import { type Config, DEFAULT_CONFIG } from '../../config/config.ts';
import type { ConfigOverrides } from '../../config/parse-overrides.ts';
import type { ReviewedRepository } from '../../github/pull-desk.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import type { Forecast } from '../../model/forecast.ts';
import { judgeCheck, type Verdict } from '../../plan/forecast/judge-check.ts';
import { hasImpact, renderComment } from '../../render/forecast/render-comment.ts';
import { createIdentities, type Identities } from '../port/identities.ts';
import { findOwnComments, type OwnComment } from './find-own-comments.ts';
import { type Knowledge, NOTHING_KNOWN } from './find-standing.ts';
import { forecastPullRequest, startRun } from './forecast-pull-request.ts';
import { type CommentOutcome, publishComment } from './publish-comment.ts';

export interface ImpactRequest {
  readonly pullRequest: number;
  readonly overrides: ConfigOverrides;
  /** What this run knows already, as the commit that it just made. */
  readonly known?: Partial<Knowledge>;
  /** Nothing is written. */
  readonly dryRun: boolean;
}

export interface ImpactReport {
  readonly forecast: Forecast;
  readonly verdict: Verdict;
  readonly comment: CommentOutcome;
  /** Milliseconds since 1970, by GitHub's clock, at which the state was read. */
  readonly at: number;
}

/**
 * Tells a pull request what it means for the sprint, in its one comment: before the merge what would be,
 * after it what was, and that it was closed or taken back. Nothing else is written.
 */
export async function reportImpact(
  github: ReviewedRepository,
  request: ImpactRequest,
): Promise<ImpactReport> {
  const report = await reportOne(github, request);
  const { number, url, reverts } = report.forecast.pullRequest;
  if (report.forecast.standing.kind === 'merged' && reverts !== null && reverts !== number) {
    const known = { revertedBy: { number, url } };
    await reportOne(github, { ...request, pullRequest: reverts, known });
  }
  return report;
}

async function reportOne(
  github: ReviewedRepository,
  { pullRequest, overrides, known: given = {}, dryRun }: ImpactRequest,
): Promise<ImpactReport> {
  const { tracker } = github;
  const run = await startRun(github, overrides);
  const config = run.loaded.kind === 'config' ? run.loaded.config : DEFAULT_CONFIG;
  const at = tracker.now();
  const identities = trusting(createIdentities(tracker), config);
  const mayComment = !dryRun && config.comment !== 'never';
  const comments = mayComment ? await findOwnComments(tracker, pullRequest, identities) : [];
  const known = { ...(await recall(run.repository, comments)), ...given };
  const now = new Date(at).toISOString();
  const forecast = await forecastPullRequest(run, { pullRequest, known, now });
  const verdict = judgeCheck(forecast, config.require);
  if (!mayComment) return { forecast, verdict, at, comment: { kind: 'unwanted' } };
  const { standing } = forecast;
  const wish = {
    pullRequest,
    mark: {
      head: forecast.pullRequest.headSha,
      updated: forecast.pullRequest.updatedAt,
      at,
      commit: known.commit?.sha ?? null,
      revertedBy: standing.kind === 'reverted' ? standing.by.number : null,
    },
    text: renderComment(forecast),
    post: config.comment === 'always' || hasImpact(forecast),
  };
  const comment = await publishComment(github, wish, { known: comments, identities });
  return { forecast, verdict, at, comment };
}

/** What an earlier run found out and wrote into the mark. */
async function recall(
  repository: GitHubRepository,
  [oldest]: readonly OwnComment[],
): Promise<Knowledge> {
  const { commit, revertedBy } = oldest?.mark ?? { commit: null, revertedBy: null };
  if (commit === null && revertedBy === null) return NOTHING_KNOWN;
  const { url } = await repository.readFacts();
  return {
    ...NOTHING_KNOWN,
    commit: commit === null ? null : { sha: commit, url: `${url}/commit/${commit}` },
    revertedBy:
      revertedBy === null ? null : { number: revertedBy, url: `${url}/pull/${revertedBy}` },
  };
}

/** The App named in the config is a twin. */
function trusting(identities: Identities, { app }: Config): Identities {
  return {
    isOurs: async (login) => login === `${app}[bot]` || (await identities.isOurs(login)),
  };
}
