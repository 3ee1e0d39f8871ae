import type { CalendarDate } from '../model/calendar-date.ts';
import type { Completion, PullRequestRef } from '../model/evidence.ts';
import type { Problem } from '../model/problem.ts';
import type { SprintDocument } from '../model/sprint-document.ts';
import { describeUnresolved } from './describe-unresolved.ts';
import { indexNames } from './name-index.ts';
import type { Evidence } from './read-evidence.ts';
import { resolveIn } from './resolve-name.ts';

/**
 * What a person calls complete: names with commas or line ends in between. A title may hold a comma
 * itself, so each line is tried as a whole first.
 */
export function completeByName({
  document,
  names,
  on,
  pullRequest,
}: {
  readonly document: SprintDocument;
  readonly names: string;
  readonly on: CalendarDate;
  readonly pullRequest: PullRequestRef | null;
}): Evidence {
  const index = indexNames(document);
  const lines = names.split(/\r?\n/).filter((line) => line.trim() !== '');
  const resolved = lines.flatMap((line) => {
    if (resolveIn(index, line).kind === 'found') return [line];
    return line.split(',').filter((name) => name.trim() !== '');
  });
  const completions: Completion[] = [];
  const problems: Problem[] = [];
  for (const name of resolved) {
    const resolution = resolveIn(index, name);
    if (resolution.kind === 'found') {
      for (const deliverable of resolution.keys) {
        completions.push({ deliverable, on, pullRequest, startedOn: null, effect: 'completes' });
      }
    } else {
      const message = describeUnresolved(name, resolution);
      problems.push({
        rule: `${resolution.kind}-name`,
        severity: 'error',
        line: 1,
        column: 1,
        message,
      });
    }
  }
  return { completions, problems };
}
