import {
  answerMergeGroup,
  hasConfig,
  publishCheck,
  reportImpact,
  UserError,
} from '../../src/index.ts';
import type { Logger } from '../operate/log.ts';
import type { ForecastCall } from '../receive/work.ts';
import type { Connect } from './connect.ts';

interface Parts {
  readonly connect: Connect;
  readonly log: Logger;
}

/** Tells a pull request what it means for the sprint: in its one comment, and by a check of its head. */
export async function runForecast(
  { installation, repository, pullRequest, head }: ForecastCall,
  attempt: number,
  { connect, log }: Parts,
): Promise<void> {
  const github = await connect({ installation, repository }, { fresh: attempt > 0 });
  try {
    if (!(await hasConfig(github))) return;
    if (pullRequest === null) {
      const at = github.tracker.now();
      if (head !== null) await answerMergeGroup(github.desk, { head, at });
      return;
    }
    const impact = await reportImpact(github, { pullRequest, overrides: {}, dryRun: false });
    const check = await publishCheck(github.desk, impact);
    log.info(
      { repository, pullRequest, comment: impact.comment.kind, check: check.kind },
      'told a pull request',
    );
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    log.error({ repository, pullRequest }, error.message);
  }
}
