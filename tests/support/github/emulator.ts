import { generateKeyPairSync, sign } from 'node:crypto';
import { createEmulator } from 'emulate';
import { textAt } from './json.ts';
import { jsonFrom } from './transport.ts';

/** An App besides GitHub Actions, as the emulator's seed describes it. */
export interface AppSeed {
  readonly app_id: number;
  readonly slug: string;
  readonly name: string;
  readonly private_key: string;
  readonly permissions: Readonly<Record<string, string>>;
  readonly events: readonly string[];
  readonly webhook_url?: string;
  readonly webhook_secret?: string;
  readonly installations: readonly {
    readonly installation_id: number;
    readonly account: string;
    readonly repository_selection: 'all' | 'selected';
  }[];
}

export interface Accounts {
  readonly users: readonly string[];
  readonly organizations: readonly string[];
  readonly apps: readonly AppSeed[];
}

export interface Emulator {
  /** As the emulator writes it into its answers. */
  readonly baseUrl: string;
  /** Where it listens: 127.0.0.1, since `localhost` may mean IPv6. */
  readonly address: string;
  /** A token of a user for the n-th stretch of requests; see REQUESTS_PER_TOKEN. */
  userToken(login: string, stretch: number): string;
  /** A new token of the GitHub Actions app for one account. */
  mintActionsToken(account: string, permissions: Readonly<Record<string, string>>): Promise<string>;
  stop(): Promise<void>;
}

/** The emulator counts 5,000 requests an hour for a token and cannot be told otherwise. */
export const REQUESTS_PER_TOKEN = 4_000;
const TOKENS_PER_USER = 50;

/** The account that administers every organization; the harness itself acts as this one. */
export const MAINTAINER = 'maintainer';

/** The id that GitHub Actions has on github.com. */
const ACTIONS_APP_ID = 15_368;

/** What a `GITHUB_TOKEN` can be given at most. */
export const ACTIONS_PERMISSIONS: Readonly<Record<string, string>> = {
  actions: 'write',
  checks: 'write',
  contents: 'write',
  issues: 'write',
  metadata: 'read',
  pull_requests: 'write',
  statuses: 'write',
};

export async function startEmulator(accounts: Accounts): Promise<Emulator> {
  const owners = [...accounts.organizations, ...accounts.users];
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    hostname: '127.0.0.1',
    seed: { tokens: seedTokens(accounts.users), github: seedAccounts(accounts, owners) },
  });
  const address = `http://127.0.0.1:${new URL(emulator.url).port}`;
  return {
    baseUrl: emulator.url,
    address,
    userToken: (login, stretch) => `${login}~${stretch % TOKENS_PER_USER}`,
    mintActionsToken: async (account, permissions) => {
      const installation = owners.indexOf(account) + 1;
      const minted = await jsonFrom({
        method: 'POST',
        url: `${address}/app/installations/${installation}/access_tokens`,
        authorization: `Bearer ${signAppToken()}`,
        body: { permissions },
      });
      return textAt(minted, 'token');
    },
    stop: () => emulator.close(),
  };
}

function seedTokens(users: readonly string[]) {
  const tokens: Record<string, { login: string }> = {};
  for (const login of users) {
    for (let stretch = 0; stretch < TOKENS_PER_USER; stretch += 1) {
      tokens[`${login}~${stretch}`] = { login };
    }
  }
  return tokens;
}

function seedAccounts({ users, organizations, apps }: Accounts, owners: readonly string[]) {
  return {
    users: users.map((login) => ({
      login,
      name: login,
      email: `${login}@users.noreply.github.com`,
    })),
    orgs: organizations.map((login) => ({
      login,
      name: login,
      members: [{ login: MAINTAINER, role: 'admin' }],
    })),
    apps: [
      {
        app_id: ACTIONS_APP_ID,
        slug: 'github-actions',
        name: 'github-actions[bot]',
        private_key: ACTIONS_KEY,
        permissions: ACTIONS_PERMISSIONS,
        events: [],
        installations: owners.map((account, index) => ({
          installation_id: index + 1,
          account,
          repository_selection: 'all',
        })),
      },
      ...apps,
    ],
  };
}

/** One key for all instances, since making one takes longer than starting the emulator. */
const ACTIONS_KEY = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
}).privateKey;

function signAppToken(): string {
  const seconds = Math.floor(Date.now() / 1000);
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const head = encode({ alg: 'RS256', typ: 'JWT' });
  const claims = encode({ iat: seconds - 60, exp: seconds + 540, iss: String(ACTIONS_APP_ID) });
  const signature = sign('sha256', Buffer.from(`${head}.${claims}`), ACTIONS_KEY).toString(
    'base64url',
  );
  return `${head}.${claims}.${signature}`;
}
