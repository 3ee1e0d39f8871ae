import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Where Debian puts its versions. */
const HOME = '/usr/lib/postgresql';
/** Its server refuses to run as root. */
const UNPRIVILEGED = 'postgres';
const START_MS = 60_000;

export interface Postgres {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** The programs of the newest version, or `null` where PostgreSQL is not installed. */
export function findPostgres(): string | null {
  if (!existsSync(HOME)) return null;
  const newest = readdirSync(HOME).toSorted((a, b) => Number(b) - Number(a));
  const folders = newest.map((version) => join(HOME, version, 'bin'));
  return folders.find((folder) => existsSync(join(folder, 'initdb'))) ?? null;
}

/** A server of its own on loopback, with a data folder that goes when it ends. */
export async function startPostgres(programs: string): Promise<Postgres> {
  const folder = mkdtempSync(join(tmpdir(), 'sprint-sync-postgres-'));
  const user = findUser();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const options = { cwd: folder, ...user };
  const data = join(folder, 'data');
  execFileSync(join(programs, 'initdb'), ['-D', data, '-U', 'sprint', '-A', 'trust', '--no-sync'], {
    ...options,
    stdio: 'ignore',
  });
  const port = await findPort();
  const server = spawn(
    join(programs, 'postgres'),
    ['-D', data, '-h', '127.0.0.1', '-p', String(port), '-k', folder, '-F'],
    { ...options, stdio: 'ignore' },
  );
  const exited = once(server, 'exit');
  const stop = async () => {
    server.kill('SIGINT');
    await exited;
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    await untilReady(server, [
      join(programs, 'pg_isready'),
      ['-q', '-h', '127.0.0.1', '-p', String(port)],
    ]);
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: `postgres://sprint@127.0.0.1:${port}/postgres`, stop };
}

async function untilReady(
  server: ChildProcess,
  [program, args]: readonly [string, readonly string[]],
): Promise<void> {
  const end = performance.now() + START_MS;
  while (performance.now() < end && server.exitCode === null) {
    const asked = spawn(program, args, { stdio: 'ignore' });
    const [code] = await once(asked, 'exit');
    if (code === 0) return;
    await sleep(100);
  }
  throw new Error('PostgreSQL did not start.');
}

/** `null`: as who runs this. */
function findUser(): { readonly uid: number; readonly gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const id = (flag: string) =>
    Number(execFileSync('id', [flag, UNPRIVILEGED], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

async function findPort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('There is no free port.');
  return address.port;
}
