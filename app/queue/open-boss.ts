import { mkdir } from 'node:fs/promises';
import { PgBoss } from 'pg-boss';
import { UserError } from '../../src/index.ts';
import { type EmbeddedDatabase, openEmbedded } from './embedded/open-embedded.ts';

export const SYNC_QUEUE = 'sync';
export const COMMAND_QUEUE = 'command';
export const FORECAST_QUEUE = 'forecast';
/** Where jobs go that failed too often; a person looks at them. */
export const DEAD_QUEUE = 'dead';

/** Seconds. A job whose process shows no sign of life for so long is given to another one. */
const HEARTBEAT = 10;
/** With delays of 2 s to 10 min this outlasts an hour in which GitHub does not answer. */
const RETRIES = { retryLimit: 12, retryDelay: 2, retryBackoff: true, retryDelayMax: 600 };
const MINUTE = 60;
const HOUR = 3600;
const WEEK = 7 * 24 * HOUR;

export interface Boss {
  readonly boss: PgBoss;
  readonly close: () => Promise<void>;
}

interface Place {
  /** `null`: inside this process, in `dataDir`. */
  readonly databaseUrl: string | null;
  readonly dataDir: string;
  readonly onError: (error: Error) => void;
  /** Longest time that a running job gets to end, in milliseconds. */
  readonly patience: number;
}

/** Opens the queue and makes its tables where they are missing. @throws {UserError} where that is impossible. */
export async function openBoss({ databaseUrl, dataDir, onError, patience }: Place): Promise<Boss> {
  const embedded = databaseUrl === null ? await openFolder(dataDir) : null;
  const boss = new PgBoss({
    ...(embedded === null
      ? { connectionString: databaseUrl ?? '', application_name: 'sprint-sync' }
      : { db: embedded.database, backend: 'pglite' }),
    superviseIntervalSeconds: embedded === null ? HEARTBEAT : MINUTE,
    monitorIntervalSeconds: embedded === null ? HEARTBEAT : MINUTE,
    schedule: false,
    flowIntervalSeconds: HOUR,
    reindex: embedded === null,
    monitorVacuum: embedded === null,
  });
  boss.on('error', onError);
  try {
    await boss.start();
    await createQueues(boss);
  } catch (cause) {
    await embedded?.close();
    throw new UserError(whyNotOpened(databaseUrl, cause), { cause });
  }
  return {
    boss,
    close: async () => {
      await boss.stop({ graceful: true, timeout: patience });
      await embedded?.close();
    },
  };
}

async function openFolder(dataDir: string): Promise<EmbeddedDatabase> {
  try {
    await mkdir(dataDir, { recursive: true });
    return await openEmbedded(dataDir);
  } catch (cause) {
    throw new UserError(
      `The queue's folder ${dataDir} cannot be used (${reasonOf(cause)}). Name one that can be written with DATA_DIR, with one process only, or set DATABASE_URL.`,
      { cause },
    );
  }
}

async function createQueues(boss: PgBoss): Promise<void> {
  await boss.createQueue(DEAD_QUEUE, { retentionSeconds: WEEK, deleteAfterSeconds: WEEK });
  const shared = { ...RETRIES, heartbeatSeconds: HEARTBEAT, deadLetter: DEAD_QUEUE };
  await boss.createQueue(SYNC_QUEUE, { ...shared, policy: 'stately', deleteAfterSeconds: 3600 });
  await boss.createQueue(FORECAST_QUEUE, {
    ...shared,
    policy: 'stately',
    deleteAfterSeconds: HOUR,
  });
  // As long as a job is kept, GitHub's redelivery of the same comment is recognised.
  await boss.createQueue(COMMAND_QUEUE, {
    ...shared,
    policy: 'standard',
    deleteAfterSeconds: WEEK,
  });
}

function whyNotOpened(databaseUrl: string | null, cause: unknown): string {
  return databaseUrl === null
    ? `The queue cannot be opened (${reasonOf(cause)}).`
    : `The database of DATABASE_URL cannot be used (${reasonOf(cause)}). Check the address, that the server runs, and that this user may create a schema.`;
}

/** Never the address, which may hold a password. */
function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause);
  const code = 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  return code.slice(0, 200);
}
