import type { Config } from '../../config/config.ts';
import type { ConfigOverrides } from '../../config/parse-overrides.ts';
import type { ProposedPullRequest, PullDesk } from '../../github/pull-desk.ts';
import { findStateBefore, readMerged } from '../../github/read-merged.ts';
import { rememberReads } from '../../github/remember-reads.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import type { Tracker } from '../../github/tracker.ts';
import { UserError } from '../../model/errors.ts';
import type { MergedPullRequest } from '../../model/evidence.ts';
import type { Forecast } from '../../model/forecast.ts';
import type { DocumentReport, ReportedProblem } from '../../model/sync-report.ts';
import { findReverted } from '../../plan/evidence/find-reverted.ts';
import { type LoadedConfig, loadConfig } from '../observe/load-config.ts';
import { readAhead } from '../observe/read-ahead.ts';
import { type ResolvedDocument, resolveDocuments } from '../observe/resolve-documents.ts';
import { mergeJudgements } from '../update/merge-judgements.ts';
import { findHeadOrThrow } from '../update/sync-document.ts';
import { findStanding, type Knowledge, NOTHING_KNOWN } from './find-standing.ts';
import { forecastDocument } from './forecast-document.ts';
import { planWithIssues } from './plan-with-issues.ts';
import { type MergedTexts, readTexts } from './read-texts.ts';

/** A repository with its config, as one run reads it. */
export interface Run {
  readonly desk: PullDesk;
  readonly repository: GitHubRepository;
  /** `null` where this repository was opened without its issues. */
  readonly tracker: Tracker | null;
  readonly loaded: LoadedConfig;
}

type Loaded = Extract<LoadedConfig, { kind: 'config' }>;

export interface ForecastRequest {
  readonly pullRequest: number;
  readonly known?: Knowledge;
  /** ISO 8601 instant: when the merge would be. */
  readonly now: string;
}

export async function startRun(
  github: GitHubRepository & { readonly desk: PullDesk },
  overrides: ConfigOverrides,
): Promise<Run> {
  const start = await readAhead(github);
  const repository = rememberReads(start.repository);
  const { tracker } = start;
  const loaded = await loadConfig(repository, { overrides });
  return { desk: github.desk, repository, tracker, loaded };
}

/**
 * What a pull request means for the sprint: open, what its merge would do; merged, what it did.
 * Reads only.
 *
 * @throws {UserError} where there is no such pull request.
 */
export async function forecastPullRequest(
  { desk, repository, tracker, loaded }: Run,
  { pullRequest: number, known = NOTHING_KNOWN, now }: ForecastRequest,
): Promise<Forecast> {
  const proposed = await desk.findProposed(number);
  if (proposed === null) {
    throw new UserError(
      `${repository.fullName} has no pull request #${number}. Check the number; issues have numbers of the same row.`,
    );
  }
  const { url, title, body, headSha, baseBranch, updatedAt } = proposed;
  const reverts = findReverted(body, repository.fullName);
  const subject = { number, url, title, headSha, baseBranch, updatedAt, reverts };
  const nothing = { documents: [], problems: [], notes: [], proposal: null };
  const empty = { repository: repository.fullName, pullRequest: subject, ...nothing };
  if (loaded.kind === 'problems') {
    const standing = await findStanding(repository, proposed, { done: [baseBranch], known });
    return { ...empty, standing, problems: loaded.problems };
  }
  const done = loaded.config.branches ?? [loaded.defaultBranch];
  const standing = await findStanding(repository, proposed, { done, known });
  if (['ours', 'closed', 'merged-aside'].includes(standing.kind)) return { ...empty, standing };
  const found = await forecastDocuments({ desk, repository, tracker, loaded, proposed }, now);
  return { ...empty, standing, ...found };
}

interface Place extends Omit<Run, 'loaded'> {
  readonly loaded: Loaded;
  readonly proposed: ProposedPullRequest;
}

type Found = Pick<Forecast, 'documents' | 'problems' | 'proposal' | 'notes'>;

async function forecastDocuments(place: Place, now: string): Promise<Found> {
  const { repository, proposed, loaded } = place;
  const { config } = loaded;
  const mergedAt = proposed.mergedAt ?? now;
  const pullRequest = await readMerged(repository, { ...proposed, mergedAt });
  const sides = await observeSides(place, pullRequest);
  const documents = await listDocuments(repository, { config, commit: sides.listed });
  if (typeof documents === 'string') {
    return { documents: [], problems: [], proposal: null, notes: [documents] };
  }
  const found = [];
  const problems: ReportedProblem[] = [];
  const texts = new Map<string, MergedTexts>();
  for (const { path } of documents) texts.set(path, await sides.read(path));
  const planned = await planBySync(place, { base: sides.listed, texts, now });
  for (const { path, config: own } of documents) {
    const read = texts.get(path);
    if (read === undefined) continue;
    const result = forecastDocument({
      path,
      texts: read,
      planned: planned.get(path) ?? null,
      config: own,
      repository: repository.fullName,
      branch: proposed.baseBranch,
      head: sides.listed,
      pullRequest,
    });
    if ('forecast' in result) found.push(result);
    else problems.push(result);
  }
  const judged = mergeJudgements(found.map(({ judgement }) => judgement));
  return {
    documents: found.map(({ forecast }) => forecast),
    problems: [...problems, ...judged.problems],
    proposal: judged.pullRequests[0]?.proposal ?? null,
    notes: [],
  };
}

/** Only the sync knows what it makes of a merge where it keeps issues in step too. */
async function planBySync(
  { repository, tracker, loaded, proposed }: Place,
  given: Pick<Parameters<typeof planWithIssues>[1], 'base' | 'texts' | 'now'>,
) {
  const { config, defaultBranch } = loaded;
  const isThere = proposed.baseBranch === (config.branches?.[0] ?? defaultBranch);
  if (tracker === null || config.issues === 'off' || !isThere || proposed.mergedAt !== null) {
    return new Map<string, DocumentReport>();
  }
  return await planWithIssues({ repository, tracker }, { ...given, loaded, proposed });
}

/** Where there is no sprint document, what to do about it: no pull request is to blame. */
async function listDocuments(
  repository: GitHubRepository,
  place: { readonly config: Config; readonly commit: Commit },
): Promise<readonly ResolvedDocument[] | string> {
  try {
    return await resolveDocuments(repository, place);
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

interface Sides {
  /** Where documents are looked for. */
  readonly listed: Commit;
  readonly read: (path: string) => Promise<MergedTexts>;
}

async function observeSides(
  { desk, repository, loaded, proposed }: Place,
  { changedPaths }: MergedPullRequest,
): Promise<Sides> {
  const { baseBranch, mergeCommit } = proposed;
  const merge = mergeCommit === null ? null : await repository.findCommit(mergeCommit);
  const readOpen = (base: Commit, paths: readonly string[]) => (path: string) =>
    readTexts({ repository, desk, base, proposed, changedPaths: paths }, path);
  if (merge === null) {
    const isKnown = baseBranch === loaded.defaultBranch;
    const base = isKnown ? loaded.head : await findHeadOrThrow(repository, baseBranch);
    return { listed: base, read: readOpen(base, changedPaths) };
  }
  const before = await findStateBefore(repository, proposed);
  const readBefore = before === null ? null : readOpen(before, []);
  const readMerge = readOpen(merge, []);
  return {
    listed: merge,
    read: async (path) => {
      const { base } = (await readBefore?.(path)) ?? { base: null };
      return { base, merged: (await readMerge(path)).merged };
    },
  };
}
