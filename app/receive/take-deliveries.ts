import type { Probot } from 'probot';
import type { Logger } from '../operate/log.ts';
import type { Metrics } from '../operate/metrics.ts';
import { readFacts } from './event-facts.ts';
import { mapEvent } from './map-event.ts';
import type { Work } from './work.ts';

interface Parts {
  /** Id of our own account, as far as it is known. */
  readonly self: () => number | null;
  readonly add: (work: Work) => Promise<void>;
  readonly metrics: Pick<Metrics, 'countEvent'>;
  readonly log: Logger;
}

/** Every delivery becomes work in the queue, and is answered when the queue has it. */
export function takeDeliveries(probot: Probot, { self, add, metrics, log }: Parts): void {
  probot.onAny(async ({ id, name, payload }) => {
    const facts = readFacts(payload);
    const work = facts === null ? [] : mapEvent({ name, facts }, self());
    metrics.countEvent(name, work.length > 0);
    log.debug({ delivery: id, event: name, work: work.length }, 'delivered');
    await Promise.all(work.map(add));
  });
}
