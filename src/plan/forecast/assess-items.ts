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
  {
    base,
    completions,
    plan,
  }: {
    /** The document without the pull request, whose own edit may have done what it says. */
    readonly base: SprintDocument;
    readonly completions: readonly Completion[];
    readonly plan: DocumentPlan;
  },
): readonly ItemForecast[] {
  const place = { document, index: indexNames(document) };
  return document.deliverables.flatMap((item): ItemForecast[] => {
    const own = completions.filter(({ deliverable }) => deliverable === item.key);
    const [first] = own;
    if (first === undefined) return [];
    const effect = own.some((one) => one.effect === 'completes') ? 'completes' : first.effect;
    const from = statusBefore(item, base);
    const isOpen = from !== 'done';
    return [
      {
        key: item.key,
        title: item.title.value,
        group: groupName(document, item.group),
        owner: findOwner(document, item.group),
        line: item.line,
        issue: item.issue,
        effect,
        from,
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

/** What is new and done at once has become so. */
function statusBefore({ key, status }: Deliverable, base: SprintDocument): Status | null {
  const was = base.deliverables.find((one) => one.key === key);
  if (was !== undefined) return was.status;
  return status === 'done' ? null : status;
}

function statusAfter({ key, status }: Deliverable, plan: DocumentPlan): Status | null {
  if (plan.completed.includes(key)) return 'done';
  return plan.started.includes(key) ? 'in-progress' : status;
}
