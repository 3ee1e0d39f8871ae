import { readFile } from 'node:fs/promises';
import type { ConfigFile } from '../../src/index.ts';
import { describeFailure } from './describe-failure.ts';

/** @throws {UserError} where it cannot be read; what is wrong inside it is told by the parser. */
export async function readConfigFile(path: string): Promise<ConfigFile> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw describeFailure(error, { path, doing: 'read' });
  });
  return { path, bytes };
}
