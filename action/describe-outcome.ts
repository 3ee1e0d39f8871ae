import type { DocumentReport } from '../src/index.ts';

/** One sentence about what became of a document. */
export function describeOutcome({ path, plan, outcome }: DocumentReport): string {
  const changes = `${plan.changes.length} ${plan.changes.length === 1 ? 'change' : 'changes'}`;
  switch (outcome.kind) {
    case 'unchanged':
      return `${path} is up to date: nothing to write.`;
    case 'planned':
      return `${path} would get ${changes}.`;
    case 'committed':
      return `${path} got ${changes} in commit ${outcome.sha}${outcome.url === null ? '' : ` (${outcome.url})`}.`;
    case 'proposed':
      return `${path} has ${changes} waiting in pull request #${outcome.pullRequest} (${outcome.url}), since its branch takes no direct commit.`;
    case 'pushed':
      return `${path} has ${changes} waiting on the branch ${outcome.branch}. Open the pull request here: ${outcome.compareUrl} . ${outcome.advice}`;
    case 'declined':
      return `${path} stays as it is: this change was turned down in pull request #${outcome.pullRequest} (${outcome.url}). Reopen that pull request if it was closed by mistake.`;
    case 'blocked':
      return `${path} could not be changed. ${outcome.advice}`;
    default:
      return outcome satisfies never;
  }
}
