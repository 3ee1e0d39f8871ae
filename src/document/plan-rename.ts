import type { DeliverableKey, SprintDocument } from '../model/sprint-document.ts';
import type { TextEdit } from '../model/text.ts';
import { escapeInline } from './entries/escape-inline.ts';

/**
 * The edit that gives a deliverable another title: only the title's own characters change; box, id column,
 * emphasis, state and links around it stay. None where the title is the same.
 *
 * @param title is plain text. Markup in it is escaped, line breaks become blanks.
 */
export function planRename(
  document: SprintDocument,
  key: DeliverableKey,
  title: string,
): readonly TextEdit[] {
  const item = document.deliverables.find((candidate) => candidate.key === key);
  const newText = escapeInline(title);
  if (!item || newText === '' || title.trim() === item.title.value) return [];
  return [{ range: item.title.range, newText }];
}
