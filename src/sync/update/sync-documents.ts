import type { CommitOutcome } from '../../github/commit-file.ts';
import type { GitHubRepository } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import type { ReportedProblem } from '../../model/sync-report.ts';
import { takeTurns } from '../issues/take-turns.ts';
import { type CommitPart, commitTogether } from './commit-together.ts';
import {
  type DocumentTask,
  type Surroundings,
  type SyncedDocument,
  syncDocument,
} from './sync-document.ts';

export interface SyncedDocuments {
  readonly synced: readonly SyncedDocument[];
  /** What a person can put right in one document does not stop the others. */
  readonly problems: readonly ReportedProblem[];
}

/** Brings all documents of a branch up to date, with one commit where it takes direct ones. */
export async function syncDocuments(
  repository: GitHubRepository,
  tasks: readonly DocumentTask[],
  surroundings: Surroundings,
): Promise<SyncedDocuments> {
  const [first] = tasks;
  if (first === undefined) return { synced: [], problems: [] };
  const { run, callMeeting } = takeTurns();
  const { branch } = first.observed;
  const template = first.config['commit-message'];
  const commit = callMeeting<CommitPart, CommitOutcome>((parts) =>
    commitTogether(repository, parts, { branch, template }),
  );
  const works = tasks.map((task) => () => syncDocument(repository, task, { commit, surroundings }));
  const synced: SyncedDocument[] = [];
  const problems: ReportedProblem[] = [];
  for (const [index, ended] of (await run(works)).entries()) {
    if (ended.status === 'fulfilled') synced.push(ended.value);
    else problems.push(asProblem(ended.reason, tasks[index]?.path ?? ''));
  }
  return { synced, problems };
}

/** @throws what nobody can put right in a document. */
export function asProblem(reason: unknown, path: string): ReportedProblem {
  if (!(reason instanceof UserError)) throw reason;
  const { message } = reason;
  return { rule: 'document', severity: 'error', path, line: 1, column: 1, message };
}
