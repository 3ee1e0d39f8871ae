import type { Choice } from '../../model/observation.ts';

/** A comment of ours about one conflict. */
export interface NoteText {
  readonly id: string;
  readonly withdrawn: boolean;
  /** The one box that is ticked; `null` where none or both are. */
  readonly choice: Choice | null;
}

const MARK = /^<!-- sprint-sync note="([0-9a-z-]{1,64})"( withdrawn)? -->$/;
const BOX = /^- \[([ xX])\] Take (the document’s|GitHub’s)/;

export function writeNoteMark({ id, withdrawn }: Omit<NoteText, 'choice'>): string {
  return `<!-- sprint-sync note="${id}"${withdrawn ? ' withdrawn' : ''} -->`;
}

/** Reads a comment by a scan of its lines; `null` where it does not begin with our mark. */
export function parseNote(body: string): NoteText | null {
  const [first = '', ...lines] = body.split(/\r\n|\n|\r/);
  const [, id, withdrawn] = MARK.exec(first.trimEnd()) ?? [];
  if (id === undefined) return null;
  const ticked = new Set(
    lines.flatMap((line) => {
      const [, mark = ' ', side] = BOX.exec(line) ?? [];
      return mark === ' ' || side === undefined ? [] : [side];
    }),
  );
  const only = ticked.size === 1 ? [...ticked][0] : null;
  const choice = only ? (only === 'GitHub’s' ? ('github' as const) : ('document' as const)) : null;
  return { id, withdrawn: withdrawn !== undefined, choice };
}
