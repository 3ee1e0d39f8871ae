import { UserError } from '../model/errors.ts';
import type { DeliverableKey, SprintDocument } from '../model/sprint-document.ts';
import type { TextEdit } from '../model/text.ts';
import { lineEndingAt } from './entries/line-ending.ts';

/** An issue as a line names it; without an address it stays a bare number. */
export interface IssueLink {
  readonly number: number;
  readonly url: string | null;
}

/**
 * The edit that puts an issue's link behind a deliverable's title (` ([#12](…))`), for a heading on the line below
 * it. None where it stands there.
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
  const { text } = document;
  // A link in a heading would change the heading's anchor, so it stands on a line of its own below.
  if (isHeading(text, item.block.start)) return [belowHeading(text, item.block.start, link)];
  return [{ range: { start: item.linkOffset, end: item.linkOffset }, newText: ` (${link})` }];
}

function isHeading(text: string, lineStart: number): boolean {
  return /^ {0,3}#{1,6}[ \t]/.test(text.slice(lineStart, lineStart + 10));
}

function belowHeading(text: string, lineStart: number, link: string): TextEdit {
  const length = text.slice(lineStart).search(/[\r\n]|$/);
  const offset = lineStart + length;
  const ending = lineEndingAt(text, offset);
  const followed = /^(?:\r\n|\n|\r)[ \t]*\S/.test(text.slice(offset));
  return {
    range: { start: offset, end: offset },
    newText: `${ending}${link}${followed ? ending : ''}`,
  };
}
