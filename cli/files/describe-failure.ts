import { UserError } from '../../src/index.ts';

/** The file system's refusals that a person can put right, by their code. */
const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file. Check the path, and the folder in which you are',
  ENOTDIR: 'a part of the path is no folder. Check the path',
  ELOOP: 'its symbolic links lead in a circle. Repair the link',
  EACCES: 'permission is denied. Change the permissions of the file or its folder',
  EPERM: 'the operation is not permitted. Change the permissions of the file or its folder',
  EROFS: 'the file system can only be read. Copy the file to another place',
  ENOSPC: 'no space is left on the device. Free some and run again',
  EDQUOT: 'the disk quota is used up. Free some space and run again',
  ENAMETOOLONG: 'the path is too long. Check the path',
};

/** The error to throw: a known refusal as a sentence, anything else as it is. */
export function describeFailure(
  error: unknown,
  { path, doing }: { readonly path: string; readonly doing: 'read' | 'written' },
): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reason = REASONS[code];
  if (error instanceof UserError || reason === undefined) return error;
  return new UserError(`${path} could not be ${doing}: ${reason}. Nothing was written.`, {
    cause: error,
  });
}
