import { renderCommitMessage } from '../../config/commit-message.ts';
import type { Config } from '../../config/config.ts';
import { applyEdits } from '../../document/apply-edits.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { planEdits } from '../../document/plan-edits.ts';
import { renderProposalBody } from '../../github/proposal-body.ts';
import type { ProposedChange } from '../../github/propose-change.ts';
import type { Commit, EntryMode } from '../../github/repository.ts';
import type { Completion } from '../../model/evidence.ts';
import type { DocumentPlan } from '../../model/plan.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import type { DocumentReport, Outcome } from '../../model/sync-report.ts';
import { carryOver } from '../../plan/checks/carry-over.ts';
import { completeByChecks } from '../../plan/checks/plan-check-boxes.ts';
import { measureProgress } from '../../plan/measure-progress.ts';
import { planCompletions } from '../../plan/plan-completions.ts';
import type { ObservedChecks } from '../observe/observe-checks.ts';
import type { CommitPart } from './commit-together.ts';
import { type CheckedText, checkOptions, draftChecks } from './draft-checks.ts';
import type { Judgement } from './judge-evidence.ts';
import { takeBack } from './take-back.ts';

/** A document as it stands, and as it would be. Pure data: nothing is written yet. */
export interface Draft {
  readonly path: string;
  readonly config: Config;
  readonly head: Commit;
  readonly mode: EntryMode;
  readonly document: SprintDocument;
  readonly judgement: Judgement;
  /** The evidence that the plan rests on. */
  readonly completions: readonly Completion[];
  readonly plan: DocumentPlan;
  readonly after: string;
}

export function draftUpdate({
  pending,
  checks = { verdicts: [], readings: [], problems: [] },
  now = '',
  ...known
}: Pick<Draft, 'path' | 'config' | 'head' | 'mode' | 'document' | 'judgement'> & {
  /** Evidence of earlier runs that has not landed yet. */
  readonly pending: readonly Completion[];
  /** What bound checks say. */
  readonly checks?: ObservedChecks;
  /** ISO 8601 instant: the day of what a report says. */
  readonly now?: string;
}): Draft {
  const { document, judgement, config } = known;
  const byChecks = completeByChecks(checks.verdicts, checkOptions(config));
  const undone = (judgement.takeBacks ?? []).map(({ reverted }) => reverted);
  const standing = pending.filter(({ pullRequest }) => !undone.includes(pullRequest?.number ?? 0));
  const completions = [...standing, ...judgement.completions, ...byChecks];
  const { tasks, stateless, checks: bindings } = config;
  const enters = config.issues === 'off' ? 'all' : 'completions';
  const shared = { tasks, checks: bindings, enters } as const;
  const options = { ...shared, ...(stateless !== 'refuse' && { stateless }) };
  const taken = takeBack(known, options);
  const plan = planCompletions(taken.document, completions, options);
  const touched = new Set([...plan.completed, ...plan.started]);
  const completed = applyEdits(taken.document.text, planEdits(taken.document, plan.changes));
  const checked = followChecks(completed, { document, config, checks, now });
  return {
    ...known,
    plan: {
      ...plan,
      changes: [...taken.changes, ...plan.changes, ...checked.changes],
      problems: [...plan.problems, ...checks.problems, ...checked.problems],
    },
    completions: completions.filter(({ deliverable }) => touched.has(deliverable)),
    after: checked.text,
  };
}

/** Offsets of boxes mean the text that was read, so its order finds them in the text after the plan. */
function followChecks(
  text: string,
  {
    document,
    config,
    checks: { verdicts, readings },
    now,
  }: {
    readonly document: SprintDocument;
    readonly config: Config;
    readonly checks: ObservedChecks;
    readonly now: string;
  },
): CheckedText {
  if (verdicts.length + readings.length === 0) return { changes: [], problems: [], text };
  const { fenced, words } = config;
  const after = text === document.text ? document : parseDocument(text, { fenced, words });
  const said = { verdicts: carryOver(verdicts, document, after), readings, now };
  return draftChecks(after, said, config);
}

/** The draft's part of a commit on the branch it was read from. */
export function toCommitPart(draft: Draft): CommitPart {
  const { path, head: parent, mode, document, plan, after: text } = draft;
  const titleOf = titlesOf(document);
  const titles = (keys: readonly string[]) => keys.map((key) => titleOf[key] ?? key);
  const facts = {
    document: path,
    sprint: document.sprint.name,
    completed: titles(plan.completed),
    started: titles(plan.started),
    reopened: reopenedIn(plan),
    pullRequests: pullRequestsOf(draft),
  };
  return { parent, path, mode, text, facts };
}

/** The same, for a branch that takes no direct commit. */
export function toProposedChange(draft: Draft, branch: string): ProposedChange {
  const { path, config, document, completions } = draft;
  const { facts, ...file } = toCommitPart(draft);
  const message = renderCommitMessage(config['commit-message'], facts);
  const [title = ''] = message.split('\n');
  const body = renderProposalBody({ path, branch, pullRequests: pullRequestsOf(draft) });
  return {
    ...file,
    message,
    before: document.text,
    completions,
    pullRequest: { title, body },
  };
}

export function toDocumentReport(
  { path, config: { fenced, words }, document, plan, after }: Draft,
  outcome: Outcome,
): DocumentReport {
  const updated =
    after === document.text ? document : parseDocument(after, { path, fenced, words });
  return {
    path,
    sprint: document.sprint.name,
    before: document.text,
    after,
    plan,
    titles: titlesOf(document),
    outcome,
    problems: [...document.problems, ...plan.problems],
    progress: { before: measureProgress(document), after: measureProgress(updated) },
  };
}

function pullRequestsOf({ completions, judgement, plan }: Draft): readonly number[] {
  const takeBacks = reopenedIn(plan).length > 0 ? (judgement.takeBacks ?? []) : [];
  const all = [...takeBacks, ...completions];
  return [...new Set(all.flatMap(({ pullRequest }) => pullRequest?.number ?? []))];
}

function reopenedIn({ changes }: DocumentPlan): readonly string[] {
  return changes.flatMap((change) =>
    change.kind === 'set-state' && change.from === 'done' && change.to !== 'done'
      ? [change.title]
      : [],
  );
}

function titlesOf({ deliverables }: SprintDocument): DocumentReport['titles'] {
  return Object.fromEntries(deliverables.map(({ key, title }) => [key, title.value]));
}
