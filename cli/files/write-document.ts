import { randomBytes } from 'node:crypto';
import {
  access,
  constants,
  type FileHandle,
  open,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UserError } from '../../src/index.ts';
import { describeFailure } from './describe-failure.ts';
import type { DocumentFile } from './read-document.ts';

/**
 * Replaces the file in one step, so that nobody ever sees half of it, and keeps its mode. Where
 * somebody changed it since it was read, nothing is written.
 *
 * @throws {UserError} when the file changed or cannot be written.
 */
export async function writeDocument(
  { path, target, bytes }: Omit<DocumentFile, 'document'>,
  text: string,
): Promise<void> {
  const name = `.${basename(target)}.${randomBytes(6).toString('hex')}.tmp`;
  const temporary = join(dirname(target), name);
  try {
    // Taking its place needs no leave of the file itself, but one that is read-only is meant to stay.
    await access(target, constants.W_OK);
    await writeTemporary(temporary, text, await stat(target));
    const now = await readFile(target);
    if (!now.equals(bytes)) {
      throw new UserError(
        `${path} was changed by somebody else while it was being updated. Nothing was written. Run the command again.`,
      );
    }
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, { force: true });
    throw describeFailure(error, { path, doing: 'written' });
  }
}

interface Facts {
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
}

/** On the disk, not only in memory, before it takes the place of the file. */
async function writeTemporary(path: string, text: string, facts: Facts): Promise<void> {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(text, 'utf8');
    await keepOwner(handle, facts);
    await handle.chmod(facts.mode & 0o7777);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Only the superuser may give files away; anybody else owns what they write. */
async function keepOwner(handle: FileHandle, { uid, gid }: Facts): Promise<void> {
  const own = await handle.stat();
  if (own.uid === uid && own.gid === gid) return;
  await handle.chown(uid, gid).catch(() => undefined);
}
