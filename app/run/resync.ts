import type { Logger } from '../operate/log.ts';
import type { DocumentKey } from '../receive/work.ts';
import type { Installations } from './installations.ts';

interface Parts {
  readonly installations: Pick<Installations, 'listRepositories'>;
  readonly addLater: (key: DocumentKey, seconds: number) => Promise<void>;
  readonly log: Logger;
  readonly hours: number;
}

/** At the start a repository every so many seconds, so that the limits of an installation hold. */
const START_PACE = 0.5;
const LONGEST_START = 600;
const HOUR_MS = 3_600_000;

/**
 * GitHub never delivers an event twice by itself, so every repository is looked at now and then.
 * Returns what ends it.
 */
export function startResync({ installations, addLater, log, hours }: Parts): () => void {
  const round = async (spread: (index: number) => number) => {
    let index = 0;
    for await (const { installation, repository } of installations.listRepositories()) {
      await addLater({ installation, repository, document: '*' }, Math.round(spread(index)));
      index += 1;
    }
    log.info({ repositories: index }, 'every repository will be looked at');
  };
  const tell = (error: unknown) =>
    log.error({ err: error }, 'the repositories could not be listed');
  round((index) => Math.min(LONGEST_START, index * START_PACE)).catch(tell);
  const timer = setInterval(() => {
    round(spreadOver(hours * 3_600)).catch(tell);
  }, hours * HOUR_MS);
  return () => clearInterval(timer);
}

/** Even steps of the golden ratio: wherever the list ends, it is spread out. */
export function spreadOver(seconds: number): (index: number) => number {
  return (index) => ((index * 0.618_033_988_75) % 1) * seconds * 0.9;
}
