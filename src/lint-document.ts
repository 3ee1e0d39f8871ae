import { fixText } from './document/lint/fix-text.ts';
import type { LintFacts } from './document/lint/lint-rule.ts';
import { type Finding, lintText } from './document/lint/lint-text.ts';
import type { CalendarDate } from './model/calendar-date.ts';
import type { StatusWords } from './model/status.ts';
import { asWritten, tallyUnit, type View } from './plan/derive.ts';

export interface LintRequest {
  readonly text: string;
  /** Whether boxes in code fences are work, as the config says. */
  readonly fenced: boolean;
  /** The team's own words for statuses. */
  readonly words: StatusWords;
  /** Dates before this day have passed. */
  readonly today: CalendarDate;
  /** Whether the target of a relative link exists, `null` where that cannot be known. */
  readonly exists: (path: string) => boolean | null;
}

/** What is wrong in a document, in reading order, each finding with its edits where a program can repair it. */
export function lintDocument(request: LintRequest): readonly Finding[] {
  return lintText(request.text, factsOf(request));
}

/** The document with everything repaired that needs no knowledge of what is meant; all other bytes stay. */
export function fixDocument(request: LintRequest): string {
  return fixText(request.text, factsOf(request));
}

/** Some teams count deferred and cancelled work too. */
const withAll: View = {
  ...asWritten,
  statusOf: ({ status }) =>
    status === 'deferred' || status === 'cancelled' ? 'not-started' : status,
};

function factsOf({ today, fenced, words, exists }: LintRequest): LintFacts {
  return {
    fenced,
    words,
    today,
    exists,
    tally: (document, { unit, group, all }) => {
      const { done, total } = tallyUnit(document, { unit, group, view: all ? withAll : asWritten });
      return { done, total };
    },
  };
}
