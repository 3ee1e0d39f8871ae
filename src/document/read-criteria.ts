import type { Criterion, Deliverable, GroupKey } from '../model/sprint-document.ts';
import type { Block } from './blocks/block.ts';
import { readTasks } from './carriers/boxes.ts';
import type { Section } from './outline.ts';
import { splitByLabels } from './split-labels.ts';

interface Context {
  readonly text: string;
  readonly deliverables: readonly Deliverable[];
  readonly around: (section: Section) => GroupKey | null;
}

/**
 * The boxes of criteria sections, at any depth, and those under a label such as `**Exit criteria:**`. What
 * stands under such a label inside an item is the item's own.
 */
export function readCriteria(
  sections: readonly Section[],
  { text, deliverables, around }: Context,
): readonly Criterion[] {
  const owned = new Set(deliverables.flatMap(({ tasks }) => tasks.map(({ line }) => line)));
  return sections.flatMap((section) => {
    const headed = section.role === 'criteria';
    return readTasks(text, headed ? section.blocks : labelled(text, section), 1)
      .filter(({ line }) => headed || !owned.has(line))
      .map(({ title, box, line }) => ({ title, box, group: around(section), line }));
  });
}

function labelled(text: string, { blocks }: Section): readonly Block[] {
  return splitByLabels(text, blocks)
    .filter(({ role }) => role === 'criteria')
    .flatMap((part) => part.blocks);
}
