import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { CONFIG_PATH, UserError } from '../../src/index.ts';
import { describeFailure } from '../files/describe-failure.ts';

/** Writes a new config; never over one that is there. Returns its path. */
export async function writeConfig(folder: string, text: string): Promise<string> {
  const path = join(folder, CONFIG_PATH);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text, { flag: 'wx' });
    return path;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
      throw new UserError(
        `${path} exists already, and a config is never overwritten. Nothing was written. Compare it with the proposal, or remove it first.`,
        { cause: error },
      );
    }
    throw describeFailure(error, { path, doing: 'written' });
  }
}
