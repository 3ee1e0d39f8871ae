import type { Tracker } from '../../github/tracker.ts';

/** What the server itself names bots that act for us; the token's own login is asked for when needed. */
const KNOWN = ['github-actions[bot]', 'sprint-sync[bot]'];

/** Tells our own doing from that of others. */
export interface Identities {
  readonly isOurs: (login: string) => Promise<boolean>;
}

/** Asks GitHub at most once, and only where somebody else than the known ones acted. */
export function createIdentities(tracker: Tracker): Identities {
  let login: Promise<string | null> | undefined;
  return {
    isOurs: async (actor) => {
      if (actor === '') return false;
      if (KNOWN.includes(actor)) return true;
      login ??= tracker.findLogin();
      return (await login) === actor;
    },
  };
}
