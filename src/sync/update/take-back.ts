import { applyEdits } from '../../document/apply-edits.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { planEdits } from '../../document/plan-edits.ts';
import type { Change } from '../../model/change.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';
import type { PlanOptions } from '../../plan/plan-completions.ts';
import { planItemChanges } from '../../plan/plan-item-changes.ts';
import { planTakeBack } from '../../plan/plan-take-backs.ts';
import type { Draft } from './draft-update.ts';

/** The document without what reverted merges had brought, one revert after the other. */
export function takeBack(
  {
    path,
    config: { fenced, words },
    document: whole,
    judgement,
  }: Pick<Draft, 'path' | 'config' | 'document' | 'judgement'>,
  options: PlanOptions,
): { readonly document: SprintDocument; readonly changes: readonly Change[] } {
  let document = whole;
  const changes: Change[] = [];
  for (const one of judgement.takeBacks ?? []) {
    const wanted = planTakeBack(document, one);
    if (wanted.length === 0) continue;
    const plan = planItemChanges(document, wanted, options, one.earlier);
    changes.push(...plan.changes);
    const text = applyEdits(document.text, planEdits(document, plan.changes));
    document = parseDocument(text, { path, fenced, words });
  }
  return { document, changes };
}
