import type { PullRequestReport, ReportedProblem } from '../../model/sync-report.ts';
import type { Judgement } from './judge-evidence.ts';

interface Merged {
  readonly pullRequests: readonly PullRequestReport[];
  readonly problems: readonly ReportedProblem[];
}

/**
 * One judgement of each pull request over all documents. A name is a problem only where no document
 * knows it: what is unknown in one may be meant for another.
 */
export function mergeJudgements(judgements: readonly Judgement[]): Merged {
  const [first] = judgements;
  if (first === undefined) return { pullRequests: [], problems: [] };
  const pullRequests = first.pullRequests.map((one, index) => {
    const all = judgements.flatMap((judgement) => judgement.pullRequests[index] ?? []);
    const isSilent = all.every(({ proposal, completes, advances }) => {
      return proposal !== null || completes.length + advances.length === 0;
    });
    return {
      ...one,
      completes: all.flatMap(({ completes }) => completes),
      advances: all.flatMap(({ advances }) => advances),
      proposal: isSilent ? one.proposal : null,
    };
  });
  const everywhere = first.problems.filter((problem) =>
    judgements.every(({ problems }) => problems.some((other) => isSamePlace(problem, other))),
  );
  const elsewhere = judgements.flatMap(({ problems }) =>
    problems.filter(({ rule }) => !rule.startsWith('unknown')),
  );
  return { pullRequests, problems: [...new Set([...everywhere, ...elsewhere])] };
}

function isSamePlace(a: ReportedProblem, b: ReportedProblem): boolean {
  return a.rule === b.rule && a.line === b.line && a.column === b.column;
}
