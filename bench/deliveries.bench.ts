import { createHmac, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Probot } from 'probot';
import { afterAll, beforeAll, test } from 'vitest';
import { createLog } from '../app/operate/log.ts';
import { openBoss } from '../app/queue/open-boss.ts';
import { openQueue } from '../app/queue/queue.ts';
import { createHttpServer, WEBHOOK_PATH } from '../app/receive/serve.ts';
import { takeDeliveries } from '../app/receive/take-deliveries.ts';
import { createDataFolder } from '../tests/app/data-folder.ts';
import { createAppSeed, SECRET } from '../tests/support/github/app-seed.ts';
import { signatureOf } from '../tests/support/github/webhooks/deliveries.ts';

/** As many as GitHub would open, for this many events at a time. */
const CONNECTIONS = 32;
const EVENTS = 640;
const REPOSITORIES = 50;
const ROUNDS = 9;
const HALF_AN_HOUR = 1_800_000;

const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
const folder = mkdtempSync(join(tmpdir(), 'sprint-sync-bench-'));
const bodies = Array.from({ length: REPOSITORIES }, (_, index) =>
  JSON.stringify({
    action: 'closed',
    installation: { id: 70 },
    repository: { full_name: `octo-org/plan-${index}` },
    sender: { id: 5, login: 'contributor', type: 'User' },
    issue: { number: 1, title: 'Index builder', body: 'x'.repeat(8_000) },
  }),
);
const signed = bodies.map((body) => ({ body, signature: signatureOf(body, SECRET) }));
const latencies: number[] = [];
let bare: Server;
let app: Server;
let close = async () => {};

beforeAll(async () => {
  bare = createServer(async (incoming, outgoing) => {
    const parts: Buffer[] = [];
    for await (const part of incoming) parts.push(part);
    const body = Buffer.concat(parts);
    const own = `sha256=${createHmac('sha256', SECRET).update(body).digest('hex')}`;
    const given = String(incoming.headers['x-hub-signature-256']);
    const isGood =
      given.length === own.length && timingSafeEqual(Buffer.from(given), Buffer.from(own));
    outgoing.writeHead(isGood ? 200 : 400).end();
  });
  const seed = createAppSeed();
  const log = createLog('error');
  const probot = new Probot({
    appId: seed.app_id,
    privateKey: seed.private_key,
    secret: SECRET,
    log,
  });
  await probot.ready();
  await createDataFolder(join(folder, 'data'));
  const onError = (error: unknown) => log.error({ err: error }, 'failed');
  const opened = await openBoss({
    databaseUrl: null,
    dataDir: join(folder, 'data'),
    onError,
    patience: 1_000,
  });
  close = opened.close;
  const queue = await openQueue(opened.boss);
  takeDeliveries(probot, {
    self: () => 900,
    add: queue.add,
    metrics: { countEvent: () => {} },
    log,
  });
  const webhooks = await probot.getNodeMiddleware({ path: WEBHOOK_PATH });
  app = createHttpServer({ webhooks, pages: async () => null, onError });
  for (const server of [bare, app]) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
  }
}, 120_000);

afterAll(async () => {
  agent.destroy();
  for (const server of [bare, app]) server.close();
  await close();
  rmSync(folder, { recursive: true, force: true });
});

async function send(server: Server, index: number): Promise<void> {
  const { body = '', signature = '' } = signed[index % signed.length] ?? {};
  const { port } = server.address() as AddressInfo;
  const start = performance.now();
  const outgoing = request({
    agent,
    port,
    host: '127.0.0.1',
    path: WEBHOOK_PATH,
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-github-event': 'issues',
      'x-github-delivery': `d-${index}`,
      'x-hub-signature-256': signature,
    },
  });
  outgoing.end(body);
  const [answer] = await once(outgoing, 'response');
  answer.resume();
  await once(answer, 'end');
  if (answer.statusCode !== 200) throw new Error(`Answered ${answer.statusCode}`);
  if (server === app) latencies.push(performance.now() - start);
}

async function sendAll(server: Server): Promise<void> {
  let next = 0;
  const workers = Array.from({ length: CONNECTIONS }, async () => {
    while (next < EVENTS) await send(server, next++);
  });
  await Promise.all(workers);
}

/** Events in a second, the better half of some rounds: the machine is never ours alone. */
async function measure(server: Server): Promise<number> {
  const start = performance.now();
  await sendAll(server);
  return EVENTS / ((performance.now() - start) / 1_000);
}

test('signed deliveries, beside a bare server that checks the signature', {
  timeout: HALF_AN_HOUR,
}, async () => {
  const rates: { bare: number; app: number }[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    rates.push({ bare: await measure(bare), app: await measure(app) });
    if (round === 0) latencies.length = 0;
  }
  const middle = (of: (rate: { bare: number; app: number }) => number) =>
    rates.map(of).toSorted((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? 0;
  const sorted = latencies.toSorted((a, b) => a - b);
  const p99 = sorted[Math.floor(sorted.length * 0.99)] ?? 0;
  const ratio = middle((rate) => rate.app / rate.bare);
  console.log(
    [
      '| server | events a second | of the bare one | p99 |',
      '|---|--:|--:|--:|',
      `| bare | ${Math.round(middle((rate) => rate.bare))} | 1 | |`,
      `| the App | ${Math.round(middle((rate) => rate.app))} | ${ratio.toFixed(2)} | ${p99.toFixed(1)} ms |`,
    ].join('\n'),
  );
});
