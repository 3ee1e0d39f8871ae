import { runHistory } from '../../tests/simulation/history.ts';
import { runTwoDocuments } from '../../tests/simulation/two-documents.ts';
import type { Request } from './read-request.ts';

interface Part {
  readonly index: number;
  readonly steps?: number;
  readonly traced?: boolean;
}

/** One history, of the documents that were asked for. */
export function play({ seed, without, documents }: Request, part: Part) {
  return documents === 2
    ? runTwoDocuments({ seed, ...part })
    : runHistory({ seed, without, ...part });
}
