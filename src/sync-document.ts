import { renderCommitMessage } from './config/commit-message.ts';
import type { Config } from './config/config.ts';
import { applyEdits } from './document/apply-edits.ts';
import { parseDocument } from './document/parse-document.ts';
import { planEdits } from './document/plan-edits.ts';
import { commitFile } from './github/commit-file.ts';
import { observeProposal, type Proposal } from './github/observe-proposal.ts';
import { renderProposalBody } from './github/proposal-body.ts';
import { proposeChange } from './github/propose-change.ts';
import type { Commit, EntryMode, GitHubRepository } from './github/repository.ts';
import { syncBranchName } from './github/sync-branch.ts';
import { type Judgement, judgeEvidence } from './judge-evidence.ts';
import { UserError } from './model/errors.ts';
import type { Completion } from './model/evidence.ts';
import type { SprintDocument } from './model/sprint-document.ts';
import type { DocumentReport, Outcome } from './model/sync-report.ts';
import { observeDocument, observeEarlier } from './observe-document.ts';
import type { Observed } from './observe-evidence.ts';
import { measureProgress } from './plan/measure-progress.ts';
import { planCompletions } from './plan/plan-completions.ts';

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
  /** Of the document's branch, as far as it is known; read again before every further attempt. */
  readonly head: Commit;
  readonly config: Config;
  readonly defaultBranch: string;
  readonly dryRun: boolean;
}

export interface SyncedDocument {
  readonly report: DocumentReport;
  readonly judgement: Judgement;
}

/** Two runs and a person who pushes every second are through by then. */
const MOST_ATTEMPTS = 6;
const FIRST_PAUSE_MS = 400;

/** Brings one document up to date, again from the start whenever its branch has moved meanwhile. */
export async function syncDocument(
  repository: GitHubRepository,
  task: DocumentTask,
  { now, sleep, random }: Surroundings,
): Promise<SyncedDocument> {
  const { branch } = task.observed;
  let head = task.head;
  let proposal: Proposal | null = null;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const draft = await draftUpdate(repository, { ...task, head }, { now: now(), proposal });
    if (draft.after === draft.document.text) return finish(draft, { kind: 'unchanged' });
    if (task.dryRun) return finish(draft, { kind: 'planned' });
    if (proposal !== null) return finish(draft, await propose(repository, task, draft, proposal));
    const outcome = await commitFile(repository, { branch, ...changeOf(task, draft) });
    switch (outcome.kind) {
      case 'committed': {
        const { url } = await repository.readFacts();
        return finish(draft, { ...outcome, url: `${url}/commit/${outcome.sha}` });
      }
      case 'refused':
        proposal = await observeProposal(repository, {
          path: task.path,
          branches: {
            base: branch,
            head: syncBranchName({ ...task, document: task.path, base: branch }),
          },
        });
        break;
      case 'moved':
        await sleep(FIRST_PAUSE_MS * 2 ** attempt * (0.5 + random()));
        break;
      default:
        outcome satisfies never;
    }
    head = await findHeadOrThrow(repository, branch);
  }
  throw new UserError(
    `${branch} moved ${MOST_ATTEMPTS} times while ${task.path} was being updated, so nothing was written. Run again when fewer people push.`,
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

interface Draft {
  readonly path: string;
  readonly head: Commit;
  readonly mode: EntryMode;
  readonly document: SprintDocument;
  readonly judgement: Judgement;
  readonly completions: readonly Completion[];
  readonly plan: DocumentReport['plan'];
  readonly after: string;
}

/** Everything up to the writing: what the document would be. */
async function draftUpdate(
  repository: GitHubRepository,
  { path, observed, head, config }: DocumentTask,
  { now, proposal }: { readonly now: string; readonly proposal: Proposal | null },
): Promise<Draft> {
  const { document, mode } = await observeDocument(repository, { commit: head, path });
  const earlier: SprintDocument[] = [];
  for (const { before: commit } of observed.merges) {
    earlier.push(await observeEarlier(repository, { commit, path }, document));
  }
  const { fullName } = repository;
  const judgement = judgeEvidence({
    document,
    earlier,
    observed,
    config,
    repository: fullName,
    now,
  });
  const completions = [...(proposal?.pending ?? []), ...judgement.completions];
  const plan = planCompletions(document, completions, { tasks: config.tasks });
  const after = applyEdits(document.text, planEdits(document, plan.changes));
  return { path, head, mode, document, judgement, completions, plan, after };
}

function changeOf({ path, config }: DocumentTask, draft: Draft) {
  const { head: parent, mode, after: text, document, plan } = draft;
  const titleOf = new Map(document.deliverables.map(({ key, title }) => [key, title.value]));
  const titles = (keys: readonly string[]) => keys.map((key) => titleOf.get(key) ?? key);
  const message = renderCommitMessage(config['commit-message'], {
    document: path,
    sprint: document.sprint.name,
    completed: titles(plan.completed),
    started: titles(plan.started),
    pullRequests: numbersOf(draft),
  });
  return { parent, path, mode, text, message };
}

async function propose(
  repository: GitHubRepository,
  { path, config, observed, ...task }: DocumentTask,
  draft: Draft,
  proposal: Proposal,
): Promise<Outcome> {
  const change = changeOf({ path, config, observed, ...task }, draft);
  const [title = ''] = change.message.split('\n');
  const pullRequests = numbersOf(draft);
  return await proposeChange(repository, proposal, {
    ...change,
    before: draft.document.text,
    completions: effective(draft),
    pullRequest: {
      title,
      body: renderProposalBody({ path, branch: observed.branch, pullRequests }),
    },
  });
}

/** Evidence that this update rests on. */
function effective({ completions, plan }: Draft): readonly Completion[] {
  const touched = new Set([...plan.completed, ...plan.started]);
  return completions.filter(({ deliverable }) => touched.has(deliverable));
}

function numbersOf(draft: Draft): readonly number[] {
  return [...new Set(effective(draft).flatMap(({ pullRequest }) => pullRequest?.number ?? []))];
}

function finish(
  { path, document, judgement, plan, after }: Draft,
  outcome: Outcome,
): SyncedDocument {
  const updated = after === document.text ? document : parseDocument(after);
  const report = {
    path,
    sprint: document.sprint.name,
    before: document.text,
    after,
    plan,
    outcome,
    problems: [...document.problems, ...plan.problems],
    progress: { before: measureProgress(document), after: measureProgress(updated) },
  };
  return { report, judgement };
}
