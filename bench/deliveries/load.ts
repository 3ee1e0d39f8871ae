import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { WEBHOOK_PATH } from '../../app/receive/serve.ts';
import { SECRET } from '../../tests/support/github/app-seed.ts';
import { signatureOf } from '../../tests/support/github/webhooks/deliveries.ts';

/** Deliveries at a time. */
const CONNECTIONS = 32;

export interface SignedEvent {
  readonly body: string;
  readonly signature: string;
}

export interface LoadFigures {
  readonly eventsPerSecond: number;
  /** Milliseconds from the request to the end of its answer. */
  readonly p50: number;
  readonly p99: number;
}

/** An issue of this repository was closed, with a body of usual length. */
export function signEvent(repository: string): SignedEvent {
  const body = JSON.stringify({
    action: 'closed',
    installation: { id: 70 },
    repository: { full_name: repository },
    sender: { id: 5, login: 'contributor', type: 'User' },
    issue: { number: 1, title: 'Index builder', body: 'x'.repeat(8_000) },
  });
  return { body, signature: signatureOf(body, SECRET) };
}

/** Sends so many events, in turn, as fast as they are acknowledged. @throws where one is refused. */
export async function sendLoad(
  port: number,
  { events, count }: { readonly events: readonly SignedEvent[]; readonly count: number },
): Promise<LoadFigures> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const latencies: number[] = [];
  let next = 0;
  const start = performance.now();
  const connections = Array.from({ length: CONNECTIONS }, async () => {
    while (next < count) {
      const id = next++;
      const event = events[id % events.length];
      const begun = performance.now();
      if (event) await deliver({ agent, port, event, id });
      latencies.push(performance.now() - begun);
    }
  });
  await Promise.all(connections);
  const seconds = (performance.now() - start) / 1_000;
  agent.destroy();
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) => sorted[Math.floor(sorted.length * share)] ?? 0;
  return { eventsPerSecond: count / seconds, p50: at(0.5), p99: at(0.99) };
}

interface Delivery {
  readonly agent: Agent;
  readonly port: number;
  readonly event: SignedEvent;
  readonly id: number;
}

async function deliver({ agent, port, event, id }: Delivery): Promise<void> {
  const outgoing = request({
    agent,
    port,
    host: '127.0.0.1',
    path: WEBHOOK_PATH,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(event.body),
      'x-github-event': 'issues',
      'x-github-delivery': `d-${id}`,
      'x-hub-signature-256': event.signature,
    },
  });
  outgoing.end(event.body);
  const [answer] = await once(outgoing, 'response');
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== 200) throw new Error(`Answered ${answer.statusCode}.`);
}
