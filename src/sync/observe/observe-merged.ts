import type { Config } from '../../config/config.ts';
import { findStateBefore, readMerged } from '../../github/read-merged.ts';
import type { GitHubRepository, PullRequest } from '../../github/repository.ts';
import { isSyncBranch } from '../../github/sync-branch.ts';
import type { Tracker } from '../../github/tracker.ts';
import type { Completion, PullRequestRef } from '../../model/evidence.ts';
import type { Evaluation, Ledger } from '../../model/ledger.ts';
import type { MergedEvidence } from '../../model/observation.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import type { Instant } from '../../model/sync-field.ts';
import { findReverted } from '../../plan/evidence/find-reverted.ts';
import { type Evidence, readEvidence } from '../../plan/read-evidence.ts';
import { observeEarlier } from './observe-document.ts';

/** A pull request that was merged later may have been listed earlier, if clocks or replicas lag. */
const OVERLAP_MS = 10 * 60 * 1000;

export interface MergedPlace {
  readonly repository: GitHubRepository;
  readonly tracker: Tracker;
  /** Those into which a merge counts as done. */
  readonly branches: readonly string[];
  readonly path: string;
  readonly config: Config;
  readonly document: SprintDocument;
  readonly ledger: Ledger;
}

export interface EvidenceFound extends MergedEvidence {
  readonly ref: PullRequestRef & { readonly url: string };
  /** Foreign text. */
  readonly title: string;
  /** For a revert: the document with the merge that it takes back, before anything followed from that. */
  readonly earlier: SprintDocument | null;
}

/** Pull requests that the ledger does not know yet, each read once, whole. */
export async function observeMerged(
  place: MergedPlace,
  since: Instant,
): Promise<readonly EvidenceFound[]> {
  const { tracker, branches, ledger } = place;
  const newest = Math.max(
    since,
    ...Object.values(ledger.evaluated).map(({ mergedAt }) => mergedAt),
  );
  const listed: PullRequest[] = [];
  for (const branch of branches) {
    listed.push(...(await tracker.listMergedSince(branch, newest - OVERLAP_MS)));
  }
  const found: EvidenceFound[] = [];
  for (const one of listed) {
    const mergedAt = Date.parse(one.mergedAt ?? '');
    if (!(mergedAt > since) || ledger.evaluated[one.number] || isOurs(one)) continue;
    found.push(await evaluate(place, one, mergedAt));
  }
  return resolveReverts(
    found.sort((a, b) => a.mergedAt - b.mergedAt || a.number - b.number),
    ledger,
  );
}

/** What reverts a revert says again what that had taken back, as it was understood at first sight. */
function resolveReverts(
  found: readonly EvidenceFound[],
  { evaluated }: Ledger,
): readonly EvidenceFound[] {
  const known = new Map<number, Pick<Evaluation, 'completes' | 'advances' | 'reverts'>>(
    Object.entries(evaluated).map(([number, one]) => [Number(number), one]),
  );
  return found.map((one) => {
    const twice = known.get(one.reverts ?? 0)?.reverts ?? null;
    const said = twice === null ? undefined : known.get(twice);
    const { completes = [], advances = [] } = said ?? {};
    const resolved = said ? { ...one, reverts: null, earlier: null, completes, advances } : one;
    known.set(one.number, resolved);
    return resolved;
  });
}

async function evaluate(
  place: MergedPlace,
  found: PullRequest,
  mergedAt: Instant,
): Promise<EvidenceFound> {
  const { repository, path, config, document } = place;
  const at = new Date(mergedAt).toISOString();
  const pullRequest = await readMerged(repository, { ...found, mergedAt: at });
  const commit = await findStateBefore(repository, found);
  const { fenced, words, 'time-zone': timeZone } = config;
  const before = await observeEarlier(repository, { commit, path, fenced, words }, document);
  const { fullName } = repository;
  const evidence = readEvidence({ document, before, repository: fullName, pullRequest, timeZone });
  const reverts = findReverted(pullRequest.body, fullName);
  return {
    number: found.number,
    mergedAt,
    ref: { number: found.number, url: found.url },
    title: found.title,
    reverts,
    earlier: reverts === null ? null : await observeReverted(place, reverts),
    completes: reverts === null ? keysOf(evidence, 'completes') : [],
    advances: reverts === null ? keysOf(evidence, 'advances') : [],
  };
}

async function observeReverted(
  { repository, path, config: { fenced, words }, document }: MergedPlace,
  number: number,
): Promise<SprintDocument | null> {
  const found = await repository.findPullRequest(number);
  const sha = found?.mergeCommit ?? null;
  const commit = sha === null ? null : await repository.findCommit(sha);
  if (commit === null) return null;
  return await observeEarlier(repository, { commit, path, fenced, words }, document);
}

function keysOf({ completions }: Evidence, effect: Completion['effect']) {
  return completions.filter((one) => one.effect === effect).map(({ deliverable }) => deliverable);
}

function isOurs({ headBranch, isFromHere }: PullRequest): boolean {
  return isFromHere && isSyncBranch(headBranch);
}
