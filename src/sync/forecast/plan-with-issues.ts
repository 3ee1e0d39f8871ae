import type { Config } from '../../config/config.ts';
import type { ProposedPullRequest } from '../../github/pull-desk.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import type { Tracker } from '../../github/tracker.ts';
import type { DocumentReport } from '../../model/sync-report.ts';
import { parseLedger } from '../../plan/sync/parse-ledger.ts';
import { syncIssues } from '../issues/sync-issues.ts';
import { ledgerFileOf } from '../observe/find-moved-ledger.ts';
import type { LoadedConfig } from '../observe/load-config.ts';
import { imagineMerge } from './imagine-merge.ts';
import type { MergedTexts } from './read-texts.ts';

/** What a run reads is of the second before it began, and later merges wait for the next one. */
const BEFORE_MS = 2_000;

/**
 * With issues in step, what the next sync would write after a merge, by path: planned by the sync
 * itself, over the repository as the merge would leave it. Documents are left out of which it cannot
 * tell: another run is at work, too much would change, or they were never in step.
 */
export async function planWithIssues(
  github: { readonly repository: GitHubRepository; readonly tracker: Tracker },
  {
    loaded,
    base,
    proposed,
    texts,
    now,
  }: {
    readonly loaded: Extract<LoadedConfig, { kind: 'config' }>;
    readonly base: Commit;
    readonly proposed: ProposedPullRequest;
    readonly texts: ReadonlyMap<string, MergedTexts>;
    /** ISO 8601 instant. */
    readonly now: string;
  },
): Promise<ReadonlyMap<string, DocumentReport>> {
  const files = new Map(
    [...texts].flatMap(([path, { merged }]) => (merged.kind === 'text' ? [[path, merged]] : [])),
  );
  const at = (github.tracker.startedAt() ?? Date.parse(now)) - BEFORE_MS;
  const mergedAt = new Date(at).toISOString();
  const { head, repository, tracker } = imagineMerge(github, { base, proposed, files, mergedAt });
  const trigger = { kind: 'look' } as const;
  const place = { repository, tracker, loaded: { ...loaded, head }, trigger };
  if (files.size === 0) return new Map();
  const begun = await findBegun(github.tracker, loaded.config, [...texts.keys()]);
  const { documents, issues } = await syncIssues(
    { ...place, dryRun: true, allowMassChange: false },
    { now: () => now, sleep: async () => {}, random: () => 0 },
  );
  const told = issues.filter(({ state }) => state === 'planned' || state === 'in-step');
  const paths = told.flatMap((report) => report.documents);
  return new Map(
    documents
      .filter(({ path }) => paths.includes(path) && begun.includes(path))
      .map((report) => [report.path, report]),
  );
}

/** Of which a ledger tells: a first sync agrees on what is there, and would count nothing. */
async function findBegun(
  tracker: Tracker,
  { 'ledger-ref': ref }: Config,
  paths: readonly string[],
): Promise<readonly string[]> {
  const found = await tracker.readRefFiles({ ref, paths: paths.map(ledgerFileOf) });
  return paths.filter((path) => {
    const read = parseLedger(found?.texts.get(ledgerFileOf(path)) ?? null);
    return read.kind === 'read' && read.ledger.sprint !== null;
  });
}
