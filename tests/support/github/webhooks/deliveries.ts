import { createHmac, randomUUID } from 'node:crypto';
import type { JsonObject } from '../json.ts';

/** An App's address for webhooks. */
export interface Webhook {
  readonly url: string;
  readonly secret: string;
  /** Of all repositories: the tests know one installation. */
  readonly installation: number;
}

export interface Delivery {
  readonly id: string;
  readonly event: string;
  readonly action: string | null;
  readonly payload: JsonObject;
  /** 0 where nobody answered. */
  readonly status: number;
}

export interface Deliveries {
  readonly hook: () => Webhook | null;
  readonly use: (hook: Webhook | null) => void;
  readonly log: readonly Delivery[];
  /** What is made and sent one after the other, as it happened. */
  readonly enqueue: (make: () => Promise<readonly NamedPayload[]>) => void;
  /** Resolves when everything that happened so far was delivered. */
  readonly settled: () => Promise<void>;
}

export interface NamedPayload {
  readonly event: string;
  readonly payload: JsonObject;
}

export function createDeliveries(): Deliveries {
  let hook: Webhook | null = null;
  let last: Promise<void> = Promise.resolve();
  const log: Delivery[] = [];
  const deliverAll = async (make: () => Promise<readonly NamedPayload[]>): Promise<void> => {
    for (const one of await make()) {
      if (hook !== null) log.push(await deliver(hook, one));
    }
  };
  return {
    hook: () => hook,
    use: (next) => {
      hook = next;
    },
    log,
    enqueue: (make) => {
      last = last.then(() => deliverAll(make));
    },
    settled: () => last,
  };
}

/** One signed delivery, as GitHub sends it. */
async function deliver(
  { url, secret, installation }: Webhook,
  { event, payload }: NamedPayload,
  id: string = randomUUID(),
): Promise<Delivery> {
  const whole = { ...payload, installation: { id: installation } };
  const body = JSON.stringify(whole);
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'GitHub-Hookshot/test',
    'x-github-event': event,
    'x-github-delivery': id,
    'x-hub-signature-256': signatureOf(body, secret),
  };
  const action = typeof payload['action'] === 'string' ? payload['action'] : null;
  const status = await fetch(url, { method: 'POST', headers, body }).then(
    async (response) => {
      await response.text();
      return response.status;
    },
    () => 0,
  );
  return { id, event, action, payload: whole, status };
}

export function signatureOf(body: string, secret: string): string {
  return `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`;
}
