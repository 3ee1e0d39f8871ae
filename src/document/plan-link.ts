import { UserError } from '../model/errors.ts';
import type { DeliverableKey, SprintDocument } from '../model/sprint-document.ts';
import type { TextEdit } from '../model/text.ts';

/** An issue as a line names it; without an address it stays a bare number. */
export interface IssueLink {
  readonly number: number;
  readonly url: string | null;
}

/**
 * The edit that puts an issue's link behind a deliverable's title: ` ([#12](…))`. None where it stands there.
 *
 * @throws {UserError} when the line is tied to another issue already.
 */
export function planLink(
  document: SprintDocument,
  key: DeliverableKey,
  { number, url }: IssueLink,
): readonly TextEdit[] {
  const item = document.deliverables.find((candidate) => candidate.key === key);
  if (!item || item.issue === number) return [];
  if (item.issue !== null)
    throw new UserError(
      `Line ${item.line} ("${item.title.value}") is linked to #${item.issue} already: expected a line ` +
        `without a link, to add #${number}. Remove the old link by hand if it is wrong.`,
    );
  const link = url ? `[#${number}](${url})` : `#${number}`;
  const range = { start: item.linkOffset, end: item.linkOffset };
  return [{ range, newText: ` (${link})` }];
}
