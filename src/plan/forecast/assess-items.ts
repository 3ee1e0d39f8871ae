import type { Completion } from '../../model/evidence.ts';
import type { ItemForecast } from '../../model/forecast.ts';
import type { DocumentPlan } from '../../model/plan.ts';
import type { Deliverable, SprintDocument } from '../../model/sprint-document.ts';
import type { Status } from '../../model/status.ts';
import { findOwner } from '../group-tree.ts';
import { indexNames } from '../name-index.ts';
import { findBlockers } from './find-blockers.ts';
import { groupName } from './find-flips.ts';
import { findNeeds } from './find-needs.ts';

/** What the completions mean for each deliverable that they name, in the order of the document. */
export function assessItems(
  document: SprintDocument,
  completions: readonly Completion[],
  plan: DocumentPlan,
): readonly ItemForecast[] {
  const place = { document, index: indexNames(document) };
  return document.deliverables.flatMap((item): ItemForecast[] => {
    const own = completions.filter(({ deliverable }) => deliverable === item.key);
    const [first] = own;
    if (first === undefined) return [];
    const effect = own.some((one) => one.effect === 'completes') ? 'completes' : first.effect;
    const isOpen = item.status !== 'done';
    return [
      {
        key: item.key,
        title: item.title.value,
        group: groupName(document, item.group),
        owner: findOwner(document, item.group),
        line: item.line,
        issue: item.issue,
        effect,
        from: item.status,
        to: statusAfter(item, plan),
        tasks: {
          done: item.tasks.filter(({ box }) => box.value).length,
          total: item.tasks.length,
        },
        implied: plan.changes.filter(
          (change) =>
            (change.kind === 'tick-task' || (change.kind === 'set-task' && change.to)) &&
            change.deliverable === item.key,
        ).length,
        needs: isOpen ? findNeeds(place, item) : [],
        blockers: isOpen ? findBlockers(document, item) : [],
      },
    ];
  });
}

function statusAfter({ key, status }: Deliverable, plan: DocumentPlan): Status | null {
  if (plan.completed.includes(key)) return 'done';
  return plan.started.includes(key) ? 'in-progress' : status;
}
