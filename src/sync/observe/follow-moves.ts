import { CONFIG_PATH } from '../../config/config.ts';
import { whyNotDocumentPath } from '../../config/document-path.ts';
import { readFile } from '../../github/read-file.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import type { ReportedProblem } from '../../model/sync-report.ts';

/** A file that is moved on and on is looked for no further. */
const MOST_MOVES = 5;

/** The path itself where a file stands there, else where it went, or `null` where it is gone. */
export async function followMoves(
  repository: GitHubRepository,
  { commit, path }: { readonly commit: Commit; readonly path: string },
): Promise<string | null> {
  let now = path;
  for (let moves = 0; moves <= MOST_MOVES; moves += 1) {
    const file = await readFile(repository, { commit, path: now });
    if (file.kind !== 'absent') return now;
    const next = await repository.findNewPath({ path: now, head: commit.sha });
    if (next === null || whyNotDocumentPath(next) !== null) return null;
    now = next;
  }
  return null;
}

/** What to correct in the config; nothing where it names the documents as they stand. */
export function describeMoves(
  documents: readonly { readonly path: string; readonly movedFrom?: string }[],
): readonly ReportedProblem[] {
  return documents.flatMap(({ path, movedFrom }): ReportedProblem[] => {
    if (movedFrom === undefined) return [];
    const message = `${movedFrom} was moved to ${path} and is looked after there. Write the new path under \`documents\` in ${CONFIG_PATH}.`;
    return [{ rule: 'document-moved', severity: 'warning', path, line: 1, column: 1, message }];
  });
}
