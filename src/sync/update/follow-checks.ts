import type { PullDesk } from '../../github/pull-desk.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import type { ReportFile } from '../../model/measured.ts';
import type { DocumentReport, ReportedProblem } from '../../model/sync-report.ts';
import { findBindings } from '../../plan/checks/find-bindings.ts';
import type { LoadedConfig } from '../observe/load-config.ts';
import { observeDocument } from '../observe/observe-document.ts';
import { type ResolvedDocument, resolveDocuments } from '../observe/resolve-documents.ts';
import { findHeadOrThrow, type Surroundings } from './sync-document.ts';
import { syncDocuments } from './sync-documents.ts';

export interface ChecksTask {
  readonly desk: PullDesk | null;
  readonly loaded: Extract<LoadedConfig, { kind: 'config' }>;
  readonly dryRun: boolean;
  readonly reports: readonly ReportFile[];
}

export interface FollowedChecks {
  /** Those that something is bound in. */
  readonly documents: readonly DocumentReport[];
  readonly problems: readonly ReportedProblem[];
}

/**
 * Brings documents to what the checks of the done-branch say, whatever the event was. Where nothing is
 * bound to a check, nothing is asked and nothing is said.
 */
export async function followChecks(
  repository: GitHubRepository,
  { desk, loaded, dryRun, reports }: ChecksTask,
  surroundings: Surroundings,
): Promise<FollowedChecks> {
  if (desk === null) return { documents: [], problems: [] };
  const { config, defaultBranch } = loaded;
  const branch = config.branches?.[0] ?? defaultBranch;
  const head = branch === defaultBranch ? loaded.head : await findHeadOrThrow(repository, branch);
  const observed = { branch, merges: [], completes: null };
  const shared = { observed, head, defaultBranch, dryRun, desk, reports };
  const bound = await findBound(repository, head, loaded);
  const tasks = bound.map(({ path, config: own }) => ({ ...shared, path, config: own }));
  const { synced, problems } = await syncDocuments(repository, tasks, surroundings);
  return { documents: synced.map(({ report }) => report), problems };
}

/** Documents in which something is bound. What cannot be read is reported by whoever needs it. */
async function findBound(
  repository: GitHubRepository,
  commit: Commit,
  { config }: ChecksTask['loaded'],
): Promise<readonly ResolvedDocument[]> {
  const bound: ResolvedDocument[] = [];
  try {
    for (const found of await resolveDocuments(repository, { config, commit })) {
      const { path } = found;
      const { fenced, words, checks, metrics } = found.config;
      const { document } = await observeDocument(repository, { commit, path, fenced, words });
      if (checks.length + metrics.length > 0 || findBindings(document, []).bindings.length > 0)
        bound.push(found);
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
  }
  return bound;
}
