import type { SprintMilestone } from '../../model/observation.ts';
import type { Sprint } from '../../model/sprint-document.ts';
import { type TagName, tagOfField } from '../../model/sync-field.ts';
import type { Answer, SyncPort } from '../issues/sync-port.ts';
import type { PortContext } from './document-port.ts';
import type { LabelKeeper } from './label-keeper.ts';
import { fold, milestoneWish } from './tag-mapping.ts';

export type TagPort = Pick<SyncPort, 'setTag'>;

/** Gives tags to issues. `spelling` is how the config writes a label. */
export function createTagPort(
  { tracker }: PortContext,
  {
    keeper,
    spelling,
  }: { readonly keeper: LabelKeeper; readonly spelling: (tag: TagName) => string },
): TagPort {
  return {
    setTag: async (issue, tag, on): Promise<Answer> => {
      const { kind, name } = tagOfField(tag) ?? { kind: 'track', name: tag };
      switch (kind) {
        case 'assignee':
          return await (on
            ? tracker.addAssignee(issue, name)
            : whereThere(tracker.removeAssignee(issue, name)));
        case 'milestone':
          return await tracker.setMilestone(issue, on ? Number(name) : null);
        case 'track': {
          if (!on) return await whereThere(tracker.removeLabel(issue, name));
          await keeper.ensure([spelling(tag)]);
          return await tracker.addLabels(issue, [spelling(tag)]);
        }
      }
    },
  };
}

/** What is not there is taken off already. */
async function whereThere(written: Promise<Answer>): Promise<Answer> {
  const answer = await written;
  return answer.kind === 'refused' ? { kind: 'done' } : answer;
}

export type MilestonePort = Pick<SyncPort, 'createMilestone'> & {
  /** The milestone of a sprint, asked for only where the ledger does not know it. */
  readonly findMilestone: (sprint: Sprint) => Promise<SprintMilestone | undefined>;
};

/** A title has one milestone: GitHub refuses a second one, so whoever creates it, it is the same. */
export function createMilestonePort({ tracker, config, ledger }: PortContext): MilestonePort {
  const known = new Map<string, number>();
  let isRefused = false;
  const look = async (title: string) => {
    if (!known.has(fold(title))) {
      for (const one of await tracker.listMilestones()) known.set(fold(one.title), one.number);
    }
    return known.get(fold(title)) ?? null;
  };
  return {
    findMilestone: async (sprint) => {
      if (config.milestone === 'off' || isRefused) return undefined;
      const remembered = ledger().milestone;
      const number =
        config['issues-with'].milestone ??
        (remembered?.sprint === sprint.id ? remembered.number : await look(sprint.name));
      return { number, ...milestoneWish(sprint) };
    },
    createMilestone: async ({ title, dueOn }) => {
      const written = await tracker.createMilestone({ title, dueOn });
      if (written.kind === 'unknown') return written;
      if (written.kind === 'done') {
        known.set(fold(title), written.number);
        return { kind: 'done', milestone: written.number };
      }
      const found = await look(title);
      if (found !== null) return { kind: 'done', milestone: found };
      isRefused = true;
      return written;
    },
  };
}
