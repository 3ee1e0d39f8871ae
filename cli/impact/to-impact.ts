import type { ImpactReport } from '../../src/index.ts';

/** A forecast as `--json` prints it: described in docs/cli.md. */
export function toImpact({ forecast, verdict }: ImpactReport): object {
  const { repository, pullRequest, standing, documents, problems, proposal } = forecast;
  return {
    repository,
    pullRequest: pullRequest.number,
    standing: standing.kind,
    conclusion: verdict.conclusion,
    documents: documents.map(({ path, sprint, progress, items, flips, edits, ...more }) => ({
      path,
      sprint,
      percent: { before: progress.before.percent, after: progress.after.percent },
      items,
      flips,
      edits,
      problems: [...more.findings, ...more.problems],
    })),
    problems,
    proposal,
  };
}
