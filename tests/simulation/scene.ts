import { DEFAULT_SYNC_OPTIONS, type SyncOptions } from '../../src/model/sync-options.ts';
import { parseLedger } from '../../src/plan/sync/parse-ledger.ts';
import { LEASE, Play } from './history.ts';
import { judge } from './oracle.ts';
import { addLine } from './people.ts';
import { seeded } from './random.ts';
import type { Runner } from './runner.ts';
import type { Omission } from './without.ts';
import { createWorld, type Issue, issueOf, type Line, type World } from './world.ts';

/** One line and its issue in step, and nobody at work. */
export interface Scene {
  readonly world: World;
  readonly play: Play;
  readonly line: Line;
  readonly issue: Issue;
}

export async function begin(
  options: Partial<SyncOptions> = {},
  without: Omission | null = null,
): Promise<Scene> {
  const world = createWorld({ keyedByTitle: false, traced: true });
  const policies = { title: 'document', status: 'document' } as const;
  const all = {
    ...DEFAULT_SYNC_OPTIONS,
    create: true,
    policies,
    impliedTasks: 'leave',
    ...options,
  };
  const play = new Play(world, all as SyncOptions, { random: seeded(1), without });
  const line = addLine(world);
  await play.rest();
  world.time += 2 * LEASE.length;
  return { world, play, line, issue: issueOf(world, line.link ?? 0) };
}

/** The process dies, and the world comes to rest without it. */
export async function crash({ play }: Scene, runner: Runner): Promise<void> {
  runner.state = 'dead';
  await play.rest();
}

/** Runs whose last one wrote nothing, so one more has to write nothing too. */
export async function atRest({ play, world }: Scene): Promise<readonly string[]> {
  await play.rest();
  const wrote = await play.run();
  const violations = judge(world, play.options);
  return wrote ? ['it did not come to rest', ...violations] : violations;
}

export function itemOf({ world, issue }: Scene) {
  const read = parseLedger(world.ledger.text);
  if (read.kind !== 'read') throw new Error(`The ledger is ${read.kind}.`);
  const item = read.ledger.items[issue.number];
  if (!item) throw new Error(`#${issue.number} is not in the ledger.`);
  return item;
}

export const isTicked = (line: Line, key: string) =>
  line.tasks.find((task) => task.key === key)?.done;
export const isShown = (issue: Issue, key: string) =>
  issue.block?.find((task) => task.key === key)?.done;
