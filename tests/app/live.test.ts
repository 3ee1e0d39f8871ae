import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { EmulatedGitHub } from '../support/github/emulated-github.ts';
import { CONFIG, DOCUMENT } from '../sync/harness.ts';
import { TEAM_DOCUMENT } from '../sync/team-document.ts';
import {
  type AppProcess,
  INSTALLATION,
  SECRET,
  startAppProcess,
  startGitHubWithApp,
  waitFor,
} from './harness.ts';

/** Two processes and a database: a loaded machine takes its time. */
const LONG = 180_000;

let github: EmulatedGitHub;
let app: AppProcess;
beforeAll(async () => {
  github = await startGitHubWithApp();
  app = await startAppProcess(github);
  const url = `${app.url}/api/github/webhooks`;
  github.deliverTo({ url, secret: SECRET, installation: INSTALLATION });
}, LONG);
afterAll(async () => {
  expect(await app.stop()).toBe(0);
  await github.stop();
  expect(github.contractViolations).toEqual([]);
}, LONG);

describe('the App', () => {
  test('creates issues for a document that is pushed, and ticks what is closed', {
    timeout: LONG,
  }, async () => {
    const repository = await github.createRepository({ name: 'live' });
    await repository.push({ files: { [CONFIG]: 'issues: create\n', [DOCUMENT]: TEAM_DOCUMENT } });
    const read = async () => (await repository.readFile(DOCUMENT)) ?? '';
    await waitFor(async () => (await read()).includes('issues/4'));
    await repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await waitFor(async () => (await read()).includes('[x] **Index builder**'));
    expect(await read()).toContain('1/2 deliverables');
  });
});
