import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { OMISSIONS, type Omission } from '../../tests/simulation/without.ts';

export const USAGE = `Plays random histories of people, merges, crashes and several runs against the planner and the protocol,
in memory, and prints what went wrong. Exit code 1 where something did.

  npm run simulate -- --histories 100000             with a seed of the clock
  npm run simulate -- --seed 7 --only 123            one history again, step by step
  npm run simulate -- --histories 10000 --without lease
  npm run simulate -- --histories 10000 --each       each rule left out, until a history needs it

  --histories N    how many (10000)
  --from N         the first one (0)
  --seed N         the same seed gives the same histories
  --only N         just this one
  --documents 2    each with two documents in one repository
  --without RULE   ${OMISSIONS.join(', ')}
  --each           every rule in turn
  --show N         print the steps of so many violating ones (1)
  --about PATTERN  of those steps, only the matching lines
  --workers N      threads (one for each processor)`;

export interface Request {
  readonly seed: number;
  readonly from: number;
  readonly until: number;
  readonly documents: 1 | 2;
  readonly without: Omission | null;
  readonly isEach: boolean;
  readonly show: number;
  readonly about: RegExp | null;
  readonly workers: number;
}

/** @throws {Error} with a message for people, where the words of the command line are wrong. */
export function readRequest(words: readonly string[]): Request | 'help' {
  const { values } = parseArgs({
    args: [...words],
    options: {
      histories: { type: 'string', default: '10000' },
      from: { type: 'string', default: '0' },
      seed: { type: 'string', default: String(Date.now() % 1_000_000_007) },
      only: { type: 'string' },
      documents: { type: 'string', default: '1' },
      without: { type: 'string' },
      each: { type: 'boolean', default: false },
      show: { type: 'string', default: '1' },
      about: { type: 'string' },
      workers: { type: 'string', default: String(availableParallelism()) },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return 'help';
  const number = (name: 'histories' | 'from' | 'seed' | 'only' | 'show' | 'workers', least = 0) => {
    const given = values[name] ?? '';
    const value = Number(given);
    if (given !== '' && Number.isSafeInteger(value) && value >= least) return value;
    throw new Error(
      `--${name} takes a whole number from ${least} on, but \`${given}\` was received.`,
    );
  };
  const without = OMISSIONS.find((one): one is Omission => one === values.without) ?? null;
  if (values.without !== undefined && without === null) {
    const known = OMISSIONS.join(', ');
    throw new Error(`--without takes one of ${known}, but \`${values.without}\` was received.`);
  }
  if (values.documents !== '1' && values.documents !== '2') {
    throw new Error(`--documents takes 1 or 2, but \`${values.documents}\` was received.`);
  }
  const from = values.only === undefined ? number('from') : number('only');
  return {
    seed: number('seed'),
    from,
    until: values.only === undefined ? from + number('histories', 1) : from + 1,
    documents: values.documents === '2' ? 2 : 1,
    without,
    isEach: values.each,
    show: number('show'),
    about: values.about === undefined ? null : new RegExp(values.about),
    workers: number('workers', 1),
  };
}
