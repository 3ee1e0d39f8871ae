import type { Choice } from '../../model/observation.ts';
import type { IssueNumber } from '../../model/sync-field.ts';
import { parseNote, writeNoteMark } from '../../plan/issue-body/parse-note.ts';
import { renderNote, renderSettledNote } from '../../render/render-note.ts';
import type { SyncPort, WantedIssues } from '../issues/sync-port.ts';
import type { PortContext } from './document-port.ts';
import { listNotes } from './read-histories.ts';

type NotePort = Pick<SyncPort, 'listNotes' | 'postNote' | 'withdrawNote'>;

/** Comments that show two values and ask for a choice. */
export function createNotePort(context: PortContext): NotePort {
  const { tracker } = context;
  return {
    listNotes: async (issue) =>
      (await listNotes(context, issue)).filter(({ withdrawn }) => !withdrawn).map(({ id }) => id),
    postNote: async (issue, note) => {
      const mark = writeNoteMark({ id: note.id, withdrawn: false });
      const found = (await listNotes(context, issue)).find(({ id }) => id === note.id);
      const body = `${mark}\n${renderNote(note)}`;
      return found ? tracker.changeComment(found.comment, body) : tracker.addComment(issue, body);
    },
    withdrawNote: async (issue, id) => {
      const found = (await listNotes(context, issue)).find((note) => note.id === id);
      if (found === undefined) return { kind: 'done' };
      const mark = writeNoteMark({ id, withdrawn: true });
      return await tracker.changeComment(found.comment, `${mark}\n${renderSettledNote()}`);
    },
  };
}

/**
 * What people ticked in our open notes. Only who may write to the repository can edit a comment of
 * ours, so whoever ticked a box is entitled to.
 */
export async function readChoices(
  context: Pick<PortContext, 'tracker' | 'identities'>,
  { notes }: WantedIssues,
  issue: IssueNumber,
): Promise<Readonly<Record<string, Choice>>> {
  const asked = notes.find((one) => one.issue === issue);
  if (asked === undefined) return {};
  const found = await listNotes(context, issue);
  return Object.fromEntries(
    found.flatMap(({ id, withdrawn, body }): [string, Choice][] => {
      const choice =
        withdrawn || !asked.ids.includes(id) ? null : (parseNote(body)?.choice ?? null);
      return choice === null ? [] : [[id, choice]];
    }),
  );
}
