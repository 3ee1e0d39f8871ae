import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { createDataFolder } from '../app/data-folder.ts';
import { startAppProcess, startGitHubWithApp, waitFor } from '../app/harness.ts';
import { openPlace, untilSilent } from '../app/live/place.ts';
import { TABLE } from '../app/live/stories.ts';
import { INSTALLATION, SECRET } from '../support/github/app-seed.ts';
import type { EmulatedGitHub } from '../support/github/emulated-github.ts';

const THREE = TABLE.replace(/\n(?=\n## Blockers)/, '\n| **Three** | TBD | 🔲 Not Started |\n');
const DONE = '.*(?:Done|Complete)';

const LONG = { timeout: 180_000 };

let github: EmulatedGitHub;
let folder: string;
beforeAll(async () => {
  github = await startGitHubWithApp();
  folder = await mkdtemp(join(tmpdir(), 'sprint-sync-killed-'));
  await createDataFolder(join(folder, 'data'));
});
afterAll(async () => {
  await github.stop();
  await rm(folder, { recursive: true, force: true });
  expect(github.contractViolations).toEqual([]);
});

async function startApp() {
  const app = await startAppProcess(github, { DATA_DIR: join(folder, 'data') });
  onTestFinished(() => void app.child.kill('SIGKILL'));
  return {
    ...app,
    hook: { url: `${app.url}/api/github/webhooks`, secret: SECRET, installation: INSTALLATION },
  };
}

test(
  'what was acknowledged by a process that is killed, and what came after, is done by the next',
  LONG,
  async () => {
    const first = await startApp();
    github.deliverTo(first.hook);
    const seed = { config: 'issues: create\n', text: THREE, begins: /issues\/2/ };
    const { repository, comment, receipt, says } = await openPlace(github, {
      name: 'killed',
      ...seed,
    });
    // A run that is killed holds its repository for five minutes: no run is at work here.
    await untilSilent(github, 1_000);
    await repository.editIssue(1, { state: 'closed', reason: 'completed' });
    const command = await comment(2, '/sprint done');
    await github.delivered();
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    github.deliverTo(null);
    await repository.editIssue(3, { title: 'Three, renamed meanwhile' });
    expect(await says(/Three, renamed/)).toBe(false);

    const second = await startApp();
    await waitFor(() =>
      says(new RegExp(`One${DONE}.*\\n.*Two${DONE}.*\\n.*Three, renamed meanwhile`)),
    );
    expect(await receipt(command)).toBe('+1');
    expect(await second.stop()).toBe(0);
  },
);
