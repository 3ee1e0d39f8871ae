import type { StateMark } from '../model/change.ts';
import type { Problem } from '../model/problem.ts';
import type { Deliverable, SprintDocument } from '../model/sprint-document.ts';
import type { Status } from '../model/status.ts';
import type { Effective, PlanOptions } from './plan-completions.ts';

/** Why an item cannot take a status in this document, or `null`. Nothing is written for such an item. */
export function findRefusal(
  { item, to }: Effective,
  { document, options }: { readonly document: SprintDocument; readonly options: PlanOptions },
): Problem | null {
  const advice = adviceFor(item, { to, document, options });
  if (advice === null) return null;
  const { line, title } = item;
  return {
    rule: 'no-place-for-state',
    severity: 'warning',
    line,
    column: 1,
    message: `"${title.value}" should say ${to}, but ${advice}`,
  };
}

function adviceFor(
  { state, tasks, carrier }: Deliverable,
  { to, document, options }: { to: Status; document: SprintDocument; options: PlanOptions },
): string | null {
  switch (state?.kind) {
    case undefined:
      return takesMark(carrier, options.stateless)
        ? null
        : 'its line has no box or status to say so. Add a box ("- [ ] …") or a status column, or set "stateless" in the config.';
    case 'from-tasks':
      return to === 'done' && options.tasks === 'leave' && tasks.some(({ box }) => !box.value)
        ? 'only its boxes can say so, and the config says "tasks: leave". Tick them by hand, or set "tasks: tick".'
        : null;
    case 'from-group':
      return document.stateHeadings.some(({ status }) => status === to)
        ? null
        : 'no heading of the document stands for that state. Add one, and move the item there.';
    case 'box':
    case 'status':
      return null;
  }
}

/** A row takes a column, a list item a box or an emoji. */
function takesMark(carrier: Deliverable['carrier'], mark: StateMark | undefined): boolean {
  return mark !== undefined && (carrier === 'table-plain') === (mark === 'column');
}
