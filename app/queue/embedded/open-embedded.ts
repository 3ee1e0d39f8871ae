import { Worker } from 'node:worker_threads';
import type { ConstructorOptions } from 'pg-boss';
import { type Answer, OPENING, type Question } from './messages.ts';

export interface EmbeddedDatabase {
  readonly database: NonNullable<ConstructorOptions['db']>;
  readonly close: () => Promise<void>;
}

interface Waiting {
  readonly resolve: (rows: unknown[]) => void;
  readonly reject: (error: Error) => void;
}

/** A database in a folder, in a thread of its own. @throws where the folder cannot be used. */
export async function openEmbedded(folder: string): Promise<EmbeddedDatabase> {
  const thread = new Worker(new URL('./database-thread.ts', import.meta.url), {
    workerData: folder,
  });
  const waiting = new Map<number, Waiting>();
  let ended: Error | null = null;
  let last = OPENING;

  const hear = (id: number) =>
    new Promise<unknown[]>((resolve, reject) => {
      if (ended === null) waiting.set(id, { resolve, reject });
      else reject(ended);
    });
  const ask = (sql: string | null, values: readonly unknown[]): Promise<unknown[]> => {
    const question: Question = { id: ++last, sql, values };
    const heard = hear(question.id);
    if (ended === null) thread.postMessage(question);
    return heard;
  };
  const end = (error: Error) => {
    ended ??= error;
    for (const { reject } of waiting.values()) reject(ended);
    waiting.clear();
  };
  thread.on('message', (answer: Answer) => {
    const asked = waiting.get(answer.id);
    waiting.delete(answer.id);
    switch (answer.kind) {
      case 'rows':
        return asked?.resolve([...answer.rows]);
      case 'failed':
        return asked?.reject(Object.assign(new Error(answer.message), codeOf(answer)));
      default:
        return answer satisfies never;
    }
  });
  thread.on('error', end);
  thread.on('exit', () => end(new Error('The database of this process has ended.')));

  try {
    await hear(OPENING);
  } catch (error) {
    await thread.terminate();
    throw error;
  }
  return {
    database: {
      executeSql: async (sql, values = []) => ({ rows: await ask(sql, values) }),
    },
    close: async () => {
      await ask(null, []);
      await thread.terminate();
    },
  };
}

/** pg-boss decides by it. */
function codeOf({ code }: Extract<Answer, { kind: 'failed' }>): { readonly code?: string } {
  return code === null ? {} : { code };
}
