import { readFile, realpath, stat } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import {
  CONFIG_PATH,
  type Config,
  configFor,
  DEFAULT_CONFIG,
  parseConfig,
  UserError,
} from '../../src/index.ts';
import { describeFailure } from './describe-failure.ts';

/**
 * The config of the repository that a document stands in, as the action would use it; the default one
 * where there is none. Looked for upwards from the document to the folder that holds `.git`.
 *
 * @throws {UserError} that lists everything that is wrong with the config.
 */
export async function findConfig(documentPath: string): Promise<Config> {
  const start = await realpath(documentPath).catch((error: unknown) => {
    throw describeFailure(error, { path: documentPath, doing: 'read' });
  });
  let folder = dirname(start);
  for (;;) {
    const path = join(folder, CONFIG_PATH);
    if (await exists(path)) {
      return configFor(await readConfig(path), relative(folder, start).replaceAll(sep, '/'));
    }
    const parent = dirname(folder);
    if (parent === folder || (await exists(join(folder, '.git')))) return DEFAULT_CONFIG;
    folder = parent;
  }
}

async function readConfig(path: string): Promise<Config> {
  const bytes = await readFile(path).catch((error: unknown) => {
    throw describeFailure(error, { path, doing: 'read' });
  });
  const parsed = parseConfig(bytes);
  if (parsed.kind === 'config') return parsed.config;
  const problems = parsed.problems.map(
    ({ line, column, message }) => `${path}:${line}:${column}: ${message}`,
  );
  throw new UserError(problems.join('\n'));
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
