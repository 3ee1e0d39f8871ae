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
}

export function createConnect({ installations, apiUrl, onRequest, warn }: Parts): Connect {
  return async (place, wish) => {
    const token = await installations.createToken(place, wish);
    const counting: typeof fetch = (url, options) => {
      onRequest();
      return fetch(url, options);
    };
    return connectGitHub({ repository: place.repository, token, apiUrl, warn, fetch: counting });
  };
}
