import type { Config } from '../../config/config.ts';
import type { CalendarDate } from '../../model/calendar-date.ts';
import type { Completion } from '../../model/evidence.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import type { PullRequestReport, ReportedProblem } from '../../model/sync-report.ts';
import { completeByName } from '../../plan/complete-by-name.ts';
import { dateInZone } from '../../plan/evidence/date-in-zone.ts';
import type { TakeBack } from '../../plan/plan-take-backs.ts';
import { proposeDirective } from '../../plan/propose-directive.ts';
import { type Evidence, readEvidence } from '../../plan/read-evidence.ts';
import type { Observed } from '../observe/observe-evidence.ts';

/** What the evidence means for one document. */
export interface Judgement {
  readonly completions: readonly Completion[];
  /** What merged reverts take back. */
  readonly takeBacks?: readonly TakeBack[];
  readonly pullRequests: readonly PullRequestReport[];
  readonly problems: readonly ReportedProblem[];
}

export interface RevertedDocuments {
  readonly before: SprintDocument;
  readonly after: SprintDocument;
}

/** Names mean what they meant in `earlier`: for each merge, the document as it stood before it. */
export function judgeEvidence({
  document,
  earlier,
  reverted = new Map(),
  observed,
  config,
  repository,
  now,
}: {
  readonly document: SprintDocument;
  readonly earlier: readonly SprintDocument[];
  /** The same before and with each merge that a revert takes back, by the number of the revert. */
  readonly reverted?: ReadonlyMap<number, RevertedDocuments>;
  readonly observed: Observed;
  readonly config: Config;
  /** `owner/name`. */
  readonly repository: string;
  /** ISO 8601 instant: the date of what a person calls complete without a pull request. */
  readonly now: string;
}): Judgement {
  const timeZone = config['time-zone'];
  const judged = observed.merges.map(({ pullRequest }, index) => {
    const before = earlier[index] ?? document;
    const evidence = readEvidence({ document, before, repository, pullRequest, timeZone });
    return { pullRequest, evidence };
  });
  const byHand = completeByHand(document, observed, dateInZone(now, timeZone), timeZone);
  const all = [...judged.map(({ evidence }) => evidence), byHand];
  const undone = observed.merges.flatMap((merge) => merge.reverted?.pullRequest.number ?? []);
  const isUndone = ({ pullRequest }: Completion) => undone.includes(pullRequest?.number ?? 0);
  const takeBacks = observed.merges.flatMap((merge): readonly TakeBack[] => {
    const { number, url, mergedAt } = merge.pullRequest;
    const documents = reverted.get(number);
    if (merge.reverted === null || documents === undefined || undone.includes(number)) return [];
    const { pullRequest } = merge.reverted;
    const { before, after } = documents;
    const evidence = readEvidence({ document, before, repository, pullRequest, timeZone });
    const on = dateInZone(mergedAt, timeZone);
    const completed = keysOf(evidence, 'completes');
    const taken = { reverted: pullRequest.number, completed, earlier: after };
    return [{ pullRequest: { number, url }, on, ...taken }];
  });
  return {
    completions: all.flatMap(({ completions }) => completions).filter((one) => !isUndone(one)),
    takeBacks,
    pullRequests: judged.map(({ pullRequest: { number, url, title }, evidence }) => ({
      number,
      url,
      title,
      completes: keysOf(evidence, 'completes'),
      advances: keysOf(evidence, 'advances'),
      proposal: isSilent(evidence) ? proposeDirective(document, title) : null,
    })),
    problems: all.flatMap(({ problems }) => problems.map((one) => ({ ...one, path: null }))),
  };
}

function completeByHand(
  document: SprintDocument,
  { completes: names, merges }: Observed,
  today: CalendarDate,
  timeZone: string,
): Evidence {
  if (names === null) return { completions: [], problems: [] };
  const merge = merges.at(-1)?.pullRequest;
  const on = merge ? dateInZone(merge.mergedAt, timeZone) : today;
  const pullRequest = merge ? { number: merge.number, url: merge.url } : null;
  return completeByName({ document, names, on, pullRequest });
}

function keysOf({ completions }: Evidence, wanted: Completion['effect']): readonly string[] {
  return completions
    .filter(({ effect }) => effect === wanted)
    .map(({ deliverable }) => deliverable);
}

function isSilent({ completions, problems }: Evidence): boolean {
  return completions.length === 0 && problems.length === 0;
}
