import type { Deliverable, Task } from '../../model/sprint-document.ts';
import { isExcused } from './excused.ts';
import type { Defect, LintInput, LintRule } from './lint-rule.ts';

export const parentTicked: LintRule = {
  name: 'parent-ticked',
  docs: 'A box is ticked although a box nested in it is open.',
  severity: 'warning',
  check: (input) => (input.document?.deliverables ?? []).flatMap((item) => judge(item, input)),
};

function judge(item: Deliverable, input: LintInput): readonly Defect[] {
  const own =
    item.state?.kind === 'box'
      ? [{ box: item.state, depth: 0, title: item.title.value, line: item.line }]
      : [];
  const boxes: readonly Task[] = [...own, ...item.tasks];
  return boxes.flatMap((parent, index) => {
    if (!parent.box.value) return [];
    const open = childrenOf(boxes, index).filter(
      (child) => !child.box.value && !isExcused(child.line, input),
    );
    const [first] = open;
    if (!first) return [];
    const what =
      open.length === 1 ? 'a box nested in it is' : `${open.length} boxes nested in it are`;
    return [
      {
        offset: parent.box.range.start - 1,
        message: `The box is ticked, but ${what} open, first on line ${first.line}. Tick what is done, or open this box again.`,
      },
    ];
  });
}

/** The boxes directly below one. */
function childrenOf(boxes: readonly Task[], index: number): readonly Task[] {
  const depth = boxes[index]?.depth ?? 0;
  const rest = boxes.slice(index + 1);
  const end = rest.findIndex((box) => box.depth <= depth);
  const inside = end === -1 ? rest : rest.slice(0, end);
  return inside.filter((box) => box.depth === depth + 1);
}
