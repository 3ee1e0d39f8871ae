import type { MergedPullRequest } from '../../model/evidence.ts';
import type { ItemForecast } from '../../model/forecast.ts';
import { oneLine } from '../../model/one-line.ts';
import { positionAt } from '../../model/position-at.ts';
import type { Problem } from '../../model/problem.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import { readClaims } from '../evidence/read-claims.ts';

const ISSUE = /^#(\d+)$/;

/** What is named and yet changes nothing, so that nobody waits for it. */
export function findClaimProblems({
  document,
  items,
  pullRequest,
  repository,
}: {
  /** With the pull request merged. */
  readonly document: SprintDocument;
  readonly items: readonly ItemForecast[];
  readonly pullRequest: MergedPullRequest;
  /** `owner/name`. */
  readonly repository: string;
}): readonly Problem[] {
  return [
    ...items.filter(({ from }) => from === 'done').map(alreadyDone),
    ...findOtherSprints(document, { pullRequest, repository }),
  ];
}

function alreadyDone({ title, line }: ItemForecast): Problem {
  const message = `"${oneLine(title)}" is done already, so nothing changes.`;
  return { rule: 'already-done', severity: 'info', line, column: 1, message };
}

/** Issues that the pull request closes and that only another sprint's section of the document names. */
function findOtherSprints(
  document: SprintDocument,
  { pullRequest, repository }: { pullRequest: MergedPullRequest; repository: string },
): readonly Problem[] {
  const past = document.asides.filter(({ kind }) => kind === 'previous-sprint');
  if (past.length === 0) return [];
  const host = /^https?:\/\/([^/]+)\//.exec(pullRequest.url)?.[1] ?? 'github.com';
  const issues = readClaims(pullRequest, { repository, host })
    .flatMap(({ names }) => names.flatMap(({ text }) => ISSUE.exec(text)?.[1] ?? []))
    .map(Number);
  const own = new Set(document.deliverables.map(({ issue }) => issue));
  return [...new Set(issues)]
    .filter((issue) => !own.has(issue))
    .flatMap((issue): Problem[] => {
      const named = new RegExp(`(?:#|/issues/)${issue}(?!\\d)`);
      for (const { body, heading } of past) {
        const at = named.exec(document.text.slice(body.start, body.end));
        if (at === null) continue;
        const message = `Issue ${issue} belongs to another sprint ("${oneLine(heading)}"), so it completes nothing here.`;
        const place = positionAt(document.text, body.start + at.index);
        return [{ rule: 'other-sprint', severity: 'warning', ...place, message }];
      }
      return [];
    });
}
