import { generateKeyPairSync } from 'node:crypto';
import type { AppSeed } from './emulator.ts';

export const INSTALLATION = 70;
export const SECRET = 'a secret of the tests';

/** An App that is installed in `octo-org`, with a key of its own. */
export function createAppSeed(): AppSeed {
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
    publicKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  return {
    app_id: 7,
    slug: 'planner',
    name: 'Planner',
    private_key: privateKey,
    permissions: {
      contents: 'write',
      issues: 'write',
      metadata: 'read',
      pull_requests: 'write',
      checks: 'write',
    },
    events: [],
    installations: [
      { installation_id: INSTALLATION, account: 'octo-org', repository_selection: 'all' },
    ],
  };
}
