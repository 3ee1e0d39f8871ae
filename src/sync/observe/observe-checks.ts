import type { Config } from '../../config/config.ts';
import type { PullDesk } from '../../github/pull-desk.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import type { CheckState, CheckVerdict } from '../../model/check.ts';
import type { MetricReading, ReportFile } from '../../model/measured.ts';
import type { Problem } from '../../model/problem.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import { findBindings } from '../../plan/checks/find-bindings.ts';
import { judgeChecks } from '../../plan/checks/judge-checks.ts';
import { matchName } from '../../plan/checks/match-name.ts';
import { readReports } from '../../plan/metrics/read-reports.ts';

/** Commits behind the head that are looked at: our own start no workflow, so that none has checks. */
const MOST_BACK = 5;

export interface ObservedChecks {
  readonly verdicts: readonly CheckVerdict[];
  readonly readings: readonly MetricReading[];
  readonly problems: readonly Problem[];
}

/** What the checks of a branch say about the boxes that are bound to them. Without a binding nothing is asked. */
export async function observeChecks(
  repository: GitHubRepository,
  desk: PullDesk | null,
  {
    head,
    document,
    config,
    reports: files,
  }: {
    readonly head: Commit;
    readonly document: SprintDocument;
    readonly config: Config;
    readonly reports: readonly ReportFile[];
  },
): Promise<ObservedChecks> {
  const { bindings, problems } = findBindings(document, config.checks);
  const metrics = config.metrics.flatMap(({ check }) => check ?? []);
  const patterns = [...bindings.map(({ pattern }) => pattern), ...metrics];
  const isAsked = patterns.length > 0 && desk !== null;
  const states = isAsked ? await readStates(repository, desk, { head, patterns }) : [];
  const measured = readReports(config.metrics, { files, checks: states });
  return {
    verdicts: judgeChecks(bindings, states),
    readings: measured.readings,
    problems: [...problems, ...measured.problems],
  };
}

/** Of the newest commit that has any of the checks. */
export async function readStates(
  repository: GitHubRepository,
  desk: PullDesk,
  { head, patterns }: { readonly head: Commit; readonly patterns: readonly string[] },
): Promise<readonly CheckState[]> {
  let commit: Commit | null = head;
  for (let back = 0; back <= MOST_BACK && commit !== null; back += 1) {
    const states = await desk.listChecks(commit.sha);
    const isKnown = states.some(({ name }) => patterns.some((pattern) => matchName(pattern, name)));
    if (isKnown) return states;
    const parent: string | undefined = commit.parents[0];
    commit = parent === undefined ? null : await repository.findCommit(parent);
  }
  return [];
}
