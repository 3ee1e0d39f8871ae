import { type FieldOutcome, mergeNamed } from './field-outcome.ts';
import { type ItemContext, textBase } from './item-context.ts';

export function mergeTitle(context: ItemContext): FieldOutcome {
  const { item, line, issue, options } = context;
  const { merge, outcome } = mergeNamed<string>(context, 'title', {
    base: textBase(item, 'title') ?? undefined,
    ours: line.title,
    theirs: issue.title,
    direction: options.directions.title,
    policy: options.policies.title,
  });
  if (merge.kind === 'to-issue') return { ...outcome, issueSide: { title: merge.value } };
  if (merge.kind === 'to-document') return { ...outcome, documentSide: { title: merge.value } };
  return outcome;
}
