import type { Criterion, GroupKey } from '../model/sprint-document.ts';
import { readTasks } from './carriers/boxes.ts';
import type { Section } from './outline.ts';

/** The boxes of a criteria section, at any depth. */
export function readCriteria(
  text: string,
  section: Section,
  group: GroupKey | null,
): readonly Criterion[] {
  if (section.role !== 'criteria') return [];
  return readTasks(text, section.blocks, 1).map(({ title, box, line }) => ({
    title,
    box,
    group,
    line,
  }));
}
