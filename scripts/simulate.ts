import { parseArgs } from 'node:util';
import { runHistory } from '../tests/simulation/history.ts';
import { NEEDS } from '../tests/simulation/needs.ts';
import { runTwoDocuments } from '../tests/simulation/two-documents.ts';
import { OMISSIONS, type Omission } from '../tests/simulation/without.ts';

/*
 * Plays random histories against the planner and the protocol, in memory, and prints what went wrong.
 *
 *   npm run simulate -- --histories 100000 [--seed 7] [--without lease] [--only 123]
 *   npm run simulate -- --histories 10000 --documents 2   each history with two documents
 *   npm run simulate -- --histories 10000 --each      each rule left out, until a history needs it
 */

const { values } = parseArgs({
  options: {
    histories: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    without: { type: 'string' },
    only: { type: 'string' },
    from: { type: 'string', default: '0' },
    about: { type: 'string' },
    show: { type: 'string', default: '1' },
    each: { type: 'boolean', default: false },
    documents: { type: 'string', default: '1' },
  },
});

const seed = Number(values.seed ?? Date.now() % 1_000_000_007);
const without = OMISSIONS.find((one): one is Omission => one === values.without) ?? null;
if (values.without !== undefined && without === null) {
  console.error(`--without ${values.without}: expected one of ${OMISSIONS.join(', ')}.`);
  process.exit(2);
}
const from = Number(values.only ?? values.from);
const until = values.only === undefined ? from + Number(values.histories) : from + 1;
if (values.each) {
  for (const { omission, sign } of NEEDS) await findNeed(omission, sign);
  process.exit();
}
const total: Record<string, number> = {};
const kinds: Record<string, number> = {};
let violating = 0;
const begun = performance.now();

for (let index = from; index < until; index++) {
  const { violations, counts } = await play({ index });
  for (const [what, count] of Object.entries(counts)) total[what] = (total[what] ?? 0) + count;
  if (violations.length === 0) continue;
  violating += 1;
  const kind = (violations[0] ?? '').replaceAll(/\d+/g, 'N').replaceAll(/"[^"]*"/g, '"…"');
  kinds[kind] = (kinds[kind] ?? 0) + 1;
  if (violating <= Number(values.show)) await show(index);
}

const seconds = (performance.now() - begun) / 1000;
console.log(
  `${until - from} histories, seed ${seed}${without ? `, without ${without}` : ''}: ` +
    `${violating} violating, ${seconds.toFixed(1)} s`,
);
console.log(
  Object.entries(total)
    .map(([what, count]) => `${what} ${count}`)
    .join(', '),
);
for (const [kind, count] of Object.entries(kinds)
  .sort(([, a], [, b]) => b - a)
  .slice(0, 20)) {
  console.log(`${String(count).padStart(6)}  ${kind}`);
}
process.exitCode = violating > 0 ? 1 : 0;

/** The first history in which the lack of a rule does what the rule is there against. */
async function findNeed(omission: Omission, sign: RegExp): Promise<void> {
  for (let index = from; index < until; index++) {
    const { violations } = await runHistory({ seed, index, without: omission });
    const found = violations.find((violation) => sign.test(violation));
    if (found === undefined) continue;
    console.log(`${omission}: history ${index} of seed ${seed}: ${found}`);
    return;
  }
  console.log(`${omission}: none of ${until - from} histories of seed ${seed} needs it`);
}

/** The same history with as few steps as still show a violation. */
/** One history, of the documents that were asked for. */
function play(request: { index: number; steps?: number; traced?: boolean }) {
  return values.documents === '2'
    ? runTwoDocuments({ seed, ...request })
    : runHistory({ seed, without, ...request });
}

async function show(index: number): Promise<void> {
  let { steps } = await play({ index });
  for (let size = 1; size < steps; size++) {
    const { violations } = await play({ index, steps: size });
    if (violations.length > 0) steps = size;
  }
  const { trace, violations } = await play({ index, steps, traced: true });
  console.log(
    `\n=== history ${index} of seed ${seed}, ${steps} steps: --seed ${seed} --only ${index}${values.documents === '2' ? ' --documents 2' : ''}`,
  );
  const about = values.about === undefined ? null : new RegExp(values.about);
  for (const line of trace) if (!about || about.test(line)) console.log(line.slice(0, 400));
  for (const violation of violations) console.log(`  !! ${violation}`);
  console.log('');
}
