import type { Config } from '../../config/config.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import type { Tracker } from '../../github/tracker.ts';
import { UserError } from '../../model/errors.ts';
import type { RunId } from '../../model/ledger.ts';
import { BRAKE_KINDS, DEFAULT_SYNC_OPTIONS, type SyncOptions } from '../../model/sync-options.ts';
import type { SyncReport } from '../../model/sync-report.ts';
import { digest } from '../../plan/sync/digest.ts';
import { DEFAULT_LOOK } from '../../plan/sync/plan-look.ts';
import { describeMoves } from '../observe/follow-moves.ts';
import type { LoadedConfig } from '../observe/load-config.ts';
import type { Trigger } from '../observe/observe-evidence.ts';
import { resolveDocuments } from '../observe/resolve-documents.ts';
import { type CommonPort, openCommonPort } from '../port/common-port.ts';
import { labelledWords } from '../port/describe-issue-state.ts';
import { type GitHubPort, openGitHubPort } from '../port/github-port.ts';
import { findHeadOrThrow, type Surroundings } from '../update/sync-document.ts';
import { asProblem } from '../update/sync-documents.ts';
import { recordWrites } from './record-writes.ts';
import { reportIssues } from './report-issues.ts';
import { DEFAULT_LEASE, planSync, runSync, type SyncOutcome, type SyncRun } from './sync-pass.ts';
import { takeTurns } from './take-turns.ts';

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

type Found = Pick<SyncReport, 'pullRequests' | 'documents' | 'issues' | 'problems' | 'notes'>;

const NOTHING: Found = { pullRequests: [], documents: [], issues: [], problems: [], notes: [] };

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
    return { ...NOTHING, notes: [note] };
  }
  const head = branch === defaultBranch ? loaded.head : await findHeadOrThrow(repository, branch);
  const at = tracker.startedAt();
  const start = at === null ? null : { head, at: at - ANSWER_MS };
  const { url } = await repository.readFacts();
  const documents = await resolveDocuments(repository, { config, commit: head });
  const turns = takeTurns();
  const shared = { documents, repository, tracker, branch };
  const common = openCommonPort(
    { ...shared, ledgerRef: config['ledger-ref'], template: config['commit-message'] },
    { turns, sleep: surroundings.sleep },
  );
  const run = nameRun(tracker, surroundings);
  const works = documents.map(({ path, config: own }) => async (): Promise<Found> => {
    const others = common.paths.filter((other) => other !== path);
    const place = { repository, tracker: common.tracker, common, branch, path, others, url, start };
    return await syncOne(openGitHubPort({ ...place, config: own }, surroundings), {
      path,
      config: own,
      count: documents.length,
      run,
      trigger,
      dryRun,
      released: task.allowMassChange ? BRAKE_KINDS : [],
      pause: common.pause,
    });
  });
  const ended = await turns.run(works);
  const found = ended.map((one, index) => foundIn(one, documents[index]?.path ?? ''));
  return {
    pullRequests: joinPullRequests(found.flatMap(({ pullRequests }) => pullRequests)),
    documents: found.flatMap((one) => one.documents),
    issues: found.flatMap(({ issues }) => issues),
    problems: [...describeMoves(documents), ...found.flatMap(({ problems }) => problems)],
    notes: found.flatMap(({ notes }) => notes),
  };
}

/** What a person can put right in one document does not stop the others. */
function foundIn(ended: PromiseSettledResult<Found>, path: string): Found {
  if (ended.status === 'fulfilled') return ended.value;
  return { ...NOTHING, problems: [asProblem(ended.reason, path)] };
}

/** One name for all documents, since one commit can be of several. */
function nameRun({ now }: Tracker, { random }: Surroundings): string {
  return `${now().toString(36)}-${Math.floor(random() * 36 ** 6).toString(36)}`;
}

/** Each document tells of a pull request what it means there. */
function joinPullRequests(all: Found['pullRequests']): Found['pullRequests'] {
  return [...Map.groupBy(all, ({ number }) => number).values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined) return [];
    const completes = same.flatMap((one) => one.completes);
    return [{ ...first, completes, advances: same.flatMap((one) => one.advances) }];
  });
}

/** An answer is dated when it is sent, which is after the state was read. */
const ANSWER_MS = 1_000;
const BUSY_PAUSE_MS = 10_000;
/** A run that died holds its lease for longer than a job should wait. */
const MOST_WAITS = 6;

async function syncOne(
  port: GitHubPort,
  {
    path,
    config,
    count,
    run,
    trigger,
    dryRun,
    released,
    pause,
  }: {
    readonly path: string;
    readonly config: Config;
    /** Documents that are written one after the other. */
    readonly count: number;
    readonly run: RunId;
    readonly trigger: Trigger;
    readonly dryRun: boolean;
    readonly released: SyncOptions['released'];
    readonly pause: CommonPort['pause'];
  },
): Promise<Found> {
  const options = { ...optionsOf(config), released };
  // A person who asks for it has everything looked at, also what was deleted unseen.
  const look = { ...DEFAULT_LOOK, whole: trigger.kind === 'by-hand' };
  const recorded = recordWrites(port, config.labels);
  const wish = { port: recorded.port, options, run, lease: leaseFor(options, count), look };
  const outcome = dryRun ? await planSync(wish) : await runWhenFree(wish, pause);
  return reportIssues(outcome, { port, path, config, written: recorded.written() });
}

/** A run at work may have looked already, so what brought us here is done after it. */
async function runWhenFree(wish: SyncRun, pause: CommonPort['pause']): Promise<SyncOutcome> {
  for (let wait = 1; ; wait += 1) {
    const outcome = await runSync(wish);
    if (outcome.kind !== 'busy' || wait > MOST_WAITS) return outcome;
    await pause(BUSY_PAUSE_MS);
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
/** Who dies holds everything up for so long; what is not done by then is left to the next run. */
const MOST_LEASE_MS = 20 * 60 * 1000;

function leaseFor({ maxWrites }: SyncOptions, documents: number) {
  const { length, margin } = DEFAULT_LEASE;
  const needed = 3 * margin + documents * maxWrites * WRITE_MS;
  return { length: Math.min(MOST_LEASE_MS, Math.max(length, needed)), margin };
}
