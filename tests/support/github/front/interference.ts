import { setTimeout as wait } from 'node:timers/promises';
import type { Json } from '../json.ts';
import { type ApiAnswer, answer } from '../message.ts';

/** A request as a test sees it. */
export interface SeenRequest {
  /** Counts from 1. */
  readonly sequence: number;
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly body: Json | undefined;
  /** The login behind the token. */
  readonly by: string;
}

interface InjectedAnswer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Json;
}

/**
 * What happens to a request instead of the usual.
 * - `delay`: it is answered later.
 * - `answer`: GitHub never sees it, the client gets this.
 * - `drop`: GitHub never sees it, the connection breaks.
 * - `hang`: GitHub never sees it, no answer ever comes.
 * - `lose-answer`: GitHub carries it out, but the connection breaks, or the client gets another answer.
 * - `after`: GitHub carries it out, then this runs, then the client is answered.
 * To do something before GitHub sees the request, do it in the hook.
 */
export type Interference =
  | { readonly kind: 'delay'; readonly milliseconds: number }
  | ({ readonly kind: 'answer' } & InjectedAnswer)
  | { readonly kind: 'drop' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'lose-answer'; readonly instead?: InjectedAnswer }
  | { readonly kind: 'after'; readonly run: (answer: ApiAnswer) => Promise<void> | void };

export type RequestHook = (
  request: SeenRequest,
) => Promise<Interference | undefined> | Interference | undefined;

export type Outcome =
  | { readonly kind: 'answered'; readonly answer: ApiAnswer; readonly isInjected: boolean }
  | { readonly kind: 'dropped' | 'hanging' };

/** Sends the request on as the hooks allow; the first hook that interferes decides. */
export async function interfere(
  hooks: readonly RequestHook[],
  seen: SeenRequest,
  send: () => Promise<ApiAnswer>,
): Promise<Outcome> {
  const interference = await firstInterference(hooks, seen);
  const genuine = async (): Promise<Outcome> => ({
    kind: 'answered',
    answer: await send(),
    isInjected: false,
  });
  switch (interference?.kind) {
    case undefined:
      return await genuine();
    case 'delay':
      await wait(interference.milliseconds, undefined, { ref: false });
      return await genuine();
    case 'answer':
      return injected(interference);
    case 'drop':
      return { kind: 'dropped' };
    case 'hang':
      return { kind: 'hanging' };
    case 'lose-answer':
      await send();
      return interference.instead === undefined
        ? { kind: 'dropped' }
        : injected(interference.instead);
    case 'after': {
      const sent = await send();
      await interference.run(sent);
      return { kind: 'answered', answer: sent, isInjected: false };
    }
    default:
      return interference satisfies never;
  }
}

async function firstInterference(hooks: readonly RequestHook[], seen: SeenRequest) {
  for (const hook of hooks) {
    const interference = await hook(seen);
    if (interference !== undefined) return interference;
  }
  return undefined;
}

function injected({ status, headers = {}, body }: InjectedAnswer): Outcome {
  return { kind: 'answered', answer: { ...answer(status, body), headers }, isInjected: true };
}
