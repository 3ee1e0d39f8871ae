import type { Config } from '../../config/config.ts';
import { applyEdits } from '../../document/apply-edits.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { planEdits } from '../../document/plan-edits.ts';
import type { Change } from '../../model/change.ts';
import type { CheckVerdict } from '../../model/check.ts';
import type { MetricReading } from '../../model/measured.ts';
import type { Problem } from '../../model/problem.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import {
  type CheckOptions,
  planCheckBoxes,
  planReopenings,
} from '../../plan/checks/plan-check-boxes.ts';
import { planMetrics } from '../../plan/metrics/plan-metrics.ts';

export interface CheckedText {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
  readonly text: string;
}

/** What checks and reports say. */
export interface Said {
  readonly verdicts: readonly CheckVerdict[];
  readonly readings: readonly MetricReading[];
  /** ISO 8601 instant: the day of what a report says. */
  readonly now: string;
}

export function checkOptions(config: Config): CheckOptions {
  return { onFailure: config['on-failure'], timeZone: config['time-zone'] };
}

/**
 * Boxes and done deliverables brought to what their checks say, in two steps over the text, since
 * opening work again moves what counts boxes.
 */
export function draftChecks(
  document: SprintDocument,
  { verdicts, readings, now }: Said,
  config: Config,
): CheckedText {
  const options = checkOptions(config);
  const metrics = planMetrics(document, readings, now);
  const boxes = planCheckBoxes(document, [...verdicts, ...metrics.verdicts], options);
  const first = [...boxes.changes, ...metrics.changes];
  const ticked = applyEdits(document.text, planEdits(document, first));
  const { fenced, words } = config;
  const after = ticked === document.text ? document : parseDocument(ticked, { fenced, words });
  const reopened = planReopenings(after, verdicts, options);
  return {
    changes: [...first, ...reopened.changes],
    problems: [...boxes.problems, ...metrics.problems, ...reopened.problems],
    text: applyEdits(ticked, planEdits(after, reopened.changes)),
  };
}
