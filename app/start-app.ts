import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Probot } from 'probot';
import { UserError } from '../src/index.ts';
import { runCommand } from './commands/run-command.ts';
import type { Logger } from './operate/log.ts';
import { createMetrics } from './operate/metrics.ts';
import { createPages } from './operate/pages.ts';
import { openBoss } from './queue/open-boss.ts';
import { openQueue } from './queue/queue.ts';
import { createHttpServer, WEBHOOK_PATH } from './receive/serve.ts';
import { takeDeliveries } from './receive/take-deliveries.ts';
import { createConnect } from './run/connect.ts';
import { openInstallations } from './run/installations.ts';
import { startResync } from './run/resync.ts';
import { runForecast } from './run/run-forecast.ts';
import { runSync } from './run/run-sync.ts';
import { createWriteBudget } from './run/write-budget.ts';
import type { Settings } from './settings.ts';

export interface RunningApp {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

/** A running job gets this long to end; then it goes back into the queue. */
const PATIENCE_MS = 25_000;
const ASK_AGAIN_MS = 15_000;

/** Starts one process of the App: it takes deliveries, and works on what the queue holds. */
export async function startApp(settings: Settings, log: Logger): Promise<RunningApp> {
  const { app, apiUrl, databaseUrl, dataDir } = settings;
  const probot = new Probot({
    appId: app.appId,
    privateKey: app.privateKey,
    secret: app.webhookSecret,
    baseUrl: apiUrl,
    log,
  });
  await probot.ready();
  const installations = openInstallations(probot);
  const onError = (error: unknown) => log.error({ err: error }, 'a part of the App failed');
  let self = await findSelf();

  const { boss, close } = await openBoss({ databaseUrl, dataDir, onError, patience: PATIENCE_MS });
  const acknowledges = databaseUrl === null ? 'noted' : 'stored';
  const queue = await openQueue(boss, { acknowledges, onError });
  const metrics = createMetrics(queue.measure);
  const warn = (message: string) => log.warn(message);
  const connect = createConnect({ installations, apiUrl, onRequest: metrics.countRequest, warn });

  takeDeliveries(probot, { self: () => self, add: queue.add, metrics, log });

  const whyNotReady = async () => {
    if (self === null) return 'GitHub has not told yet who this App is.';
    return await queue.measure().then(
      () => null,
      () => 'The database does not answer.',
    );
  };
  const webhooks = await probot.getNodeMiddleware({ path: WEBHOOK_PATH });
  const server = createHttpServer({
    webhooks,
    pages: createPages({ whyNotReady, metrics }),
    onError,
  });
  server.listen(settings.port, settings.host);
  await once(server, 'listening');
  const budget = createWriteBudget(Date.now);
  await queue.work({
    count: settings.workers,
    sync: (turn) => runSync(turn, { connect, log, metrics, budget }),
    command: (call, attempt) =>
      runCommand(call, attempt, { connect, log, metrics, addLater: queue.addLater }),
    forecast: (call, attempt) => runForecast(call, attempt, { connect, log }),
  });
  const endResync = startResync({
    installations,
    addLater: queue.addLater,
    log,
    hours: settings.resyncHours,
  });
  const asking = setInterval(() => {
    if (self === null)
      findSelf().then((found) => {
        self = found;
      }, onError);
  }, ASK_AGAIN_MS);
  const url = addressOf(server.address());
  log.info({ url }, 'listening');

  return {
    url,
    stop: async () => {
      clearInterval(asking);
      endResync();
      const closed = once(server, 'close');
      server.close();
      server.closeIdleConnections();
      await queue.settled();
      await close();
      server.closeAllConnections();
      await closed;
    },
  };

  /** Credentials that GitHub refuses end the start; a GitHub that is away does not. */
  async function findSelf(): Promise<number | null> {
    try {
      return await installations.findSelf();
    } catch (error) {
      if (error instanceof UserError) throw error;
      log.warn({ err: error }, 'GitHub does not answer yet');
      return null;
    }
  }
}

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${host}:${address.port}`;
}
