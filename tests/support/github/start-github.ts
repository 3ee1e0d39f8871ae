import { createCallers } from './callers.ts';
import { createClock } from './clock.ts';
import type { Context } from './context.ts';
import type { ContractViolation } from './contract/contract.ts';
import { createCorrectedApi } from './corrected-api.ts';
import type { EmulatedGitHub, GitHubOptions } from './emulated-github.ts';
import { MAINTAINER, startEmulator } from './emulator.ts';
import { forward } from './forward.ts';
import { createExchange } from './front/exchange.ts';
import type { RequestHook } from './front/interference.ts';
import { createRateLimit } from './front/rate-limit.ts';
import { createResponder, type RequestRecord } from './front/respond.ts';
import { listen } from './front/server.ts';
import { createFetch } from './front/wireless.ts';
import { createMemory } from './memory.ts';
import { createRepository } from './repository/create-repository.ts';
import { createDeliveries } from './webhooks/deliveries.ts';
import { watchWrites } from './webhooks/watch-writes.ts';

/** Starts a GitHub on loopback that only this process knows of. Call `stop` when done. */
export async function startGitHub(options: GitHubOptions = {}): Promise<EmulatedGitHub> {
  const { serverUrl = 'https://github.com', organizations = ['octo-org'], apps = [] } = options;
  const users = [...new Set([MAINTAINER, 'contributor', 'outsider', ...(options.users ?? [])])];
  const emulator = await startEmulator({ users, organizations, apps });
  const callers = createCallers({ emulator, users, apps });
  const clock = createClock(options.startAt);
  const rateLimit = createRateLimit(options.rateLimit ?? 5_000);
  const switches = { graphql: true };
  const hooks: RequestHook[] = [];
  const log: RequestRecord[] = [];
  const violations: ContractViolation[] = [];

  const deliveries = createDeliveries();

  const contextAt = (apiUrl: string): Context => {
    const addresses = { apiUrl, serverUrl };
    const memory = createMemory();
    const send: Context['forward'] = (request) => forward({ emulator, clock, addresses }, request);
    const isMerged = (repository: string, number: number) =>
      memory.find(repository)?.pulls.get(number)?.merge !== undefined;
    const watched = watchWrites(send, { deliveries, isMerged });
    return { addresses, callers, clock, memory, switches, forward: watched };
  };
  const front = await listen();
  const context = contextAt(front.url);
  const api = createCorrectedApi(context);
  const respond = createResponder({ context, api, rateLimit, violations, hooks, log });
  const exchange = createExchange({ callers, clock, respond });
  front.answerWith(exchange);

  const github: EmulatedGitHub = {
    apiUrl: front.url,
    fetch: createFetch(exchange),
    serverUrl,
    createRepository: (seed) => createRepository({ context, api, github }, seed),
    createActionsToken: callers.createActionsToken,
    createUserToken: callers.createUserToken,
    revokeToken: callers.revoke,
    requests: log,
    forgetRequests: () => void log.splice(0),
    onRequest: (hook) => {
      hooks.push(hook);
      return () => void hooks.splice(hooks.indexOf(hook), 1);
    },
    contractViolations: violations,
    setGraphql: (isOn) => {
      switches.graphql = isOn;
    },
    now: clock.now,
    advance: clock.advance,
    deliveries: deliveries.log,
    deliverTo: deliveries.use,
    delivered: deliveries.settled,
    stop: async () => {
      await front.stop();
      await emulator.stop();
    },
  };
  return github;
}
