import { setTimeout as sleep } from 'node:timers/promises';
import { type SyncReport, sync, type Trigger, UserError } from '../../src/index.ts';
import type { Logger } from '../operate/log.ts';
import type { Metrics } from '../operate/metrics.ts';
import type { SyncTurn, TurnEnd } from '../queue/queue.ts';
import type { Connect } from './connect.ts';
import { findReset } from './rate-limit.ts';
import { surroundings } from './surroundings.ts';
import type { WriteBudget } from './write-budget.ts';

interface Parts {
  readonly connect: Connect;
  readonly log: Logger;
  readonly metrics: Pick<Metrics, 'endRun'>;
  readonly budget: WriteBudget;
}

/**
 * GitHub dates by whole seconds, and what is of the second of a read waits for the next pass. What
 * brought this turn is a second old then.
 */
const SETTLE_MS = 1_050;
/** Brings one repository in step. Throws what is to be tried again. */
export async function runSync(turn: SyncTurn, parts: Parts): Promise<TurnEnd> {
  const { connect, log, metrics, budget } = parts;
  const { installation, repository } = turn.key;
  const runLog = log.child({ repository });
  const start = performance.now();
  runLog.debug('a run begins');
  await sleep(SETTLE_MS);
  const end = (how: 'done' | 'refused' | 'failed', conflicts = 0) =>
    metrics.endRun({
      repository,
      seconds: (performance.now() - start) / 1_000,
      end: how,
      conflicts,
    });
  try {
    const reports = await syncAll(turn, { connect, fresh: turn.attempt > 0 });
    const problems = reports.flatMap(problemsOf);
    for (const { message, rule, severity } of problems) {
      if (severity !== 'info') runLog.warn({ rule }, message);
    }
    const notes = reports.flatMap((report) => report.notes);
    const outcomes = reports.flatMap(({ documents }) =>
      documents.map(({ path, outcome }) => `${path}: ${outcome.kind}`),
    );
    runLog.info({ outcomes, notes, milliseconds: Math.round(performance.now() - start) }, 'ran');
    const issues = reports.flatMap((report) => report.issues);
    end('done', issues.flatMap(({ conflicts }) => conflicts).length);
    const writes = issues.reduce((sum, one) => sum + one.writes.length, 0);
    budget.spend(installation, writes);
    return { resumeAt: findResume(issues, () => budget.readyAt(installation, writes)) };
  } catch (error) {
    const reset = findReset(error, Date.now());
    if (reset !== null) {
      runLog.warn(
        { resumeAt: reset.toISOString() },
        'GitHub’s rate limit is reached: the run goes on later',
      );
      end('failed');
      return { resumeAt: reset };
    }
    if (error instanceof UserError) {
      runLog.error(error.message);
      end('refused');
      return { resumeAt: null };
    }
    end('failed');
    runLog.warn({ err: error, attempt: turn.attempt }, 'the run failed and is tried again');
    throw error;
  }
}

async function syncAll(
  { key, merges }: SyncTurn,
  { connect, fresh }: { readonly connect: Connect; readonly fresh: boolean },
): Promise<readonly SyncReport[]> {
  const triggers: readonly Trigger[] =
    merges.length === 0
      ? [{ kind: 'look' }]
      : merges.map((pullRequest) => ({ kind: 'merge', pullRequest }));
  const reports: SyncReport[] = [];
  for (const trigger of triggers) {
    const github = await connect(key, { fresh });
    const request = { trigger, overrides: {}, dryRun: false, withoutConfig: 'nothing' } as const;
    reports.push(await sync(github, request, surroundings));
  }
  return reports;
}

function problemsOf(report: SyncReport) {
  return [...report.problems, ...report.documents.flatMap(({ problems }) => problems)];
}

/** A run of another process may have died: it holds the repository for a lease, which is minutes. */
const BUSY_MS = 20_000;

const SOON_MS = 1_000;

function findResume(issues: SyncReport['issues'], withinLimits: () => Date): Date | null {
  const soon = Date.now() + SOON_MS;
  if (issues.some(({ state }) => state === 'busy')) return new Date(Date.now() + BUSY_MS);
  if (issues.some(({ state }) => state === 'unfinished')) return new Date(soon);
  if (issues.every(({ postponed }) => postponed === 0)) return null;
  return new Date(Math.max(soon, withinLimits().getTime()));
}
