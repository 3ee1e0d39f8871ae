import type { Config } from '../../config/config.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import type { Tracker } from '../../github/tracker.ts';
import { UserError } from '../../model/errors.ts';
import { BRAKE_KINDS, DEFAULT_SYNC_OPTIONS, type SyncOptions } from '../../model/sync-options.ts';
import type { ReportedProblem, SyncReport } from '../../model/sync-report.ts';
import { digest } from '../../plan/sync/digest.ts';
import { DEFAULT_LOOK } from '../../plan/sync/plan-look.ts';
import type { LoadedConfig } from '../observe/load-config.ts';
import type { Trigger } from '../observe/observe-evidence.ts';
import { resolveDocuments } from '../observe/resolve-documents.ts';
import { labelledWords } from '../port/describe-issue-state.ts';
import { type GitHubPort, openGitHubPort } from '../port/github-port.ts';
import { findHeadOrThrow, type Surroundings } from '../update/sync-document.ts';
import { recordWrites } from './record-writes.ts';
import { reportIssues } from './report-issues.ts';
import { DEFAULT_LEASE, planSync, runSync, type SyncOutcome, type SyncRun } from './sync-pass.ts';

export interface IssueTask {
  /** With its reads remembered. */
  readonly repository: GitHubRepository;
  readonly tracker: Tracker | null;
  readonly loaded: Extract<LoadedConfig, { kind: 'config' }>;
  readonly trigger: Trigger;
  readonly dryRun: boolean;
  /** Brakes are released for this run. */
  readonly allowMassChange: boolean;
}

type Found = Pick<SyncReport, 'documents' | 'issues' | 'problems' | 'notes'>;

/** Keeps each document and its issues in step. The trigger only says that it is time to look. */
export async function syncIssues(task: IssueTask, surroundings: Surroundings): Promise<Found> {
  const { repository, tracker, loaded, trigger, dryRun } = task;
  const { config, defaultBranch } = loaded;
  if (tracker === null) {
    throw new UserError('Issues cannot be reached here: this repository was opened without them.');
  }
  const branch = config.branches?.[0] ?? defaultBranch;
  const counts = config.branches ?? [defaultBranch];
  if (trigger.kind === 'push' && !counts.includes(trigger.branch)) {
    const note = `The document stands on \`${branch}\`; a push to \`${trigger.branch}\` changes nothing there.`;
    return { documents: [], issues: [], problems: [], notes: [note] };
  }
  const head = branch === defaultBranch ? loaded.head : await findHeadOrThrow(repository, branch);
  const at = tracker.startedAt();
  const start = at === null ? null : { head, at: at - ANSWER_MS };
  const { url } = await repository.readFacts();
  const found: Found[] = [];
  const documents = await resolveDocuments(repository, { config, commit: head });
  for (const { path, config: own } of documents) {
    const others = documents.map((one) => one.path).filter((other) => other !== path);
    const place = { repository, tracker, config: own, branch, path, others, url, start };
    try {
      found.push(
        await syncOne(openGitHubPort(place, surroundings), {
          path,
          config: own,
          trigger,
          dryRun,
          released: task.allowMassChange ? BRAKE_KINDS : [],
          surroundings,
        }),
      );
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const problem: ReportedProblem = {
        rule: 'document',
        severity: 'error',
        path,
        ...TOP,
        message: error.message,
      };
      found.push({ documents: [], issues: [], problems: [problem], notes: [] });
    }
  }
  return {
    documents: found.flatMap(({ documents }) => documents),
    issues: found.flatMap(({ issues }) => issues),
    problems: found.flatMap(({ problems }) => problems),
    notes: found.flatMap(({ notes }) => notes),
  };
}

/** An answer is dated when it is sent, which is after the state was read. */
const ANSWER_MS = 1_000;
const BUSY_PAUSE_MS = 10_000;
/** A run that died holds its lease for longer than a job should wait. */
const MOST_WAITS = 6;
const TOP = { line: 1, column: 1 };

async function syncOne(
  port: GitHubPort,
  {
    path,
    config,
    trigger,
    dryRun,
    released,
    surroundings,
  }: {
    readonly path: string;
    readonly config: Config;
    readonly trigger: Trigger;
    readonly dryRun: boolean;
    readonly released: SyncOptions['released'];
    readonly surroundings: Surroundings;
  },
): Promise<Found> {
  const options = { ...optionsOf(config), released };
  const run = `${port.now().toString(36)}-${Math.floor(surroundings.random() * 36 ** 6).toString(36)}`;
  // A person who asks for it has everything looked at, also what was deleted unseen.
  const look = { ...DEFAULT_LOOK, whole: trigger.kind === 'by-hand' };
  const recorded = recordWrites(port, config.labels);
  const wish = { port: recorded.port, options, run, lease: leaseFor(options), look };
  const outcome = dryRun ? await planSync(wish) : await runWhenFree(wish, surroundings);
  return reportIssues(outcome, { port, path, config, written: recorded.written() });
}

/** A run at work may have looked already, so what brought us here is done after it. */
async function runWhenFree(wish: SyncRun, { sleep }: Surroundings): Promise<SyncOutcome> {
  for (let wait = 1; ; wait += 1) {
    const outcome = await runSync(wish);
    if (outcome.kind !== 'busy' || wait > MOST_WAITS) return outcome;
    await sleep(BUSY_PAUSE_MS);
  }
}

function optionsOf(config: Config): SyncOptions {
  return {
    ...DEFAULT_SYNC_OPTIONS,
    create: config.issues === 'create',
    directions: config.direction,
    tags: {
      assignee: Object.keys(config.people).length > 0 ? config.owners : 'off',
      track: config['track-labels'] === null ? 'off' : 'document',
      milestone: config.milestone,
    },
    policies: config.conflicts,
    labels: labelledWords(config.labels),
    impliedTasks: config.tasks,
    onDelete: config['on-delete'],
    adopt: config.adopt,
    maxWrites: config['max-writes'],
    settings: digest(config),
  };
}

/** GitHub asks for a second or more between writes, three where people are notified. */
const WRITE_MS = 4_000;

function leaseFor({ maxWrites }: SyncOptions) {
  const { length, margin } = DEFAULT_LEASE;
  return { length: Math.max(length, 3 * margin + maxWrites * WRITE_MS), margin };
}
