import { configFor } from '../../config/config-for.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import type { DocumentReport, SyncReport } from '../../model/sync-report.ts';
import type { LoadedConfig } from '../observe/load-config.ts';
import { observeEvidence, type Trigger } from '../observe/observe-evidence.ts';
import { resolveDocuments } from '../observe/resolve-documents.ts';
import { findUntied } from './find-untied.ts';
import { findHeadOrThrow, type Surroundings } from './sync-document.ts';
import { syncDocuments } from './sync-documents.ts';

export interface UntiedTask {
  readonly loaded: Extract<LoadedConfig, { kind: 'config' }>;
  readonly trigger: Trigger;
  readonly dryRun: boolean;
  /** What the sync of the issues has just said of the documents. */
  readonly synced: readonly DocumentReport[];
}

/**
 * Brings lines for which no issue stands up to date after a merge, as without issues. Documents in which
 * each line has one cost no request.
 */
export async function completeUntied(
  repository: GitHubRepository,
  { loaded, trigger, dryRun, synced }: UntiedTask,
  surroundings: Surroundings,
): Promise<Pick<SyncReport, 'documents' | 'problems'>> {
  const nothing = { documents: [], problems: [] };
  if (trigger.kind !== 'push' && trigger.kind !== 'merge') return nothing;
  const { config, defaultBranch } = loaded;
  const untied = new Map(
    synced.map((report) => {
      return [report.path, findUntied(report, configFor(config, report.path))] as const;
    }),
  );
  if ([...untied.values()].every(({ size }) => size === 0)) return nothing;
  const { observed } = await observeEvidence(repository, trigger, loaded);
  if (observed === null) return nothing;
  const head = await findHeadOrThrow(repository, observed.branch);
  const resolved = await resolveDocuments(repository, { config, commit: head });
  const shared = { observed, head, defaultBranch, dryRun, desk: null, reports: [] };
  const tasks = resolved.flatMap(({ path, config: own }) => {
    const only = untied.get(path);
    return only && only.size > 0 ? [{ ...shared, path, config: own, only }] : [];
  });
  const done = await syncDocuments(repository, tasks, surroundings);
  return { documents: done.synced.map(({ report }) => report), problems: done.problems };
}
