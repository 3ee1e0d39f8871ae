import { setTimeout as sleep } from 'node:timers/promises';
import { startAppProcess, startGitHubWithApp } from '../tests/app/harness.ts';
import { untilSilent } from '../tests/app/live/place.ts';
import { STORIES } from '../tests/app/live/stories.ts';
import { tellStory } from '../tests/app/live/tell-story.ts';
import { INSTALLATION, SECRET } from '../tests/support/github/app-seed.ts';

/** What the App promises its users, and how long nobody may be asked anything afterwards. */
const MOST_SECONDS = 5;
const SILENCE_MS = 10_000;
/** Longer than the App gathers and lets things settle. */
const REST_MS = 3_000;

const print = (line: string) => void process.stdout.write(`${line}\n`);
const github = await startGitHubWithApp();
const app = await startAppProcess(github);
const url = `${app.url}/api/github/webhooks`;
github.deliverTo({ url, secret: SECRET, installation: INSTALLATION });
try {
  let slowest = 0;
  for (const story of STORIES) {
    for (const { row, seconds } of await tellStory(github, story)) {
      slowest = Math.max(slowest, seconds);
      print(`${seconds.toFixed(1).padStart(5)} s  ${story.name}: ${row.split('\n').at(-1)}`);
    }
    await untilSilent(github, REST_MS);
  }
  const before = github.requests.length;
  await sleep(SILENCE_MS);
  const late = github.requests.slice(before).map(({ method, path }) => `${method} ${path}`);
  print(
    `Slowest: ${slowest.toFixed(1)} s. Requests in the ${SILENCE_MS / 1_000} s of silence: ${late.length}.`,
  );
  for (const line of late) print(`  ${line}`);
  const isGood = slowest <= MOST_SECONDS && late.length === 0;
  print(isGood ? 'As promised.' : 'NOT as promised.');
  if (!isGood) process.exitCode = 1;
} finally {
  await app.stop();
  await github.stop();
}
