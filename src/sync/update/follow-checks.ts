import type { PullDesk } from '../../github/pull-desk.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import type { ReportFile } from '../../model/measured.ts';
import type { DocumentReport, ReportedProblem } from '../../model/sync-report.ts';
import { findBindings } from '../../plan/checks/find-bindings.ts';
import type { LoadedConfig } from '../observe/load-config.ts';
import { observeDocument } from '../observe/observe-document.ts';
import { type ResolvedDocument, resolveDocuments } from '../observe/resolve-documents.ts';
import { findHeadOrThrow, type Surroundings, syncDocument } from './sync-document.ts';

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
  const documents: DocumentReport[] = [];
  const problems: ReportedProblem[] = [];
  for (const { path, config: own } of await findBound(repository, head, loaded)) {
    const observed = { branch, merges: [], completes: null };
    const task = { path, observed, head, config: own, defaultBranch, dryRun, desk, reports };
    try {
      documents.push((await syncDocument(repository, task, surroundings)).report);
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const place = { path, line: 1, column: 1 };
      problems.push({ rule: 'document', severity: 'error', message: error.message, ...place });
    }
  }
  return { documents, problems };
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
