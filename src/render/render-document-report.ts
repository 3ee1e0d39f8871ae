import type { PhrasingContent, RootContent } from 'mdast';
import type { Change } from '../model/change.ts';
import type { Criterion, DeliverableKey } from '../model/sprint-document.ts';
import type { DocumentReport, PullRequestReport } from '../model/sync-report.ts';
import { describeMeasured } from './describe-plan.ts';
import { foreignText } from './foreign-text.ts';
import { folded, heading, type Item, link, list, paragraph, text } from './markdown.ts';
import { renderDiff } from './render-diff.ts';
import { renderOutcome } from './render-outcome.ts';
import { renderProblems } from './render-problems.ts';
import { renderProgress } from './render-progress.ts';

/** A job summary may have 1 MiB in all; nobody reads this much of a diff there. */
const LONGEST_DIFF = 60_000;

/** What became of one document. */
export function renderDocumentReport(
  report: DocumentReport,
  pullRequests: readonly PullRequestReport[],
): RootContent[] {
  const { path, sprint, progress, plan, problems } = report;
  return [
    heading(2, [foreignText(sprint)]),
    paragraph(...renderOutcome(report)),
    ...(plan.changes.length === 0 ? [] : [renderProgress(progress)]),
    ...section('Completed', itemsFor('done', report, pullRequests)),
    ...section('Begun', itemsFor('begun', report, pullRequests)),
    ...renderTrends(report),
    ...renderOpen(report),
    ...renderProblems(
      'Problems in the document',
      problems.map((one) => ({ ...one, path })),
    ),
    ...renderChanges(report),
  ];
}

/** The deliverables that the plan completes or begins, with the tasks that were ticked with them. */
function itemsFor(
  what: 'done' | 'begun',
  { plan, titles }: DocumentReport,
  pullRequests: readonly PullRequestReport[],
): Item[] {
  const ticked = Map.groupBy(plan.changes.filter(isTick), ({ deliverable }) => deliverable);
  return (what === 'done' ? plan.completed : plan.started).map((key) => {
    const tasks = ticked.get(key) ?? [];
    const below = tasks.map(({ title }) => [text('ticked with it: '), foreignText(title)]);
    return {
      line: [foreignText(titles[key] ?? key), ...evidenceFor(key, pullRequests)],
      below,
    };
  });
}

function evidenceFor(
  key: DeliverableKey,
  pullRequests: readonly PullRequestReport[],
): PhrasingContent[] {
  const found = pullRequests.find(
    ({ completes, advances }) => completes.includes(key) || advances.includes(key),
  );
  return found ? [text(' ('), link(found.url, `#${found.number}`), text(')')] : [];
}

/** What was measured, from the run before to this one: the document holds what the last one said. */
function renderTrends({ plan }: DocumentReport): RootContent[] {
  const items = plan.changes.flatMap((change): Item[] => {
    if (change.kind !== 'set-metric') return [];
    const { category, field, to } = change;
    const before = foreignText(field.value || '–', 60);
    const after = text(` → ${describeMeasured(to)}`);
    return [{ line: [foreignText(category), text(': '), before, after] }];
  });
  return section('Metrics since the last run', items);
}

function renderOpen({
  plan: { changes, openCriteria, openMetrics },
}: DocumentReport): RootContent[] {
  if (changes.length === 0) return [];
  const metrics = openMetrics.map(({ category, current, target }): Item => {
    const values = `: ${current?.value ?? '–'}, target ${target?.value ?? '–'}`;
    return { line: [text('metric: '), foreignText(category + values)] };
  });
  const items = [...openCriteria.map(toItem), ...metrics];
  if (items.length === 0) return [];
  return [
    heading(3, [text('Still open')]),
    paragraph(
      text('Criteria and metrics need evidence of their own, so they were left as they are.'),
    ),
    list(items),
  ];
}

function toItem({ title, line, group }: Criterion): Item {
  const whose = group === null ? 'criterion of the sprint' : 'criterion';
  return { line: [text(`${whose}, line ${line}: `), foreignText(title)] };
}

function renderChanges({ before, after, path }: DocumentReport): RootContent[] {
  const diff = renderDiff({ before, after, path });
  if (diff === '') return [];
  if (diff.length > LONGEST_DIFF) {
    return [paragraph(text(`The diff is too long to be shown here (${diff.length} characters).`))];
  }
  return folded('Diff', [{ type: 'code', lang: 'diff', value: diff.trimEnd() }]);
}

function section(title: string, items: readonly Item[]): RootContent[] {
  return items.length === 0 ? [] : [heading(3, [text(title)]), list(items)];
}

function isTick(change: Change): change is Extract<Change, { kind: 'tick-task' }> {
  return change.kind === 'tick-task';
}
