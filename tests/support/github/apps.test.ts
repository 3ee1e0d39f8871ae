import { generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EmulatedGitHub } from './emulated-github.ts';
import { createClient } from './http-client.ts';
import { find, textAt } from './json.ts';
import { startGitHub } from './start-github.ts';

const APP_ID = 7;
const INSTALLATION = 70;
const { privateKey } = generateKeyPairSync('rsa', {
  modulusLength: 2048,
  privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
});

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await startGitHub({
    apps: [
      {
        app_id: APP_ID,
        slug: 'planner',
        name: 'Planner',
        private_key: privateKey,
        permissions: { contents: 'write', issues: 'write', metadata: 'read' },
        events: [],
        installations: [
          { installation_id: INSTALLATION, account: 'octo-org', repository_selection: 'all' },
        ],
      },
    ],
  });
  await github.createRepository();
});
afterAll(() => github.stop());

function appToken(issuer: number): string {
  const encode = (part: object) => Buffer.from(JSON.stringify(part)).toString('base64url');
  const seconds = Math.floor(Date.now() / 1000);
  const claims = encode({ iat: seconds - 60, exp: seconds + 60, iss: issuer });
  const text = `${encode({ alg: 'RS256', typ: 'JWT' })}.${claims}`;
  return `${text}.${sign('sha256', Buffer.from(text), privateKey).toString('base64url')}`;
}

describe('an app', () => {
  it('exchanges its key for a token and writes under its own name', async () => {
    const client = createClient(github, appToken(APP_ID));
    const path = `/app/installations/${INSTALLATION}/access_tokens`;
    const granted = await client('POST', path, { body: { permissions: { issues: 'write' } } });
    const asApp = createClient(github, textAt(granted.body, 'token'));
    const issues = '/repos/octo-org/octo-repo/issues';
    const created = await asApp('POST', issues, { body: { title: 'One' } });
    expect(find(created.body, 'user', 'login')).toBe('planner[bot]');
    const refused = await asApp('POST', '/repos/octo-org/octo-repo/git/blobs', {
      body: { content: 'x' },
    });
    expect(refused.status).toBe(403);
    expect(github.requests.map(({ by }) => by)).toEqual([
      'planner',
      'planner[bot]',
      'planner[bot]',
    ]);
    expect(github.contractViolations).toEqual([]);
  });

  it('that nobody registered is unknown', async () => {
    expect((await createClient(github, appToken(8))('GET', '/app')).status).toBe(401);
  });
});
