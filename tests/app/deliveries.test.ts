import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Probot } from 'probot';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createLog } from '../../app/operate/log.ts';
import { createGatherer } from '../../app/queue/gather.ts';
import { createHttpServer, WEBHOOK_PATH } from '../../app/receive/serve.ts';
import { takeDeliveries } from '../../app/receive/take-deliveries.ts';
import { type DocumentKey, nameKey, type Work } from '../../app/receive/work.ts';
import { createAppSeed, SECRET } from '../support/github/app-seed.ts';
import { signatureOf } from '../support/github/webhooks/deliveries.ts';

const seed = createAppSeed();
const lines: string[] = [];
const taken: Work[] = [];
const sent: DocumentKey[] = [];
const log = createLog('debug', { write: (line: string) => void lines.push(line) });
let now = 0;
const gather = createGatherer(
  async (key: DocumentKey) => {
    sent.push(key);
  },
  { now: () => now, holdMs: 800, nameOf: nameKey },
);
const onError = (error: unknown) => void lines.push(String(error));
let url = '';
let stop = () => {};

beforeAll(async () => {
  const { app_id: appId, private_key: privateKey } = seed;
  const probot = new Probot({ appId, privateKey, secret: SECRET, log });
  await probot.ready();
  const add = async (work: Work) => {
    taken.push(work);
    if (work.kind === 'sync') await gather(work.key);
  };
  takeDeliveries(probot, { self: () => 900, add, metrics: { countEvent: () => {} }, log });
  const webhooks = await probot.getNodeMiddleware({ path: WEBHOOK_PATH });
  const server = createHttpServer({ webhooks, pages: async () => null, onError });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}${WEBHOOK_PATH}`;
  stop = () => {
    server.close();
    server.closeAllConnections();
  };
});
afterAll(() => stop());
beforeEach(() => {
  now += 1_000;
  taken.length = 0;
  sent.length = 0;
});

const closed = JSON.stringify({
  action: 'closed',
  installation: { id: 70 },
  repository: { full_name: 'octo-org/plan' },
  sender: { id: 5, login: 'contributor', type: 'User' },
  issue: { number: 1, title: 'private words' },
});

async function post(
  body: string,
  headers: Record<string, string | undefined> = {},
): Promise<number> {
  const all = {
    'content-type': 'application/json',
    'x-github-event': 'issues',
    'x-github-delivery': 'd-1',
    'x-hub-signature-256': signatureOf(body, SECRET),
    ...headers,
  };
  const given = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const response = await fetch(url, { method: 'POST', body, headers: Object.fromEntries(given) });
  await response.text();
  return response.status;
}

describe('a delivery', () => {
  test('that is signed becomes work, and so does its replay', async () => {
    expect(await post(closed)).toBe(200);
    expect(await post(closed)).toBe(200);
    expect(taken).toHaveLength(2);
    expect(sent).toHaveLength(1);
  });

  const sha1 = `sha1=${createHmac('sha1', SECRET).update(closed).digest('hex')}`;
  test.each([
    ['without a signature', closed, { 'x-hub-signature-256': undefined }],
    [
      'signed with SHA-1 only',
      closed,
      { 'x-hub-signature-256': undefined, 'x-hub-signature': sha1 },
    ],
    ['with a wrong signature', closed, { 'x-hub-signature-256': `sha256=${'0'.repeat(64)}` }],
    ['with a short signature', closed, { 'x-hub-signature-256': 'sha256=abc' }],
    ['with another secret', closed, { 'x-hub-signature-256': signatureOf(closed, 'guessed') }],
    ['with another body', `${closed} `, { 'x-hub-signature-256': signatureOf(closed, SECRET) }],
    ['as a form', closed, { 'content-type': 'application/x-www-form-urlencoded' }],
    ['that is no JSON', '{"action":', {}],
    ['without an event', closed, { 'x-github-event': undefined }],
  ])('%s is answered 4xx and changes nothing', async (_what, body, headers) => {
    const status = await post(body, headers);
    expect(status).toBeGreaterThanOrEqual(400);
    expect(status).toBeLessThan(500);
    expect(taken).toEqual([]);
  });

  test('of 30 MB is refused before it is read', async () => {
    const large = 'x'.repeat(30 * 1024 * 1024);
    const status = await post(large, { 'x-hub-signature-256': 'sha256=0' }).catch(() => 413);
    expect(status).toBe(413);
    expect(taken).toEqual([]);
  });

  test('that is unknown, or of another form, is taken and asks for nothing', async () => {
    expect(await post(closed, { 'x-github-event': 'sponsorship' })).toBe(200);
    const odd = JSON.stringify({ action: 7, issue: 'one', installation: { id: 70 } });
    expect(await post(odd)).toBe(200);
    expect(taken).toEqual([]);
  });

  test('of a flood is not one more job: two thousand become one', async () => {
    const floods = Array.from({ length: 20 }, async () => {
      for (let index = 0; index < 100; index += 1) expect(await post(closed)).toBe(200);
    });
    await Promise.all(floods);
    expect(taken).toHaveLength(2_000);
    expect(sent).toHaveLength(1);
  });

  test('leaves its id in the log, and neither its body nor a secret', async () => {
    await post(closed, { 'x-github-delivery': 'd-77' });
    await post(closed, { 'x-hub-signature-256': 'sha256=abc' });
    const text = lines.join('');
    expect(text).toContain('"delivery":"d-77"');
    expect(text).not.toContain('private words');
    expect(text).not.toContain(SECRET);
  });
});
