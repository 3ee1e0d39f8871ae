import {
  type ImpactRequest,
  type Outcome,
  reportImpact,
  type SyncReport,
  type Trigger,
} from '../src/index.ts';
import { describeComment } from './publish-impact.ts';
import * as runner from './runner.ts';

type Repository = Parameters<typeof reportImpact>[0];

/** A push that brings more is none that people follow one by one. */
const MOST_RECEIPTS = 10;

/** Turns the comments of what was merged into receipts. What goes wrong here undoes nothing. */
export async function reportMerges(
  repository: Repository,
  {
    trigger,
    report,
    overrides,
    dryRun,
  }: {
    readonly trigger: Trigger;
    readonly report: SyncReport;
    readonly overrides: ImpactRequest['overrides'];
    readonly dryRun: boolean;
  },
): Promise<void> {
  const isAboutOne = trigger.kind === 'merge';
  const numbers = isAboutOne
    ? [trigger.pullRequest]
    : report.pullRequests.map(({ number }) => number).slice(-MOST_RECEIPTS);
  if (dryRun) return;
  for (const pullRequest of numbers) {
    const known = knownFrom(report.documents.map(({ outcome }) => outcome));
    try {
      const request = { pullRequest, overrides, known, dryRun };
      const { comment } = await reportImpact(repository, request);
      runner.say(`Pull request #${pullRequest}: ${describeComment(comment)}`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      runner.say(`The comment of pull request #${pullRequest} could not be written. ${reason}`);
    }
  }
}

function knownFrom(outcomes: readonly Outcome[]): NonNullable<ImpactRequest['known']> {
  for (const outcome of outcomes) {
    if (outcome.kind === 'committed' && outcome.url !== null) {
      return { commit: { sha: outcome.sha, url: outcome.url } };
    }
    if (outcome.kind === 'proposed') {
      return { waitsIn: { number: outcome.pullRequest, url: outcome.url } };
    }
  }
  return {};
}
