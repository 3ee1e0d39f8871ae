import type { Config } from '../../config/config.ts';
import type { CommitOutcome } from '../../github/commit-file.ts';
import { observeProposal, type Proposal } from '../../github/observe-proposal.ts';
import { type ProposalOutcome, proposeChange } from '../../github/propose-change.ts';
import type { PullDesk } from '../../github/pull-desk.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import { syncBranchName } from '../../github/sync-branch.ts';
import { UserError } from '../../model/errors.ts';
import type { ReportFile } from '../../model/measured.ts';
import type { DeliverableKey, SprintDocument } from '../../model/sprint-document.ts';
import type { DocumentReport, Outcome } from '../../model/sync-report.ts';
import { observeChecks } from '../observe/observe-checks.ts';
import { observeDocument, observeEarlier } from '../observe/observe-document.ts';
import type { Observed } from '../observe/observe-evidence.ts';
import type { CommitPart } from './commit-together.ts';
import {
  type Draft,
  draftUpdate,
  toCommitPart,
  toDocumentReport,
  toProposedChange,
} from './draft-update.ts';
import { narrow } from './find-untied.ts';
import { type Judgement, judgeEvidence, type RevertedDocuments } from './judge-evidence.ts';

/** What a run needs from its surroundings: none of it is read from anywhere else. */
export interface Surroundings {
  /** The clock, as an ISO 8601 instant. */
  readonly now: () => string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** From 0 to below 1. */
  readonly random: () => number;
}

export interface DocumentTask {
  readonly path: string;
  readonly observed: Observed;
  readonly config: Config;
  readonly defaultBranch: string;
  /** Of the document's branch, as far as it is known; read again before every further attempt. */
  readonly head: Commit;
  readonly dryRun: boolean;
  /** Where checks are asked for; `null` where they cannot be. */
  readonly desk: PullDesk | null;
  /** What the job measured. */
  readonly reports: readonly ReportFile[];
  /** What the evidence says of others is not for this run; absent: it is for all. */
  readonly only?: ReadonlySet<DeliverableKey>;
}

export interface SyncedDocument {
  readonly report: DocumentReport;
  readonly judgement: Judgement;
}

type WriteOutcome = CommitOutcome | ProposalOutcome;

/** Two runs and a person who pushes every second are through by then. */
const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 400;

/** Brings one document up to date, again from the start whenever its branch has moved meanwhile. */
export async function syncDocument(
  repository: GitHubRepository,
  task: DocumentTask,
  {
    commit,
    surroundings: { now, sleep, random },
  }: {
    /** Together with what other documents have to commit at the same time. */
    readonly commit: (part: CommitPart) => Promise<CommitOutcome>;
    readonly surroundings: Surroundings;
  },
): Promise<SyncedDocument> {
  const { path, observed, defaultBranch } = task;
  const { branch } = observed;
  const branches = {
    base: branch,
    head: syncBranchName({ document: path, base: branch, defaultBranch }),
  };
  let head = task.head;
  let isProtected = false;
  let proposal: Proposal | null = null;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const draft = await observeAndDraft(repository, { ...task, head }, { now: now(), proposal });
    const finish = (outcome: Outcome): SyncedDocument => ({
      report: toDocumentReport(draft, outcome),
      judgement: draft.judgement,
    });
    if (draft.after === draft.document.text) return finish({ kind: 'unchanged' });
    if (task.dryRun) return finish({ kind: 'planned' });
    const outcome: WriteOutcome =
      proposal === null
        ? await commit(toCommitPart(draft))
        : await proposeChange(repository, proposal, toProposedChange(draft, branch));
    switch (outcome.kind) {
      case 'committed': {
        const { url } = await repository.readFacts();
        return finish({ ...outcome, url: `${url}/commit/${outcome.sha}` });
      }
      case 'proposed':
      case 'pushed':
      case 'declined':
      case 'blocked':
        return finish(outcome);
      case 'refused':
        isProtected = true;
        break;
      case 'moved':
        await sleep(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + random()));
        break;
      default:
        outcome satisfies never;
    }
    head = await findHeadOrThrow(repository, branch);
    proposal = isProtected ? await observeProposal(repository, { branches, path }) : null;
  }
  throw new UserError(
    `${branch} moved ${MOST_ATTEMPTS} times while ${path} was being updated, so nothing was written. Run again when fewer people push.`,
  );
}

export async function findHeadOrThrow(
  repository: GitHubRepository,
  branch: string,
): Promise<Commit> {
  const head = await repository.findHead(branch);
  if (head !== null) return head;
  throw new UserError(
    `${repository.fullName} has no branch ${branch}. Check \`branches\` in the config, or whether it was deleted.`,
  );
}

async function observeAndDraft(
  repository: GitHubRepository,
  { path, observed, head, config, desk, reports, only }: DocumentTask,
  { now, proposal }: { readonly now: string; readonly proposal: Proposal | null },
): Promise<Draft> {
  const { fenced, words } = config;
  const { document, mode } = await observeDocument(repository, {
    commit: head,
    path,
    fenced,
    words,
  });
  const earlier: SprintDocument[] = [];
  for (const { before: commit } of observed.merges) {
    earlier.push(await observeEarlier(repository, { commit, path, fenced, words }, document));
  }
  const reverted = new Map<number, RevertedDocuments>();
  for (const merge of observed.merges) {
    if (merge.reverted === null) continue;
    const at = (commit: Commit | null) =>
      observeEarlier(repository, { commit, path, fenced, words }, document);
    const { before, after } = merge.reverted;
    const documents = { before: await at(before), after: await at(after) };
    reverted.set(merge.pullRequest.number, documents);
  }
  const known = {
    document,
    earlier,
    reverted,
    observed,
    config,
    repository: repository.fullName,
    now,
  };
  const whole = judgeEvidence(known);
  const judgement = only ? narrow(whole, only) : whole;
  const pending = proposal?.pending ?? [];
  const checks = await observeChecks(repository, desk, { head, document, config, reports });
  return draftUpdate({ path, config, head, mode, document, judgement, pending, checks, now });
}
