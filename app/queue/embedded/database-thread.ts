import { parentPort, workerData } from 'node:worker_threads';
import { PGlite } from '@electric-sql/pglite';
import { fromPglite } from 'pg-boss';
import { type Answer, OPENING, type Question } from './messages.ts';

/** The thread that `openEmbedded` starts: PGlite computes while it answers, and webhooks must not wait for that. */
const opening = PGlite.create(String(workerData)).then((pglite) => {
  return { pglite, database: fromPglite(pglite) };
});

async function answer({ id, sql, values }: Question): Promise<Answer> {
  try {
    const { pglite, database } = await opening;
    if (sql === null) {
      await pglite.close();
      return { id, kind: 'rows', rows: [] };
    }
    const { rows } = await database.executeSql(sql, [...values]);
    return { id, kind: 'rows', rows };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const code = error instanceof Error && 'code' in error ? String(error.code) : null;
    return { id, kind: 'failed', message, code };
  }
}

parentPort?.on('message', (question: Question) => {
  void answer(question).then((one) => parentPort?.postMessage(one));
});
parentPort?.postMessage(await answer({ id: OPENING, sql: 'SELECT 1', values: [] }));
