import type { OwnerChange } from '../model/change.ts';
import type { SprintDocument } from '../model/sprint-document.ts';
import type { TextEdit } from '../model/text.ts';
import { escapeInline } from './entries/escape-inline.ts';
import { intoBlanks } from './wording/into-blanks.ts';
import { writeOwners } from './wording/owner-text.ts';

/** The edits that name other owners of a deliverable, in every place that names them. */
export function planOwners(
  document: SprintDocument,
  key: string,
  { add, remove }: OwnerChange,
): readonly TextEdit[] {
  const item = document.deliverables.find((candidate) => candidate.key === key);
  const escaped = add.map(({ name, login }) => ({ name: escapeInline(name), login }));
  return (item?.owners ?? []).flatMap(({ raw, range, family }): readonly TextEdit[] => {
    const others = document.deliverables
      .flatMap(({ owners }) => owners)
      .filter((one) => one.family === family && one.raw !== raw)
      .map((one) => one.raw);
    const written = writeOwners(raw, { add: escaped, remove }, { others });
    if (written === raw) return [];
    return [{ range, newText: raw.trim() === '' ? intoBlanks(written, raw) : written }];
  });
}
