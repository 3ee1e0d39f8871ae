import { CONFIG_PATH } from './config/config.ts';
import type { ConfigOverrides } from './config/parse-overrides.ts';
import type { PullDesk, ReviewedRepository } from './github/pull-desk.ts';
import { rememberReads } from './github/remember-reads.ts';
import type { GitHubRepository } from './github/repository.ts';
import type { ReportFile } from './model/measured.ts';
import type { DocumentReport, SyncReport } from './model/sync-report.ts';
import { syncIssues } from './sync/issues/sync-issues.ts';
import { describeMoves } from './sync/observe/follow-moves.ts';
import { type ConfigFile, loadConfig } from './sync/observe/load-config.ts';
import { observeEvidence, type Trigger } from './sync/observe/observe-evidence.ts';
import { readAhead } from './sync/observe/read-ahead.ts';
import { resolveDocuments } from './sync/observe/resolve-documents.ts';
import { completeUntied } from './sync/update/complete-untied.ts';
import { followChecks } from './sync/update/follow-checks.ts';
import { appendReports, joinReports } from './sync/update/join-reports.ts';
import { mergeJudgements } from './sync/update/merge-judgements.ts';
import { findHeadOrThrow, type Surroundings } from './sync/update/sync-document.ts';
import { syncDocuments } from './sync/update/sync-documents.ts';

export interface SyncRequest {
  readonly trigger: Trigger;
  readonly overrides: ConfigOverrides;
  /** Counts in place of the config in the repository. */
  readonly configFile?: ConfigFile;
  /** The report describes the plan, and nothing is written. */
  readonly dryRun: boolean;
  /** Files in which a job wrote what it measured. */
  readonly reports?: readonly ReportFile[];
  /** A person says that so many changes at once are meant; else the sync stops and asks. */
  readonly allowMassChange?: boolean;
  /** Where the repository has no config file: the defaults hold, or nothing is done. Default: the defaults. */
  readonly withoutConfig?: 'defaults' | 'nothing';
}

/**
 * Observes GitHub, plans against the document as it stands and writes what is missing. Doing it again
 * writes nothing.
 */
export async function sync(
  github: GitHubRepository,
  {
    trigger,
    dryRun,
    allowMassChange = false,
    withoutConfig = 'defaults',
    reports = [],
    ...given
  }: SyncRequest,
  surroundings: Surroundings,
): Promise<SyncReport> {
  const start = await readAhead(github);
  const repository = rememberReads(start.repository);
  const desk = findDesk(github);
  const nothing = { pullRequests: [], documents: [], issues: [] };
  const empty = { repository: repository.fullName, dryRun, ...nothing };
  const loaded = await loadConfig(repository, given);
  if (loaded.kind === 'problems') return { ...empty, problems: loaded.problems, notes: [] };
  if (!loaded.isWritten && withoutConfig === 'nothing') {
    return { ...empty, problems: [], notes: [NO_CONSENT] };
  }
  const { config, defaultBranch } = loaded;
  const issueTask = { ...start, repository, loaded, trigger, dryRun, allowMassChange };
  if (config.issues !== 'off' && !namesWork(trigger)) {
    const checked = await followChecks(repository, { desk, loaded, dryRun, reports }, surroundings);
    const after = await syncIssues(issueTask, surroundings);
    const synced = after.documents;
    const rest = await completeUntied(repository, { ...issueTask, synced }, surroundings);
    const documents = appendReports(joinReports(checked.documents, synced), rest.documents);
    const problems = [...checked.problems, ...after.problems, ...rest.problems];
    return { ...empty, ...after, documents, problems };
  }
  const { observed, notes } = await observeEvidence(repository, trigger, loaded);
  if (observed === null) {
    const checked = await followChecks(repository, { desk, loaded, dryRun, reports }, surroundings);
    return { ...empty, ...checked, notes: checked.documents.length > 0 ? [] : notes };
  }
  const head =
    observed.branch === defaultBranch
      ? loaded.head
      : await findHeadOrThrow(repository, observed.branch);
  const resolved = await resolveDocuments(repository, { config, commit: head });
  const shared = { observed, head, defaultBranch, dryRun, desk, reports };
  const tasks = resolved.map(({ path, config: own }) => ({ ...shared, path, config: own }));
  const { synced, problems } = await syncDocuments(repository, tasks, surroundings);
  const judged = mergeJudgements(synced.map(({ judgement }) => judgement));
  const documents = synced.map(({ report }): DocumentReport => report);
  const report = { ...empty, ...judged, documents, notes };
  const found = [...problems, ...judged.problems];
  if (config.issues === 'off' || dryRun) {
    return { ...report, problems: [...describeMoves(resolved), ...found] };
  }
  const after = await syncIssues(issueTask, surroundings);
  const { issues } = after;
  return {
    ...report,
    issues,
    problems: [...found, ...after.problems],
    notes: [...notes, ...after.notes],
  };
}

const NO_CONSENT = `There is no ${CONFIG_PATH}, so nothing is written here. Comment \`/sprint init\` on an issue to get one proposed.`;

/** `null` where this repository was opened without it. */
function findDesk(github: GitHubRepository): PullDesk | null {
  return 'desk' in github ? (github as ReviewedRepository).desk : null;
}

/** A person names what is complete: that goes into the document first, and its issues follow. */
function namesWork(trigger: Trigger): boolean {
  return trigger.kind === 'by-hand' && (trigger.completes !== null || trigger.pullRequest !== null);
}
