import type { CalendarDate } from '../model/calendar-date.ts';
import type { Completion, MergedPullRequest } from '../model/evidence.ts';
import type { Problem } from '../model/problem.ts';
import type { DeliverableKey, SprintDocument } from '../model/sprint-document.ts';
import { dateInZone } from './evidence/date-in-zone.ts';
import { readClaims } from './evidence/read-claims.ts';
import { resolveClaims } from './evidence/resolve-claims.ts';

/** What one merged pull request says about one document. */
export interface Evidence {
  /** In the order of the document; one for each deliverable. */
  readonly completions: readonly Completion[];
  /**
   * Names that could not be used. Line and column refer to the text that the message names: the
   * pull request's body or a commit's message, never a file.
   */
  readonly problems: readonly Problem[];
}

/**
 * Reads which deliverables a merged pull request completes or advances: issues that it closes and
 * that the document links, and directives. Names mean what they meant in `before`, the document as
 * it stood before the merge, and are carried over to `document` by key. A bare mention is nothing.
 */
export function readEvidence({
  document,
  before,
  repository,
  pullRequest,
  timeZone,
}: {
  readonly document: SprintDocument;
  readonly before: SprintDocument;
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequest: MergedPullRequest;
  /** IANA name; decides on which day the merge falls. */
  readonly timeZone: string;
}): Evidence {
  const claims = readClaims(pullRequest, { repository, host: hostOf(pullRequest.url) });
  const { effects, problems } = resolveClaims({ claims, before, document });
  const on = dateInZone(pullRequest.mergedAt, timeZone);
  return {
    completions: document.deliverables.flatMap(({ key }) => {
      const effect = effects.get(key);
      return effect ? [toCompletion({ key, effect, on, pullRequest })] : [];
    }),
    problems,
  };
}

function toCompletion({
  key,
  effect,
  on,
  pullRequest: { number, url },
}: {
  readonly key: DeliverableKey;
  readonly effect: Completion['effect'];
  readonly on: CalendarDate;
  readonly pullRequest: MergedPullRequest;
}): Completion {
  return { deliverable: key, on, pullRequest: { number, url }, startedOn: null, effect };
}

function hostOf(url: string): string {
  return /^https?:\/\/([^/]+)\//.exec(url)?.[1] ?? 'github.com';
}
