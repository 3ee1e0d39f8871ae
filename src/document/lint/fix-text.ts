import type { TextEdit } from '../../model/text.ts';
import { applyEdits } from '../apply-edits.ts';
import type { LintFacts } from './lint-rule.ts';
import { lintText } from './lint-text.ts';

/** One repair can uncover another; a document that is not settled after so many rounds is left as it is then. */
const MAX_ROUNDS = 10;

/**
 * The text with everything repaired that can be repaired without knowing what is meant. All other bytes stay as
 * they are, and repairing the result again changes nothing.
 */
export function fixText(text: string, facts: LintFacts): string {
  let fixed = text;
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const edits = withoutOverlap(lintText(fixed, facts).flatMap((finding) => [...finding.edits]));
    if (edits.length === 0) return fixed;
    fixed = applyEdits(fixed, edits);
  }
  return fixed;
}

/** Of two edits at one place the first is made; the other is found again, if it is still needed. */
function withoutOverlap(edits: readonly TextEdit[]): readonly TextEdit[] {
  const kept: TextEdit[] = [];
  const sorted = edits.toSorted(({ range: a }, { range: b }) => a.start - b.start || a.end - b.end);
  for (const edit of sorted) {
    const last = kept.at(-1);
    if (!last || edit.range.start >= last.range.end) kept.push(edit);
  }
  return kept;
}
