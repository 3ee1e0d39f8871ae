import type { Intent, IssueSide } from '../model/ledger.ts';
import { oneLine } from '../model/one-line.ts';
import type { SyncPlan } from '../model/sync-plan.ts';

/** One sentence for each issue that a plan would create or write to. */
export function describeSyncPlan({ creates, intents, postponed }: SyncPlan): string[] {
  return [
    ...creates.map(({ title }) => `An issue would be created: "${oneLine(title, 80)}".`),
    ...intents.flatMap(describeIntent),
    ...(postponed > 0
      ? [`${postponed} more would be left to the next run by \`max-writes\`.`]
      : []),
  ];
}

function describeIntent({ issue, issueSide }: Intent): readonly string[] {
  const parts = describeSide(issueSide);
  return parts.length === 0 ? [] : [`Issue #${issue} would be changed: ${parts.join(', ')}.`];
}

function describeSide(side: IssueSide): readonly string[] {
  const { title, state, addLabels = [], removeLabels = [], tasks, prose } = side;
  return [
    ...(title === undefined ? [] : [`title "${oneLine(title, 80)}"`]),
    ...(state === undefined ? [] : [describeState(state)]),
    ...addLabels.map((label) => `label for ${label} added`),
    ...removeLabels.map((label) => `label for ${label} taken off`),
    ...Object.entries(tasks ?? {}).map(
      ([task, done]) => `task ${oneLine(task, 60)} ${done ? 'ticked' : 'unticked'}`,
    ),
    ...(prose === undefined ? [] : ['text put back']),
  ];
}

function describeState(state: NonNullable<IssueSide['state']>): string {
  switch (state) {
    case 'open':
      return 'reopened';
    case 'completed':
      return 'closed as completed';
    case 'not_planned':
      return 'closed as not planned';
  }
}
