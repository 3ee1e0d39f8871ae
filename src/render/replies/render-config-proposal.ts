import type { SprintDocument } from '../../model/sprint-document.ts';
import { foreignText } from '../foreign-text.ts';
import { list, paragraph, stringifyMarkdown, table, text } from '../markdown.ts';

export interface FoundDocument {
  readonly path: string;
  readonly document: SprintDocument;
}

const MOST_GROUPS = 30;

/** What the pull request says: how each document was read, so that a person can judge it. */
export function renderConfigProposal(found: readonly FoundDocument[]): string {
  return stringifyMarkdown([
    paragraph(
      text(
        'Merging this lets sprint-sync keep the sprint document and GitHub in step. Nothing is written before. This is how the document was read:',
      ),
    ),
    ...found.flatMap(({ path, document }) => {
      const { deliverables, groups, sprint } = document;
      const rows = groups.slice(0, MOST_GROUPS).map((group) => {
        const own = deliverables.filter(({ group: key }) => key === group.key);
        const done = own.filter(({ status }) => status === 'done').length;
        return [[foreignText(group.title)], [text(String(own.length))], [text(String(done))]];
      });
      return [
        paragraph(
          foreignText(`${path}: ${sprint.name}, ${deliverables.length} deliverables.`, 300),
        ),
        ...(rows.length > 0
          ? [table([[[text('Group')], [text('Deliverables')], [text('Done')]], ...rows])]
          : []),
        list(
          deliverables.map(({ title, line, issue }) => ({
            line: [
              foreignText(title.value),
              text(` (line ${line}${issue === null ? '' : `, issue ${issue}`})`),
            ],
          })),
          100,
        ),
      ];
    }),
    paragraph(
      text('With issues: create instead of link, every deliverable without an issue gets one.'),
    ),
  ]);
}
