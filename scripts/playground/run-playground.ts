import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createLog } from '../../app/operate/log.ts';
import { startApp } from '../../app/start-app.ts';
import { openTerminal } from '../../cli/terminal.ts';
import { createDataFolder } from '../../tests/app/data-folder.ts';
import { createAppSeed, INSTALLATION, SECRET } from '../../tests/support/github/app-seed.ts';
import { startGitHub } from '../../tests/support/github/start-github.ts';
import { describeTrials } from './describe-trials.ts';

const EXAMPLE = new URL('../../examples/CURRENT_SPRINT.md', import.meta.url);

/** The App against an emulated GitHub, both on loopback, until somebody ends it. */
export async function runPlayground(): Promise<void> {
  const terminal = openTerminal(process);
  const say = (line: string) => terminal.print(`${line}\n`);
  const dataDir = await mkdtemp(join(tmpdir(), 'sprint-sync-playground-'));
  await createDataFolder(dataDir);
  const seed = createAppSeed();
  const github = await startGitHub({ apps: [seed] });
  const repository = await github.createRepository({
    owner: 'octo-org',
    name: 'trail-maps',
    files: {
      'README.md': '# Trail maps\n',
      '.github/sprint-sync.yml': 'issues: create\n',
      'CURRENT_SPRINT.md': await readFile(EXAMPLE, 'utf8'),
    },
    issues: [{ title: 'Tile cache' }, { title: 'Download queue' }],
  });
  say(
    `1. A GitHub of its own runs at ${github.apiUrl}; ${repository.fullName} holds CURRENT_SPRINT.md.`,
  );
  const settings = {
    app: { appId: seed.app_id, privateKey: seed.private_key, webhookSecret: SECRET },
    host: '127.0.0.1',
    port: 0,
    apiUrl: github.apiUrl,
    databaseUrl: null,
    dataDir,
    resyncHours: 6,
    logLevel: 'warn',
    workers: 2,
  } as const;
  const app = await startApp(settings, createLog(settings.logLevel));
  github.deliverTo({
    url: `${app.url}/api/github/webhooks`,
    secret: SECRET,
    installation: INSTALLATION,
  });
  say(`2. The App listens at ${app.url}; its pages are /healthz, /readyz and /metrics.`);
  terminal.print(describeTrials(github, repository.fullName));
  await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  await app.stop();
  await github.stop();
  await rm(dataDir, { recursive: true, force: true });
}
