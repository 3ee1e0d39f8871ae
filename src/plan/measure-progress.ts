import type { SprintDocument } from '../model/sprint-document.ts';
import type { GroupProgress, SprintProgress, Tally } from '../model/sprint-progress.ts';
import { asWritten, percentOf, tallyDeliverables, tallyUnit } from './derive.ts';
import { deliverablesOf } from './group-tree.ts';
import { nameGroup } from './name-index.ts';

/** How far a sprint is by its items, whatever numbers stand in the document. */
export function measureProgress(document: SprintDocument): SprintProgress {
  const of = (unit: 'deliverables' | 'tasks' | 'tracks'): Tally => {
    const { done, total } = tallyUnit(document, { unit, group: null, view: asWritten });
    return { done, total };
  };
  const groups = document.groups.flatMap((group): GroupProgress[] => {
    const items = deliverablesOf(document, group.key);
    if (items.length === 0) return [];
    const { done, total } = tallyDeliverables(items, asWritten);
    const name = nameGroup(group);
    return [
      { key: group.key, name, status: group.status?.value ?? null, deliverables: { done, total } },
    ];
  });
  const tallies = { deliverables: of('deliverables'), tracks: of('tracks'), tasks: of('tasks') };
  const unit = document.progress.find(({ group }) => group === null)?.field.unit ?? 'deliverables';
  return { ...tallies, percent: percentOf(tallies[unit]), groups };
}
