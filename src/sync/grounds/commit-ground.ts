import type { Config } from '../../config/config.ts';
import { decodeDocument } from '../../document/decode-document.ts';
import { parseDocument } from '../../document/parse-document.ts';
import { type Archive, type CommitNote, MOST_NOTES } from '../../github/archive.ts';
import { readFile } from '../../github/read-file.ts';
import type { Commit, GitHubRepository } from '../../github/repository.ts';
import { UserError } from '../../model/errors.ts';
import type { Ground } from '../../model/grounds.ts';
import type { Deliverable } from '../../model/sprint-document.ts';
import type { Status } from '../../model/status.ts';
import { findTurn } from './find-turn.ts';

interface Place {
  readonly repository: GitHubRepository;
  readonly archive: Archive;
  readonly config: Pick<Config, 'fenced' | 'words'>;
  readonly head: Commit;
  readonly path: string;
}

/** The commit since which the document says of an item what it says now, where the last hundred hold it. */
export async function findCommitGround(
  { repository, archive, config: { fenced, words }, head, path }: Place,
  { key, status }: Deliverable,
): Promise<Extract<Ground, { kind: 'commit' }> | null> {
  const notes = await archive.listCommitsOf({ from: head.sha, path });
  const read = async (place: number): Promise<Status | 'absent' | null> => {
    const commit = await repository.findCommit(notes[place]?.sha ?? '');
    const file = commit && (await readFile(repository, { commit, path }));
    if (file?.kind !== 'file') return 'absent';
    try {
      const text = decodeDocument(file.bytes, path);
      const { deliverables } = parseDocument(text, { path, fenced, words });
      const item = deliverables.find((one) => one.key === key);
      return item ? item.status : 'absent';
    } catch (error) {
      if (error instanceof UserError) return 'absent';
      throw error;
    }
  };
  const turn = await findTurn(notes.length, async (place) => (await read(place)) === status);
  const isWhole = notes.length < MOST_NOTES;
  const place = turn ?? (isWhole ? notes.length - 1 : null);
  const note = place === null ? undefined : notes[place];
  if (place === null || note === undefined) return null;
  return toGround(note, turn === null ? 'absent' : await read(place + 1));
}

function toGround({ sha, url, author, at, message }: CommitNote, from: Status | 'absent' | null) {
  const [subject = ''] = message.split('\n');
  return { kind: 'commit', at, sha, url, author, subject, from } as const;
}
