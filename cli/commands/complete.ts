import {
  applyEdits,
  type Completion,
  type Criterion,
  type DocumentPlan,
  describePlan,
  type Metric,
  oneLine,
  type Problem,
  planCompletions,
  planEdits,
  type SprintDocument,
} from '../../src/index.ts';
import { type Command, JSON_OPTION, REPO_OPTION, WRITE_OPTION } from '../command.ts';
import { findConfig } from '../files/find-config.ts';
import { readDocument } from '../files/read-document.ts';
import type { Arguments } from '../parse-arguments.ts';
import { readDates, readNumber, readRepositoryUrl } from '../read-options.ts';
import { type ResolvedNames, resolveNames } from '../resolve-names.ts';
import { showChange } from '../show-change.ts';
import { takeFileAnd } from '../take-operands.ts';
import type { Terminal } from '../terminal.ts';

export const complete: Command = {
  name: 'complete',
  summary: 'Bring a document up to date with deliverables that are done, as the action does.',
  operands: 'FILE NAME…',
  options: [
    { name: 'pull', value: 'NUMBER', description: 'The pull request that did it.' },
    {
      name: 'date',
      value: 'YYYY-MM-DD',
      description: 'The day when it was done (default: today).',
    },
    { name: 'started', value: 'YYYY-MM-DD', description: 'The day when work began, if earlier.' },
    REPO_OPTION,
    WRITE_OPTION,
    JSON_OPTION,
  ],
  examples: [
    'sprint-sync complete CURRENT_SPRINT.md A1 --pull 97',
    'sprint-sync complete CURRENT_SPRINT.md "Track B" --pull 97 --repo acme/maps --write',
  ],
  async run(args, terminal) {
    const [path, ...names] = takeFileAnd(args.operands, ['NAME']);
    const how = readHow(args, terminal);
    const config = await findConfig(path);
    const file = await readDocument(path, config);
    const resolved = resolveNames(file.document, names);
    const completions = resolved.keys.map((deliverable) => ({ ...how, deliverable }));
    const plan = planCompletions(file.document, completions, {
      tasks: config.tasks,
      checks: config.checks,
      ...(config.stateless === 'refuse' ? {} : { stateless: config.stateless }),
    });
    const { completed, started, changes } = plan;
    const change = {
      file,
      after: applyEdits(file.document.text, planEdits(file.document, changes)),
      lines: describePlan(plan),
      remarks: describeOpen(plan),
      problems: plan.problems,
      refusals: [...resolved.problems, ...findUndone(file.document, resolved, plan)],
      details: { completed, started, changes, open: toOpen(plan) },
    };
    return await showChange(change, args, terminal);
  },
};

function readHow(args: Arguments, terminal: Terminal): Omit<Completion, 'deliverable'> {
  const repository = readRepositoryUrl(args, terminal.serverUrl);
  const pull = args.get('pull');
  const number = pull === null ? null : readNumber(pull, '--pull');
  const url = repository === null ? null : `${repository}/pull/${number}`;
  return {
    ...readDates(args, terminal.now()),
    pullRequest: number === null ? null : { number, url },
    effect: 'completes',
  };
}

/** What was named and still would not be done; the plan's problems say why. */
function findUndone(
  { deliverables }: SprintDocument,
  { keys }: ResolvedNames,
  { completed }: DocumentPlan,
): Problem[] {
  return deliverables
    .filter(
      ({ key, status }) => keys.includes(key) && status !== 'done' && !completed.includes(key),
    )
    .map(({ title, line }) => ({
      rule: 'not-completed',
      severity: 'error',
      line,
      column: 1,
      message: `"${oneLine(title.value)}" (line ${line}) cannot be completed in this document.`,
    }));
}

/** Criteria and metrics are promises about the result: finished work is no evidence for them. */
function describeOpen({ openCriteria, openMetrics }: DocumentPlan): string[] {
  const open = [
    ...openCriteria.map(({ title }) => `  ${oneLine(title)}`),
    ...openMetrics.map((metric) => `  ${describeMetric(metric)}`),
  ];
  return open.length === 0 ? [] : ['Still open, since it needs evidence of its own:', ...open];
}

function describeMetric({ category, current, target }: Metric): string {
  return oneLine(`${category}: ${current?.value ?? '–'}, target ${target?.value ?? '–'}`);
}

function toOpen({ openCriteria, openMetrics }: DocumentPlan) {
  return {
    criteria: openCriteria.map(({ title, line, group }: Criterion) => ({ title, line, group })),
    metrics: openMetrics.map(({ category, current, target, line }: Metric) => ({
      category,
      current: current?.value ?? null,
      target: target?.value ?? null,
      line,
    })),
  };
}
