import { randomBytes } from 'node:crypto';
import { ACTIONS_PERMISSIONS, type Emulator, MAINTAINER, REQUESTS_PER_TOKEN } from './emulator.ts';
import { find, objectAt, parseJson, textAt } from './json.ts';
import type { ApiAnswer } from './message.ts';

/** Who sends a request. */
export interface Caller {
  readonly login: string;
  readonly kind: 'user' | 'installation' | 'app' | 'anonymous' | 'unknown';
  /** As the client sent it; empty for nobody. */
  readonly token: string;
  /** The header with which the emulator knows this caller. */
  authorization(): Promise<string | undefined>;
}

type Permissions = Readonly<Record<string, string>>;

export interface Callers {
  byHeader(authorization: string | undefined): Caller;
  user(login: string): Caller;
  /** The harness itself, with the right to do anything in the account's repositories. */
  administrator(account: string): Caller;
  /** Someone like `caller` who lacks no permission: GitHub's own work after a push or a merge. */
  unrestricted(caller: Caller, account: string): Caller;
  createUserToken(login: string): string;
  createActionsToken(account: string, permissions?: Permissions): string;
  /** Remembers an installation token that an App has been given. */
  adopt(app: Caller, granted: ApiAnswer): void;
  revoke(token: string): void;
}

interface Sources {
  readonly emulator: Emulator;
  readonly users: readonly string[];
  readonly apps: readonly { readonly app_id: number; readonly slug: string }[];
}

export function createCallers({ emulator, users, apps }: Sources): Callers {
  const known = new Map<string, Caller>();
  const people = new Map(users.map((login) => [login, userCaller(emulator, login, '')]));
  const bots = new Map<string, Caller>();

  const user = (login: string): Caller => {
    const person = people.get(login);
    if (person === undefined) throw new Error(`No user ${login}; name all users at the start.`);
    return person;
  };
  const bot = (account: string): Caller => {
    const found = bots.get(account) ?? actionsCaller(emulator, account, ACTIONS_PERMISSIONS, '');
    bots.set(account, found);
    return found;
  };
  const remember = (caller: Caller): string => {
    known.set(caller.token, caller);
    return caller.token;
  };

  return {
    user,
    byHeader: (header) => {
      if (header === undefined) return nobody('anonymous');
      const token = header.replace(/^(bearer|token)\s+/i, '').trim();
      const found = token.startsWith('eyJ') ? appCaller(token, header, apps) : known.get(token);
      return found ?? nobody('unknown');
    },
    administrator: (account) => user(people.has(account) ? account : MAINTAINER),
    unrestricted: (caller, account) => (caller.login === ACTIONS_LOGIN ? bot(account) : caller),
    createUserToken: (login) => {
      const person = user(login);
      return remember({ ...person, token: newToken('ghp') });
    },
    createActionsToken: (account, permissions = ACTIONS_PERMISSIONS) =>
      remember(actionsCaller(emulator, account, permissions, newToken('ghs'))),
    adopt: (app, { body }) => {
      if (body === undefined || body instanceof Uint8Array) return;
      const token = textAt(body, 'token');
      const authorization = () => Promise.resolve(`Bearer ${token}`);
      remember({ login: `${app.login}[bot]`, kind: 'installation', token, authorization });
    },
    revoke: (token) => void known.delete(token),
  };
}

const ACTIONS_LOGIN = 'github-actions[bot]';

function nobody(kind: 'anonymous' | 'unknown'): Caller {
  return { login: kind, kind, token: '', authorization: () => Promise.resolve(undefined) };
}

/** As long as GitHub's, and as easily recognised by whoever masks secrets. */
function newToken(prefix: 'ghp' | 'ghs'): string {
  return `${prefix}_${randomBytes(18).toString('hex')}`;
}

function userCaller(emulator: Emulator, login: string, token: string): Caller {
  let requests = 0;
  const authorization = () => {
    requests += 1;
    const stretch = Math.floor(requests / REQUESTS_PER_TOKEN);
    return Promise.resolve(`token ${emulator.userToken(login, stretch)}`);
  };
  return { login, kind: 'user', token, authorization };
}

function actionsCaller(
  emulator: Emulator,
  account: string,
  permissions: Permissions,
  token: string,
): Caller {
  let requests = 0;
  let minted: Promise<string> | undefined;
  const authorization = async () => {
    if (minted === undefined || requests % REQUESTS_PER_TOKEN === 0) {
      minted = emulator.mintActionsToken(account, permissions);
    }
    requests += 1;
    return `Bearer ${await minted}`;
  };
  return { login: ACTIONS_LOGIN, kind: 'installation', token, authorization };
}

function appCaller(token: string, header: string, apps: Sources['apps']): Caller | undefined {
  try {
    const payload = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
    const issuer = Number(find(objectAt(parseJson(payload)), 'iss'));
    const app = apps.find(({ app_id }) => app_id === issuer);
    if (app === undefined) return undefined;
    const authorization = () => Promise.resolve(header);
    return { login: app.slug, kind: 'app', token, authorization };
  } catch {
    return undefined;
  }
}
