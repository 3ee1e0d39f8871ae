import type { Config } from '../../config/config.ts';
import { applyEdits } from '../../document/apply-edits.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { planEdits } from '../../document/plan-edits.ts';
import type { Change } from '../../model/change.ts';
import type { CheckVerdict } from '../../model/check.ts';
import type { Problem } from '../../model/problem.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import {
  type CheckOptions,
  planCheckBoxes,
  planReopenings,
} from '../../plan/checks/plan-check-boxes.ts';

export interface CheckedText {
  readonly changes: readonly Change[];
  readonly problems: readonly Problem[];
  readonly text: string;
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
  verdicts: readonly CheckVerdict[],
  config: Config,
): CheckedText {
  const options = checkOptions(config);
  const boxes = planCheckBoxes(document, verdicts, options);
  const ticked = applyEdits(document.text, planEdits(document, boxes.changes));
  const { fenced, words } = config;
  const after = ticked === document.text ? document : parseDocument(ticked, { fenced, words });
  const reopened = planReopenings(after, verdicts, options);
  return {
    changes: [...boxes.changes, ...reopened.changes],
    problems: [...boxes.problems, ...reopened.problems],
    text: applyEdits(ticked, planEdits(after, reopened.changes)),
  };
}
