import { Worker } from 'node:worker_threads';
import { runHistory } from '../tests/simulation/history.ts';
import { NEEDS } from '../tests/simulation/needs.ts';
import type { Omission } from '../tests/simulation/without.ts';
import { play } from './simulate/play.ts';
import { type Request, readRequest, USAGE } from './simulate/read-request.ts';
import type { Played, Share } from './simulate/worker.ts';

const MOST_KINDS = 20;
const PROGRESS = 10_000;

const request = readOrEnd();
if (request.isEach) for (const need of NEEDS) await findNeed(request, need);
else await playAll(request);

function readOrEnd(): Request {
  try {
    const read = readRequest(process.argv.slice(2));
    if (read !== 'help') return read;
    console.log(USAGE);
    process.exit(0);
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}

async function playAll(request: Request): Promise<void> {
  const { seed, from, until, without, show } = request;
  const begun = performance.now();
  const total: Record<string, number> = {};
  const violating: Played[] = [];
  let count = 0;
  await share(request, (played) => {
    count += 1;
    if (count % PROGRESS === 0) console.error(`${count} histories, ${violating.length} violating`);
    for (const [what, much] of Object.entries(played.counts)) {
      total[what] = (total[what] ?? 0) + much;
    }
    if (played.violations.length > 0) violating.push(played);
  });
  violating.sort((a, b) => a.index - b.index);
  for (const { index } of violating.slice(0, show)) await showSteps(request, index);
  const seconds = ((performance.now() - begun) / 1_000).toFixed(1);
  const left = without === null ? '' : `, without ${without}`;
  console.log(
    `${until - from} histories, seed ${seed}${left}: ${violating.length} violating, ${seconds} s`,
  );
  console.log(
    Object.entries(total)
      .map(([what, much]) => `${what} ${much}`)
      .join(', '),
  );
  for (const [kind, many] of kindsOf(violating))
    console.log(`${String(many).padStart(6)}  ${kind}`);
  process.exitCode = violating.length > 0 ? 1 : 0;
}

/** Has the histories played by as many threads as were asked for. */
async function share(request: Request, take: (played: Played) => void): Promise<void> {
  const count = Math.min(request.workers, request.until - request.from);
  const shares = Array.from({ length: count }, (_, at): Share => {
    return { request: { ...request, workers: count, about: null }, first: request.from + at };
  });
  const script = new URL('./simulate/worker.ts', import.meta.url);
  await Promise.all(
    shares.map(
      (workerData) =>
        new Promise<void>((resolve, reject) => {
          const worker = new Worker(script, { workerData });
          worker.on('message', take);
          worker.once('error', reject);
          worker.once('exit', (code) =>
            code === 0 ? resolve() : reject(new Error(`A thread ended with ${code}.`)),
          );
        }),
    ),
  );
}

/** What went wrong first in each, without the numbers and names, most frequent first. */
function kindsOf(violating: readonly Played[]): readonly (readonly [string, number])[] {
  const kinds = new Map<string, number>();
  for (const { violations } of violating) {
    const kind = (violations[0] ?? '').replaceAll(/\d+/g, 'N').replaceAll(/"[^"]*"/g, '"…"');
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return [...kinds].sort(([, a], [, b]) => b - a).slice(0, MOST_KINDS);
}

/** The same history with as few steps as still show a violation. */
async function showSteps(request: Request, index: number): Promise<void> {
  let { steps } = await play(request, { index });
  for (let size = 1; size < steps; size++) {
    const { violations } = await play(request, { index, steps: size });
    if (violations.length > 0) steps = size;
  }
  const { trace, violations } = await play(request, { index, steps, traced: true });
  const { seed, documents, about } = request;
  const again = `--seed ${seed} --only ${index}${documents === 2 ? ' --documents 2' : ''}`;
  console.log(`\n=== history ${index} of seed ${seed}, ${steps} steps: ${again}`);
  for (const line of trace) if (!about || about.test(line)) console.log(line.slice(0, 400));
  for (const violation of violations) console.log(`  !! ${violation}`);
  console.log('');
}

/** The first history in which the lack of a rule does what the rule is there against. */
async function findNeed(
  { seed, from, until }: Request,
  { omission, sign }: { readonly omission: Omission; readonly sign: RegExp },
): Promise<void> {
  for (let index = from; index < until; index++) {
    const { violations } = await runHistory({ seed, index, without: omission });
    const found = violations.find((violation) => sign.test(violation));
    if (found === undefined) continue;
    console.log(`${omission}: history ${index} of seed ${seed}: ${found}`);
    return;
  }
  console.log(`${omission}: none of ${until - from} histories of seed ${seed} needs it`);
}
