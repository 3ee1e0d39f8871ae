import type { Config } from '../../config/config.ts';
import type { PullDesk } from '../../github/pull-desk.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import type { Ground } from '../../model/grounds.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import { findBindings } from '../../plan/checks/find-bindings.ts';
import { matchName } from '../../plan/checks/match-name.ts';
import { readStates } from '../observe/observe-checks.ts';

interface Place {
  readonly repository: GitHubRepository;
  readonly desk: PullDesk;
  readonly config: Pick<Config, 'checks'>;
  readonly head: Commit;
  readonly document: SprintDocument;
}

interface Bound {
  readonly pattern: string;
  /** `null`: the deliverable itself. */
  readonly task: string | null;
}

/** The checks that the item and its tasks are bound to, as they stand on the branch. */
export async function findCheckGrounds(
  { repository, desk, config, head, document }: Place,
  item: Deliverable,
): Promise<readonly Ground[]> {
  const own = findBindings(document, config.checks).bindings.flatMap(
    ({ pattern, target }): Bound[] => {
      if (target.kind === 'deliverable') {
        return target.key === item.key ? [{ pattern, task: null }] : [];
      }
      const task = item.tasks.find(({ box }) => box.range.start === target.start);
      return task ? [{ pattern, task: task.title }] : [];
    },
  );
  if (own.length === 0) return [];
  const patterns = own.map(({ pattern }) => pattern);
  const states = await readStates(repository, desk, { head, patterns });
  return own.flatMap(({ pattern, task }): Ground[] => {
    const fitting = states.filter(({ name }) => matchName(pattern, name));
    if (fitting.length === 0) return [{ kind: 'check', at: null, pattern, task, check: null }];
    return fitting.map(({ name, state, url, endedAt }) => {
      return { kind: 'check', at: endedAt, pattern, task, check: { name, state, url } };
    });
  });
}
