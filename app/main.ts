import { UserError } from '../src/index.ts';
import { createLog } from './operate/log.ts';
import { readSettings } from './settings.ts';
import { startApp } from './start-app.ts';

/** One process of the App, from its variables to its end. */
export async function main(): Promise<void> {
  try {
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
