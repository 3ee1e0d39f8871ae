import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planEdits } from '../../src/document/plan-edits.ts';
import type { CalendarDate } from '../../src/model/calendar-date.ts';
import type { Completion } from '../../src/model/evidence.ts';
import type { DocumentPlan } from '../../src/model/plan.ts';
import type { SprintDocument } from '../../src/model/sprint-document.ts';
import type { TextEdit } from '../../src/model/text.ts';
import { type PlanOptions, planCompletions } from '../../src/plan/plan-completions.ts';
import { resolveName } from '../../src/plan/resolve-name.ts';

/** One run over a text: what was read, planned and written. */
export interface Run {
  readonly document: SprintDocument;
  readonly plan: DocumentPlan;
  readonly edits: readonly TextEdit[];
  readonly after: string;
}

export function completeText(
  text: string,
  completions: readonly Completion[],
  options: PlanOptions = { tasks: 'tick' },
): Run {
  const document = parseDocument(text);
  const plan = planCompletions(document, completions, options);
  const edits = planEdits(document, plan.changes);
  return { document, plan, edits, after: applyEdits(text, edits) };
}

/** What all completions of one pull request have in common. */
export interface Evidence {
  readonly on: CalendarDate;
  readonly pull?: number;
  readonly url?: string;
  readonly startedOn?: CalendarDate;
  readonly effect?: Completion['effect'];
}

/** A completion of each deliverable that the names mean. */
export function completionsOf(
  document: SprintDocument,
  names: readonly string[],
  evidence: Evidence,
): readonly Completion[] {
  return names.flatMap((name) => {
    const resolution = resolveName(document, name);
    if (resolution.kind !== 'found') throw new Error(`"${name}" is ${resolution.kind}.`);
    return resolution.keys.map((key) => completionOf(key, evidence));
  });
}

export function completionOf(
  deliverable: string,
  { on, pull, url, startedOn, effect = 'completes' }: Evidence,
): Completion {
  const pullRequest = pull === undefined ? null : { number: pull, url: url ?? null };
  return { deliverable, on, pullRequest, startedOn: startedOn ?? null, effect };
}
