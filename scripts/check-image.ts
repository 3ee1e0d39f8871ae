import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SEED, startGitHubWithApp, waitFor } from '../tests/app/harness.ts';
import { SECRET } from '../tests/support/github/app-seed.ts';
import { buildStages } from './image/build-stages.ts';
import { readDockerfile } from './image/read-dockerfile.ts';

/** The Dockerfile's steps one by one, then what the image starts, asked by its own health check. */
const source = fileURLToPath(new URL('..', import.meta.url));
const target = mkdtempSync(join(tmpdir(), 'sprint-sync-image-'));
const tell = (line: string) => void process.stdout.write(`${line}\n`);
const github = await startGitHubWithApp();
try {
  const instructions = readDockerfile(readFileSync(join(source, 'Dockerfile'), 'utf8'));
  const image = buildStages(instructions, { source, target, tell });
  if (image.user === 'root') throw new Error('The image runs as root.');
  const env = {
    PATH: process.env['PATH'],
    ...image.environment,
    HOST: '127.0.0.1',
    PORT: '3917',
    APP_ID: String(SEED.app_id),
    PRIVATE_KEY: SEED.private_key,
    WEBHOOK_SECRET: SECRET,
    GITHUB_API_URL: github.apiUrl,
  };
  const [program = '', ...args] = image.command;
  const app = spawn(program, args, { cwd: image.folder, env, stdio: 'inherit' });
  const exited = once(app, 'exit');
  const [check = '', ...checkArgs] = image.healthCheck;
  await waitFor(() => {
    if (app.exitCode !== null) throw new Error(`The image ended with ${app.exitCode}.`);
    return spawnSync(check, checkArgs, { cwd: image.folder, env }).status === 0;
  });
  app.kill('SIGTERM');
  const [code] = await exited;
  if (code !== 0) throw new Error(`The image ended with ${code} after SIGTERM.`);
  tell('The image is built, starts, is healthy and ends in order.');
} finally {
  await github.stop();
  rmSync(target, { recursive: true, force: true });
}
