import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planEdits } from '../../src/document/plan-edits.ts';
import type { MergedPullRequest } from '../../src/model/evidence.ts';
import type { DocumentReport, Outcome, SyncReport } from '../../src/model/sync-report.ts';
import { measureProgress } from '../../src/plan/measure-progress.ts';
import { planCompletions } from '../../src/plan/plan-completions.ts';
import { readEvidence } from '../../src/plan/read-evidence.ts';

const REPOSITORY = 'acme/maps';

/** The report of a run over one document and one merged pull request. */
export function buildReport({
  text,
  body,
  outcome,
  title = 'Cache tiles',
}: {
  readonly text: string;
  readonly body: string;
  readonly outcome: Outcome;
  readonly title?: string;
}): SyncReport {
  const document = parseDocument(text);
  const pullRequest: MergedPullRequest = {
    number: 101,
    url: `https://github.com/${REPOSITORY}/pull/101`,
    title,
    body,
    mergedAt: '2026-03-05T10:00:00Z',
    commitMessages: [],
    closes: [],
    changedPaths: [],
  };
  const where = { document, before: document, repository: REPOSITORY, timeZone: 'UTC' };
  const { completions, problems } = readEvidence({ ...where, pullRequest });
  const keys = (effect: string) =>
    completions.filter((one) => one.effect === effect).map(({ deliverable }) => deliverable);
  const plan = planCompletions(document, completions, { tasks: 'tick' });
  const after = applyEdits(text, planEdits(document, plan.changes));
  const report: DocumentReport = {
    path: 'CURRENT_SPRINT.md',
    sprint: document.sprint.name,
    before: text,
    after,
    plan,
    titles: Object.fromEntries(document.deliverables.map((item) => [item.key, item.title.value])),
    outcome,
    problems: [...document.problems, ...plan.problems],
    progress: {
      before: measureProgress(document),
      after: measureProgress(parseDocument(after)),
    },
  };
  return {
    repository: REPOSITORY,
    dryRun: outcome.kind === 'planned',
    pullRequests: [
      {
        number: pullRequest.number,
        url: pullRequest.url,
        title,
        completes: keys('completes'),
        advances: keys('advances'),
        proposal: completions.length + problems.length > 0 ? null : 'Completes: A1',
      },
    ],
    documents: [report],
    issues: [],
    problems: problems.map((problem) => ({ ...problem, path: null })),
    notes: [],
  };
}
