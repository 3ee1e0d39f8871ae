import type { Config } from '../../config/config.ts';
import { parseDocument } from '../../document/parse-document.ts';
import type { Commit } from '../../github/repository.ts';
import { lintDocument } from '../../lint-document.ts';
import { UserError } from '../../model/errors.ts';
import type { MergedPullRequest } from '../../model/evidence.ts';
import type { DocumentForecast } from '../../model/forecast.ts';
import type { Problem } from '../../model/problem.ts';
import type { Deliverable, DeliverableKey, SprintDocument } from '../../model/sprint-document.ts';
import type { DocumentReport, ReportedProblem } from '../../model/sync-report.ts';
import { dateInZone } from '../../plan/evidence/date-in-zone.ts';
import { assessItems } from '../../plan/forecast/assess-items.ts';
import { compareDocuments } from '../../plan/forecast/compare-documents.ts';
import { findClaimProblems } from '../../plan/forecast/find-claim-problems.ts';
import { findFlips } from '../../plan/forecast/find-flips.ts';
import { measureProgress } from '../../plan/measure-progress.ts';
import { type Draft, draftUpdate, toDocumentReport } from '../update/draft-update.ts';
import { findUntied, narrow } from '../update/find-untied.ts';
import { join } from '../update/join-reports.ts';
import { type Judgement, judgeEvidence } from '../update/judge-evidence.ts';
import type { MergedTexts } from './read-texts.ts';

export interface DocumentQuestion {
  readonly path: string;
  readonly texts: MergedTexts;
  /** What the sync itself would write, where it keeps issues in step; else `null`. */
  readonly planned: DocumentReport | null;
  readonly config: Config;
  /** `owner/name`. */
  readonly repository: string;
  readonly branch: string;
  readonly head: Commit;
  /** Merged, or as if it were merged at this moment. */
  readonly pullRequest: MergedPullRequest;
}

export interface ForecastDocument {
  readonly forecast: DocumentForecast;
  readonly judgement: Judgement;
}

/** What a merge means for one document, or the problem for which that cannot be told. */
export function forecastDocument(question: DocumentQuestion): ForecastDocument | ReportedProblem {
  const { path, texts } = question;
  const { merged } = texts;
  switch (merged.kind) {
    case 'gone':
      return problemIn(path, `${path} ${merged.reason}, so its deliverables could not be kept.`);
    case 'conflict':
      return problemIn(
        path,
        `${path} was changed on both sides, and how the changes come together is not known yet. Bring the branch up to date with its base.`,
      );
    case 'text':
      try {
        return forecastText(question, merged);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        return problemIn(path, error.message);
      }
    default:
      return merged satisfies never;
  }
}

function forecastText(
  { path, texts, planned, config, repository, branch, head, pullRequest }: DocumentQuestion,
  merged: { readonly text: string; readonly mode: Parameters<typeof draftUpdate>[0]['mode'] },
): ForecastDocument {
  const { fenced, words } = config;
  const options = { path, fenced, words };
  const document = parseDocument(merged.text, options);
  const base = readBase(texts.base, document, options);
  const now = pullRequest.mergedAt;
  const judgement = judgeEvidence({
    document,
    earlier: [base],
    observed: { branch, merges: [{ pullRequest, before: head, reverted: null }], completes: null },
    config,
    repository,
    now,
  });
  const known = { path, config, head, mode: merged.mode, document };
  const draft = draftUpdate({ ...known, judgement, pending: [] });
  const report = planned
    ? withUntied(planned, { ...known, judgement })
    : toDocumentReport(draft, { kind: 'planned' });
  // What stays open and what has no place to say so is the same whoever writes.
  const completed = planned
    ? findCompleted(draft, parseDocument(report.after, options))
    : draft.plan.completed;
  const plan = { ...draft.plan, completed, changes: report.plan.changes };
  const items = assessItems(document, { base, completions: judgement.completions, plan });
  const claims = findClaimProblems({ document, items, pullRequest, repository });
  const lint = (text: string): readonly Problem[] =>
    lintDocument({
      text,
      fenced,
      words,
      today: dateInZone(now, config['time-zone']),
      exists: () => null,
    });
  const isEdited = base.text !== document.text;
  const forecast: DocumentForecast = {
    path,
    sprint: report.sprint,
    texts: { base: base.text, merged: merged.text, after: report.after },
    plan,
    items,
    flips: findFlips(document, plan.changes),
    progress: { before: measureProgress(base), after: report.progress.after },
    criteria: plan.changes.length === 0 ? [] : plan.openCriteria,
    metrics: plan.changes.length === 0 ? [] : plan.openMetrics,
    edits: compareDocuments(base, document),
    findings: isEdited ? newIn(lint(document.text), lint(base.text)) : [],
    problems: [...plan.problems, ...claims],
  };
  return { forecast, judgement };
}

/** Lines for which no issue stands are completed by the merge itself, after the sync. */
function withUntied(
  planned: DocumentReport,
  known: Omit<Parameters<typeof draftUpdate>[0], 'pending'>,
): DocumentReport {
  const { path, config } = known;
  const { fenced, words } = config;
  const document = parseDocument(planned.after, { path, fenced, words });
  const judgement = narrow(known.judgement, findUntied(planned, config));
  const draft = draftUpdate({ ...known, document, judgement, pending: [] });
  const rest = toDocumentReport(draft, { kind: 'planned' });
  return rest.after === planned.after ? planned : join(planned, rest);
}

/** What is done only afterwards: a person's decision on an issue can outweigh what a merge says. */
function findCompleted(
  { document, plan }: Pick<Draft, 'document' | 'plan'>,
  after: SprintDocument,
): readonly DeliverableKey[] {
  const byKey = new Map(after.deliverables.map((item) => [item.key, item]));
  const isDone = ({ key }: Deliverable) => {
    // A line that takes its issue's title has another key afterwards.
    const is = byKey.get(key);
    return is === undefined ? plan.completed.includes(key) : is.status === 'done';
  };
  return document.deliverables
    .filter((item) => item.status !== 'done' && isDone(item))
    .map(({ key }) => key);
}

/** A document that is new, or was not readable before, has nothing to be compared with. */
function readBase(
  text: string | null,
  merged: SprintDocument,
  options: NonNullable<Parameters<typeof parseDocument>[1]>,
): SprintDocument {
  if (text === null || text === merged.text) return merged;
  try {
    return parseDocument(text, options);
  } catch (error) {
    if (error instanceof UserError) return merged;
    throw error;
  }
}

/** Findings of the new text that the old one did not have as often; lines may have moved. */
function newIn(now: readonly Problem[], before: readonly Problem[]): readonly Problem[] {
  const left = before.map(nameOf);
  return now.filter((finding) => {
    const at = left.indexOf(nameOf(finding));
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

function nameOf({ rule, message }: Problem): string {
  return `${rule} ${message.replace(/\bline \d+/g, 'line')}`;
}

function problemIn(path: string, message: string): ReportedProblem {
  return { rule: 'document', severity: 'error', path, line: 1, column: 1, message };
}
