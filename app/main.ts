import { UserError } from '../src/index.ts';
import { createLog } from './operate/log.ts';
import { hasNoCredentials, readAddress, readSettings } from './settings.ts';
import { runSetup } from './setup/run-setup.ts';
import { startApp } from './start-app.ts';

const WELCOME = `The App has no credentials yet. Either
- run \`npm start -- --setup\`: a page registers a GitHub App and stores what belongs to it in .env, or
- set APP_ID, PRIVATE_KEY (or PRIVATE_KEY_PATH) and WEBHOOK_SECRET of an App that you have, or
- run \`npm run playground\` to try everything without GitHub.
docs/deploy.md tells of the other variables.`;

/** One process of the App, from its variables to its end. */
export async function main(): Promise<void> {
  try {
    if (process.argv.includes('--setup')) return await setUp();
    if (hasNoCredentials(process.env)) throw new UserError(WELCOME);
    const settings = readSettings(process.env);
    const log = createLog(settings.logLevel);
    const app = await startApp(settings, log);
    let isEnding = false;
    const end = (signal: string) => {
      if (isEnding) return;
      isEnding = true;
      log.info({ signal }, 'ending: the running jobs are finished or returned');
      app.stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'the App could not end in order');
          process.exit(1);
        },
      );
    };
    process.on('SIGTERM', end);
    process.on('SIGINT', end);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  }
}

async function setUp(): Promise<void> {
  const { host, port, apiUrl } = readAddress(process.env);
  const publicUrl = process.env['PUBLIC_URL'] || null;
  await runSetup({ host, port, apiUrl, publicUrl }, (line) => process.stdout.write(`${line}\n`));
}
