import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Octokit } from '@octokit/rest';

/** Every attempt ends after this time, a hanging connection too. */
const REQUEST_TIMEOUT_MS = 20_000;
/** A reset that is further away is not waited for: the message tells it instead. */
const LONGEST_WAIT_S = 60;
const MOST_WAITS = 2;

export interface Connection {
  readonly token: string;
  /** `https://api.github.com`, or `https://HOST/api/v3` of a GitHub Enterprise Server. */
  readonly apiUrl: string;
  /** Hears what is waited for. No header ever comes here. */
  readonly warn?: (message: string) => void;
  readonly fetch?: typeof fetch;
  /** Whether writes keep the distance that GitHub asks for, and its limits are waited for; see {@link isLimited}. */
  readonly throttle?: boolean;
  /** Milliseconds that stand for one second of waiting; for tests. */
  readonly second?: number;
  readonly timeout?: number;
}

const PatientOctokit = Octokit.plugin(retry, throttling);

/** A client that repeats what failed by chance, waits as GitHub asks, and gives up in time. */
export function connectOctokit({
  token,
  apiUrl,
  warn = () => {},
  fetch: send = fetch,
  throttle = isLimited(apiUrl),
  second = 1_000,
  timeout = REQUEST_TIMEOUT_MS,
}: Connection): Octokit {
  const wait = (seconds: number, waits: number): boolean => {
    const isWorth = seconds <= LONGEST_WAIT_S && waits < MOST_WAITS;
    if (isWorth) warn(`GitHub asks us to wait ${seconds} seconds.`);
    return isWorth;
  };
  return new PatientOctokit({
    auth: token,
    baseUrl: apiUrl.replace(/\/+$/, ''),
    userAgent: 'sprint-sync',
    log: { debug: () => {}, info: () => {}, warn, error: () => {} },
    request: {
      fetch: (url: string, options: RequestInit) =>
        send(url, { ...options, signal: AbortSignal.timeout(timeout) }),
    },
    retry: {
      // A refused write (409) is an answer, and waiting for a rate limit is the other plugin's part.
      doNotRetry: [400, 401, 403, 404, 409, 410, 422, 429, 451],
      retryAfterBaseValue: second,
    },
    throttle: {
      enabled: throttle,
      retryAfterBaseValue: second,
      onRateLimit: (seconds, _request, _client, waits) => wait(seconds, waits),
      onSecondaryRateLimit: (seconds, _request, _client, waits) => wait(seconds, waits),
    },
  });
}

/**
 * GitHub's own servers count every request. An Enterprise Server counts none unless its administrator
 * says so, and then reaching the limit ends the run with a message.
 * https://docs.github.com/en/enterprise-server/rest/using-the-rest-api/rate-limits-for-the-rest-api
 */
function isLimited(apiUrl: string): boolean {
  const { hostname } = new URL(apiUrl);
  return hostname === 'api.github.com' || hostname.endsWith('.ghe.com');
}
