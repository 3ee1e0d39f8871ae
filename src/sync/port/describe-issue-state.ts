import type { TrackedIssue } from '../../github/tracker.ts';
import type { IssueState } from '../../model/observation.ts';
import type { DeliverableKey } from '../../model/sprint-document.ts';
import type { Word } from '../../model/sync-field.ts';
import { parseBody } from '../../plan/issue-body/parse-body.ts';

/** The label of each status; `null`: it is not shown. */
export type LabelNames = Readonly<Record<string, string | null>>;

/** The last moment of the second in which an issue changed last: all of that second counts as seen. */
const REST_OF_SECOND = 999;

/** An issue as the merge sees it, as far as a listing tells. */
export function describeIssueState(
  issue: TrackedIssue,
  {
    labels,
    ours,
    others = [],
  }: {
    readonly labels: LabelNames;
    readonly ours: boolean;
    /** Paths of the documents that are synced too: what names one of them belongs there. */
    readonly others?: readonly string[];
  },
): IssueState {
  const { number, title, state, wasReopened, updatedAt, closedAt, body } = issue;
  const { block, prose } = parseBody(body);
  return {
    number,
    title,
    state,
    labels: wordsOf(issue.labels, labels),
    ours,
    marker: ours ? findMarker(body, others) : null,
    block: ours ? block : null,
    prose,
    seen: updatedAt + REST_OF_SECOND,
    stateChangedAt: closedAt ?? (wasReopened ? updatedAt : null),
    decided: null,
    untrusted: [],
    choices: {},
  };
}

/** The deliverable that a body names, unless it is one of another document. */
export function findMarker(body: string, others: readonly string[]): DeliverableKey | null {
  const { marker, document } = parseBody(body);
  return document !== null && others.includes(document) ? null : marker;
}

/** GitHub does not tell letter case apart in names of labels. */
export function wordsOf(carried: readonly string[], labels: LabelNames): readonly Word[] {
  const names = new Set(carried.map((name) => name.toLowerCase()));
  return WORDS.filter((word) => {
    const name = labels[word];
    return name !== null && name !== undefined && names.has(name.toLowerCase());
  });
}

/** The statuses that have a label. */
export function labelledWords(labels: LabelNames): readonly Word[] {
  return WORDS.filter((word) => typeof labels[word] === 'string');
}

const WORDS: readonly Word[] = [
  'not-started',
  'in-progress',
  'blocked',
  'in-review',
  'deferred',
  'cancelled',
];
