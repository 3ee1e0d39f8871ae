import type { CheckVerdict } from '../../model/check.ts';
import type { SprintDocument } from '../../model/sprint-document.ts';

/** Verdicts about boxes of one text, for the same boxes of a text in which only values differ. */
export function carryOver(
  verdicts: readonly CheckVerdict[],
  before: SprintDocument,
  after: SprintDocument,
): readonly CheckVerdict[] {
  if (before.text === after.text) return verdicts;
  const was = boxesOf(before);
  const is = boxesOf(after);
  return verdicts.flatMap((verdict) => {
    if (verdict.target.kind === 'deliverable') return [verdict];
    const start = is[was.indexOf(verdict.target.start)];
    return start === undefined ? [] : [{ ...verdict, target: { kind: 'box' as const, start } }];
  });
}

/** In a fixed order, by which the same box is found again. */
function boxesOf({ deliverables, criteria }: SprintDocument): readonly number[] {
  const boxes = [...deliverables.flatMap(({ tasks }) => tasks), ...criteria];
  return boxes.map(({ box }) => box.range.start);
}
