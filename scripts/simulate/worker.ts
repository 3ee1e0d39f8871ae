import { parentPort, workerData } from 'node:worker_threads';
import { play } from './play.ts';
import type { Request } from './read-request.ts';

export interface Share {
  readonly request: Request;
  readonly first: number;
}

/** A history that was played. */
export interface Played {
  readonly index: number;
  readonly violations: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
}

const { request, first }: Share = workerData;
for (let index = first; index < request.until; index += request.workers) {
  const { violations, counts } = await play(request, { index });
  parentPort?.postMessage({ index, violations, counts } satisfies Played);
}
