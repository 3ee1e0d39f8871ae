import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openBoss } from '../../app/queue/open-boss.ts';
import packageJson from '../../package.json' with { type: 'json' };

const CACHE = fileURLToPath(new URL('../../node_modules/.cache/sprint-sync/', import.meta.url));
const { '@electric-sql/pglite': pglite, 'pg-boss': boss } = packageJson.dependencies;
const TEMPLATE = join(CACHE, `data-${pglite}-${boss}`);

/**
 * A folder for the queue as it is after a first start. Making one takes seconds of computing, so it is
 * done once for these versions and copied.
 */
export async function createDataFolder(path: string): Promise<void> {
  if (!existsSync(TEMPLATE)) await makeTemplate();
  await cp(TEMPLATE, path, { recursive: true });
}

async function makeTemplate(): Promise<void> {
  await mkdir(CACHE, { recursive: true });
  const made = await mkdtemp(join(CACHE, 'making-'));
  const onError = (error: Error) => {
    throw error;
  };
  const { close } = await openBoss({ databaseUrl: null, dataDir: made, onError, patience: 1_000 });
  await close();
  try {
    await rename(made, TEMPLATE);
  } catch {
    // Another file of tests was faster.
    await rm(made, { recursive: true, force: true });
  }
}
