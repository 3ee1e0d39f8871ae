import { type ConversingRepository, connectGitHub } from '../../src/index.ts';
import type { Installations, InstalledRepository } from './installations.ts';

/** Opens repositories as the App, each with a token that is good for it alone. */
export type Connect = (
  place: InstalledRepository,
  wish: { readonly fresh: boolean },
) => Promise<ConversingRepository>;

interface Parts {
  readonly installations: Pick<Installations, 'createToken'>;
  readonly apiUrl: string;
  readonly onRequest: () => void;
  readonly warn: (message: string) => void;
  readonly send?: typeof fetch;
}

export function createConnect(parts: Parts): Connect {
  const { installations, apiUrl, onRequest, warn, send = fetch } = parts;
  return async (place, wish) => {
    const token = await installations.createToken(place, wish);
    const counting: typeof fetch = (url, options) => {
      onRequest();
      return send(url, options);
    };
    const renewing = withRenewal(counting, () => installations.createToken(place, { fresh: true }));
    return connectGitHub({ repository: place.repository, token, apiUrl, warn, fetch: renewing });
  };
}

/**
 * A token that ended before its time is replaced once, and the request is sent again: GitHub did nothing
 * of what it refuses with 401.
 */
export function withRenewal(send: typeof fetch, renew: () => Promise<string>): typeof fetch {
  let renewed: Promise<string> | null = null;
  return async (url, options) => {
    if (renewed !== null) return await send(url, withToken(options, await renewed));
    const answer = await send(url, options);
    if (answer.status !== 401) return answer;
    renewed ??= renew();
    return await send(url, withToken(options, await renewed));
  };
}

function withToken(options: RequestInit | undefined, token: string): RequestInit {
  const headers = new Headers(options?.headers);
  headers.set('authorization', `token ${token}`);
  return { ...options, headers };
}
