import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const CHROMIUM = process.env['CHROMIUM'] ?? 'chromium';
const TALLEST = 4_000;
const QUIET = ['--headless', '--no-sandbox', '--disable-gpu', '--hide-scrollbars'];

/** Takes a picture of a whole page, which tells its own height. */
export async function takePicture({
  page,
  width,
  picture,
}: {
  readonly page: string;
  readonly width: number;
  readonly picture: string;
}): Promise<void> {
  const address = `file://${page}`;
  const { stdout } = await run(CHROMIUM, [
    ...QUIET,
    `--window-size=${width},${TALLEST}`,
    '--dump-dom',
    address,
  ]);
  const height = Number(/data-height="(\d+)"/.exec(stdout)?.[1] ?? TALLEST);
  await run(CHROMIUM, [
    ...QUIET,
    `--window-size=${width},${height}`,
    `--screenshot=${picture}`,
    address,
  ]);
}
