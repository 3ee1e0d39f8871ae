import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { PgBoss } from 'pg-boss';
import {
  type CommandCall,
  type DocumentKey,
  type ForecastCall,
  nameKey,
  type Work,
} from '../receive/work.ts';
import { createBatch } from './batch.ts';
import { createGatherer } from './gather.ts';
import { openMerges } from './merges.ts';
import { createNotes } from './note-down.ts';
import { COMMAND_QUEUE, DEAD_QUEUE, FORECAST_QUEUE, SYNC_QUEUE } from './open-boss.ts';

/** Seconds for which a key waits, so that a burst of events leads to one run. */
const GATHER = 0.5;
/** What is sent surely still waits then, even where clocks and timers are late. */
const HOLD_MS = 400;
const POLL = 0.5;
/** Events of so long go into the queue by one statement. */
const BATCH_MS = 10;
const TRY_AGAIN_MS = 1_000;

/** A key whose turn has come. */
export interface SyncTurn {
  readonly key: DocumentKey;
  readonly merges: readonly number[];
  readonly attempt: number;
}

/** Where work is left: the time at which to go on. */
export interface TurnEnd {
  readonly resumeAt: Date | null;
}

export interface Workers {
  readonly count: number;
  readonly sync: (turn: SyncTurn) => Promise<TurnEnd>;
  readonly command: (call: CommandCall, attempt: number) => Promise<void>;
  readonly forecast: (call: ForecastCall, attempt: number) => Promise<void>;
}

export interface Depths {
  readonly waiting: number;
  readonly active: number;
  readonly retrying: number;
  readonly dead: number;
}

/**
 * When an event is acknowledged that only names what to look at. `noted`: once this process knows it,
 * which is enough for the one process of an embedded database: if it dies, its next start looks at every
 * repository anyway. `stored`: once the database has it, so that another process can do the work.
 */
export type Acknowledgement = 'noted' | 'stored';

interface Terms {
  readonly acknowledges: Acknowledgement;
  readonly onError: (error: unknown) => void;
  readonly now?: () => number;
}

export interface Queue {
  /** Resolves when the work may be acknowledged. Merges and commands are always stored first. */
  readonly add: (work: Work) => Promise<void>;
  /** Resolves when everything that was acknowledged is stored. */
  readonly settled: () => Promise<void>;
  /** A key that is to be looked at in some seconds. */
  readonly addLater: (key: DocumentKey, seconds: number) => Promise<void>;
  readonly work: (workers: Workers) => Promise<void>;
  readonly measure: () => Promise<Depths>;
}

export async function openQueue(
  boss: PgBoss,
  { acknowledges, onError, now = Date.now }: Terms,
): Promise<Queue> {
  const merges = await openMerges(boss);

  const sendKey = async (key: DocumentKey, startAfter: number | Date): Promise<void> => {
    // `null` means that this key waits already, and so is read after whatever happened by now.
    await boss.send(SYNC_QUEUE, key, { singletonKey: nameKey(key), startAfter });
  };
  const sendTogether = createBatch(
    async (keys: readonly DocumentKey[]) => {
      const jobs = keys.map((data) => {
        return { data, singletonKey: nameKey(data), startAfter: GATHER };
      });
      await boss.insert(SYNC_QUEUE, jobs);
    },
    () => sleep(BATCH_MS),
  );
  const notes = createNotes(sendTogether, { onError, wait: () => sleep(TRY_AGAIN_MS) });
  const take = async (key: DocumentKey) => notes.note(key);
  const gather = createGatherer(acknowledges === 'noted' ? take : sendTogether, {
    now,
    holdMs: HOLD_MS,
    nameOf: nameKey,
  });

  const runSync = async (
    { key, attempt }: { key: DocumentKey; attempt: number },
    run: Workers['sync'],
  ) => {
    const name = key.repository.toLowerCase();
    const pending = await merges.list(name);
    const { resumeAt } = await run({ key, merges: pending, attempt });
    if (pending.length > 0) await merges.remove(name, pending);
    if (resumeAt !== null) await sendKey(key, resumeAt);
  };

  return {
    add: async (work) => {
      switch (work.kind) {
        case 'sync':
          if (work.merged !== null)
            await merges.add(work.key.repository.toLowerCase(), work.merged);
          return await gather(work.key);
        case 'command':
          await boss.send(COMMAND_QUEUE, work.call, { id: idOf(work.call) });
          return;
        case 'forecast': {
          const { repository, pullRequest, head } = work.call;
          const singletonKey = `${repository.toLowerCase()}#${pullRequest ?? head}`;
          await boss.send(FORECAST_QUEUE, work.call, { singletonKey, startAfter: GATHER });
          return;
        }
        default:
          return work satisfies never;
      }
    },
    settled: notes.settled,
    addLater: sendKey,
    work: async ({ count, sync, command, forecast }) => {
      const options = {
        includeMetadata: true,
        pollingIntervalSeconds: POLL,
        batchSize: 1,
      } as const;
      await boss.work<DocumentKey, void, typeof options & { localConcurrency: number }>(
        SYNC_QUEUE,
        { ...options, localConcurrency: count },
        async (jobs) => {
          for (const { data, retryCount } of jobs)
            await runSync({ key: data, attempt: retryCount }, sync);
        },
      );
      await boss.work<ForecastCall, void, typeof options>(FORECAST_QUEUE, options, async (jobs) => {
        for (const { data, retryCount } of jobs) await forecast(data, retryCount);
      });
      await boss.work<CommandCall, void, typeof options>(COMMAND_QUEUE, options, async (jobs) => {
        for (const { data, retryCount } of jobs) await command(data, retryCount);
      });
    },
    measure: async () => {
      const { rows } = await boss
        .getDb()
        .executeSql(
          `SELECT name, state::text AS state, count(*)::integer AS count FROM pgboss.job WHERE state < 'completed' GROUP BY 1, 2`,
        );
      const count = (state: string) =>
        rows
          .filter((row) => row['state'] === state && row['name'] !== DEAD_QUEUE)
          .reduce((sum, row) => sum + Number(row['count']), 0);
      const dead = rows
        .filter((row) => row['name'] === DEAD_QUEUE)
        .reduce((sum, row) => sum + Number(row['count']), 0);
      return { waiting: count('created'), active: count('active'), retrying: count('retry'), dead };
    },
  };
}

/** One job for a comment, however often GitHub delivers it. */
function idOf({ repository, comment }: CommandCall): string {
  const hex = createHash('sha256').update(`${repository.toLowerCase()}#${comment}`).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-5${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
