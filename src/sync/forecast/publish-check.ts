import type { CheckConclusion, CheckRunText, PullDesk } from '../../github/pull-desk.ts';
import type { Written } from '../../github/tracker.ts';
import { UserError } from '../../model/errors.ts';
import { isLater } from '../../plan/forecast/comment-mark.ts';
import { digest } from '../../plan/sync/digest.ts';
import { renderCheck } from '../../render/forecast/render-check.ts';
import type { ImpactReport } from './report-impact.ts';

/** The name under which people require it in a ruleset: never change it. */
export const CHECK_NAME = 'Sprint';

/** GitHub takes no more in one request: https://docs.github.com/en/rest/checks/runs */
const MOST_AT_ONCE = 50;

const MARK = /^sprint-sync (?<updated>\d{1,16}) (?<at>\d{1,16}) (?<digest>[0-9a-f]{16})$/;

export type CheckOutcome =
  | { readonly kind: 'created' | 'unchanged' }
  /** A run that read later wrote it already. */
  | { readonly kind: 'outdated' }
  /** The token may not write check runs, or GitHub refused. */
  | { readonly kind: 'refused'; readonly message: string };

/**
 * Writes the check run of a pull request's head. Another result is another run, since annotations can
 * only be added to one; GitHub shows the newest of a name.
 */
export async function publishCheck(
  desk: PullDesk,
  { forecast, verdict, at }: Pick<ImpactReport, 'forecast' | 'verdict' | 'at'>,
): Promise<CheckOutcome> {
  const { conclusion } = verdict;
  const text = { conclusion, ...renderCheck(forecast, verdict) };
  const { headSha: head, updatedAt: updated } = forecast.pullRequest;
  return await writeRun(desk, { head, updated, at, text });
}

/**
 * Answers a merge queue at once: each of its pull requests was checked before it was queued, and what
 * they mean together is decided when they are merged.
 */
export async function answerMergeGroup(
  desk: PullDesk,
  { head, at }: { readonly head: string; readonly at: number },
): Promise<CheckOutcome> {
  const summary = 'Every pull request of the queue was checked before it was queued.';
  const text = { conclusion: 'success', title: 'In the merge queue', summary } as const;
  return await writeRun(desk, { head, updated: 0, at, text: { ...text, annotations: [] } });
}

interface Wish {
  readonly head: string;
  /** As in the mark of a comment. */
  readonly updated: number;
  readonly at: number;
  readonly text: ReturnType<typeof renderCheck> & { readonly conclusion: CheckConclusion };
}

async function writeRun(desk: PullDesk, { head, updated, at, text }: Wish): Promise<CheckOutcome> {
  const hash = digest(text);
  try {
    const [newest] = await desk.listCheckRuns(head, CHECK_NAME);
    const { groups } = MARK.exec(newest?.externalId ?? '') ?? {};
    if (groups?.['digest'] === hash) return { kind: 'unchanged' };
    const known = { updated: Number(groups?.['updated'] ?? 0), at: Number(groups?.['at'] ?? 0) };
    if (isLater(known, { updated, at })) return { kind: 'outdated' };
    return await writeBatches(desk, {
      head,
      text,
      externalId: `sprint-sync ${updated} ${at} ${hash}`,
    });
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { kind: 'refused', message: error.message };
  }
}

async function writeBatches(
  desk: PullDesk,
  { head, text, externalId }: Pick<Wish, 'head' | 'text'> & { readonly externalId: string },
): Promise<CheckOutcome> {
  const { annotations } = text;
  const batch = (index: number): CheckRunText => ({
    name: CHECK_NAME,
    // Whole only once the last batch is there: a run that died in between is made again.
    externalId: (index + 1) * MOST_AT_ONCE >= annotations.length ? externalId : '',
    ...text,
    annotations: annotations.slice(index * MOST_AT_ONCE, (index + 1) * MOST_AT_ONCE),
  });
  const created = await desk.createCheckRun(head, batch(0));
  if (created.kind !== 'done') return toOutcome(created);
  for (let index = 1; index * MOST_AT_ONCE < annotations.length; index += 1) {
    const changed = await desk.changeCheckRun(created.id, batch(index));
    if (changed.kind !== 'done') return toOutcome(changed);
  }
  return { kind: 'created' };
}

function toOutcome(written: Written): CheckOutcome {
  switch (written.kind) {
    case 'done':
      return { kind: 'created' };
    case 'refused':
      return written;
    case 'unknown':
      return { kind: 'refused', message: 'GitHub did not say whether the check run was written.' };
    default:
      return written satisfies never;
  }
}
