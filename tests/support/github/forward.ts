import type { Clock } from './clock.ts';
import type { Emulator } from './emulator.ts';
import { presentError } from './errors.ts';
import { type ApiAnswer, type ApiRequest, notFound } from './message.ts';
import { type Addresses, presentLink, presentValue } from './presentation.ts';
import { send } from './transport.ts';

interface Surroundings {
  readonly emulator: Emulator;
  readonly clock: Clock;
  readonly addresses: Addresses;
}

/** Sends a request to the emulator and gives its answer GitHub's addresses, times and wording. */
export async function forward(around: Surroundings, request: ApiRequest): Promise<ApiAnswer> {
  const { emulator, clock, addresses } = around;
  const query = emulatorQuery(request, clock);
  const reply = await send({
    method: request.method,
    url: `${emulator.address}${request.path}${query}`,
    authorization: await request.caller.authorization(),
    accept: request.headers['accept'],
    body: request.body,
  });
  const headers: Record<string, string> = {};
  const { status, link } = reply;
  if (link !== undefined) headers['link'] = presentLink(link, emulator, addresses);
  if (reply.body === undefined || reply.body instanceof Uint8Array) {
    return { status, headers, body: reply.body };
  }
  if (isHidden(request, status)) return notFound();
  const shown = presentValue(reply.body, { from: emulator.baseUrl, ...addresses, clock });
  return { status, headers, body: status < 400 ? shown : presentError(shown, status, request) };
}

/** GitHub does not even say that a private repository is there. */
function isHidden({ method, path, caller }: ApiRequest, status: number): boolean {
  const isStranger = caller.kind === 'user' || caller.kind === 'anonymous';
  return (
    method === 'GET' && path.startsWith('/repos/') && isStranger && [401, 403].includes(status)
  );
}

/** The emulator compares times as text, with milliseconds, so that a whole second excludes itself. */
function emulatorQuery({ query, path }: ApiRequest, clock: Clock): string {
  const changed = new URLSearchParams(query);
  const since = query.get('since');
  if (since !== null && !path.endsWith('/commits')) changed.set('since', clock.stored(since));
  return changed.size === 0 ? '' : `?${changed}`;
}
