import type { PhrasingContent, Table } from 'mdast';
import type { GroupProgress, SprintProgress, Tally } from '../model/sprint-progress.ts';
import { describeStatus } from './describe-plan.ts';
import { foreignText } from './foreign-text.ts';
import { strong, table, text } from './markdown.ts';

/** Enough for any sprint; a document of a thousand sections is none. */
const MOST_GROUPS = 50;

/** A small table before and after: the sprint, and every group in which something changed. */
export function renderProgress({
  before,
  after,
}: {
  readonly before: SprintProgress;
  readonly after: SprintProgress;
}): Table {
  const groups = after.groups.flatMap((group): Row[] => {
    const earlier = before.groups.find(({ key }) => key === group.key);
    const [was, is] = [earlier ? describeGroup(earlier) : '–', describeGroup(group)];
    return was === is ? [] : [[foreignText(group.name), was, is]];
  });
  return table([
    [[text('')], [text('Before')], [text('After')]],
    ...[
      row('Deliverables', describeTally(before.deliverables), describeTally(after.deliverables)),
      row('Tracks', describeTally(before.tracks), describeTally(after.tracks)),
      row('Tasks', describeTally(before.tasks), describeTally(after.tasks)),
      row('Progress', `${before.percent}%`, `${after.percent}%`),
      ...groups.slice(0, MOST_GROUPS),
    ].map(([name, was, is]) => [[name], [text(was)], [was === is ? text(is) : strong(is)]]),
  ]);
}

type Row = readonly [PhrasingContent, string, string];

function row(name: string, before: string, after: string): Row {
  return [text(name), before, after];
}

function describeGroup({ status, deliverables }: GroupProgress): string {
  return status === null
    ? describeTally(deliverables)
    : `${describeStatus(status)}, ${describeTally(deliverables)}`;
}

function describeTally({ done, total }: Tally): string {
  return `${done} of ${total}`;
}
