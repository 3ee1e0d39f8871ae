import type { RootContent } from 'mdast';
import type { SyncReport } from '../../model/sync-report.ts';
import { describeStatus } from '../describe-plan.ts';
import { foreignText } from '../foreign-text.ts';
import { paragraph, stringifyMarkdown, strong, table, text } from '../markdown.ts';

const MOST_GROUPS = 30;

/** How far each document's sprint is, as the document stands now. */
export function renderStatusReply({ documents, problems }: SyncReport): string {
  const parts = documents.flatMap(({ sprint, path, progress: { before } }): RootContent[] => {
    const { deliverables, percent, groups } = before;
    const rows = groups
      .slice(0, MOST_GROUPS)
      .map((group) => [
        [foreignText(group.name)],
        [text(group.status === null ? '' : describeStatus(group.status))],
        [text(`${group.deliverables.done} of ${group.deliverables.total}`)],
      ]);
    const head = [[text('')], [text('Status')], [text('Done')]];
    return [
      paragraph(
        strong(`${percent}%`),
        text(` of `),
        foreignText(sprint || path),
        text(`: ${deliverables.done} of ${deliverables.total} deliverables are done.`),
      ),
      ...(rows.length > 0 ? [table([head, ...rows])] : []),
    ];
  });
  const [problem] = problems;
  if (parts.length === 0) {
    return stringifyMarkdown([
      paragraph(foreignText(problem?.message ?? 'There is no sprint document here.', 400)),
    ]);
  }
  return stringifyMarkdown(parts);
}
