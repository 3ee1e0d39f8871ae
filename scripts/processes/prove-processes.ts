import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AppProcess,
  startAppProcess,
  startGitHubWithApp,
  waitFor,
} from '../../tests/app/harness.ts';
import { INSTALLATION, SECRET } from '../../tests/support/github/app-seed.ts';
import { findOverlaps, type ProcessLog, readRuns } from './read-runs.ts';
import { startPostgres } from './start-postgres.ts';
import { createTeam, type Team } from './team.ts';

export interface ProcessTrial {
  /** Folder of PostgreSQL's programs. */
  readonly programs: string;
  readonly processes: number;
  readonly repositories: number;
  readonly events: number;
  /** How often one of them is killed on the way, and started anew. */
  readonly kills: number;
  readonly random: () => number;
  readonly tell: (line: string) => void;
}

export interface ProcessFigures {
  readonly deliveries: number;
  /** Deliveries that nobody answered with 200. */
  readonly refused: readonly string[];
  readonly runs: number;
  readonly overlaps: number;
  readonly dead: number;
  /** What documents do not say though people said it. */
  readonly missing: readonly string[];
  /** From the last event until every document was in step. */
  readonly seconds: number;
}

const BURST = 25;
/** A killed process's work goes to another one after its heartbeats stopped, and its lease has ended. */
const PATIENCE_MS = 480_000;

/** Some processes on one database, people at work in many repositories, and processes that are killed. */
export async function proveProcesses(trial: ProcessTrial): Promise<ProcessFigures> {
  const { tell } = trial;
  const postgres = await startPostgres(trial.programs);
  const github = await startGitHubWithApp();
  const logs: ProcessLog[] = [];
  let alive: AppProcess[] = [];
  let started = 0;
  const names = new Map<AppProcess, number>();

  const start = async () => {
    const app = await startAppProcess(github, { DATABASE_URL: postgres.url });
    names.set(app, ++started);
    alive = [...alive, app];
  };
  const end = async (app: AppProcess, signal: 'SIGKILL' | 'SIGTERM') => {
    alive = alive.filter((one) => one !== app);
    const exited = once(app.child, 'exit');
    app.child.kill(signal);
    await exited;
    const process = names.get(app) ?? 0;
    logs.push({ process, lines: app.lines, endedAt: Date.now() });
    await app.stop();
  };
  const nextTarget = (turn: number) => {
    const app = alive[turn % alive.length];
    if (app === undefined) throw new Error('No process is left.');
    return { url: `${app.url}/api/github/webhooks`, secret: SECRET, installation: INSTALLATION };
  };

  try {
    const teams: Team[] = [];
    for (let at = 0; at < trial.repositories; at += 1)
      teams.push(await createTeam(github, `team-${at}`));
    await Promise.all(Array.from({ length: trial.processes }, start));
    github.deliverTo(nextTarget(0));
    await untilSeen(teams, alive);
    tell(
      `${trial.processes} processes run, and brought ${trial.repositories} repositories in step.`,
    );
    const killAt = Array.from({ length: trial.kills }, (_, at) =>
      Math.floor((trial.events * (at + 1)) / (trial.kills + 1)),
    );
    for (let sent = 0; sent < trial.events; sent += 1) {
      if (killAt.includes(sent)) {
        const victim = alive[Math.floor(trial.random() * alive.length)];
        if (victim) {
          alive = alive.filter((one) => one !== victim);
          // GitHub would not deliver again what is under way to it.
          github.deliverTo(nextTarget(sent));
          await github.delivered();
          await end(victim, 'SIGKILL');
          tell(`Process ${names.get(victim)} was killed after ${sent} events; another one starts.`);
          await start();
        }
      }
      if (sent % BURST === 0) await sleep(trial.random() * 500);
      github.deliverTo(nextTarget(sent));
      const team = teams[Math.floor(trial.random() * teams.length)];
      await team?.edit(trial.random);
    }
    await github.delivered();
    const begin = performance.now();
    const missing = await untilInStep(teams);
    const seconds = (performance.now() - begin) / 1_000;
    const dead = await readDead(alive[0]);
    for (const app of alive) await end(app, 'SIGTERM');
    const runs = logs.flatMap(readRuns);
    const refused = github.deliveries
      .filter(({ status }) => status !== 200)
      .map(({ event, action, status }) => `${event}.${action}: ${status}`);
    const overlaps = findOverlaps(runs).length;
    const deliveries = github.deliveries.length;
    return { deliveries, refused, runs: runs.length, overlaps, dead, missing, seconds };
  } finally {
    for (const app of alive) await app.stop();
    await github.stop();
    await postgres.stop();
  }
}

/** Both sides agree once before anybody edits: what differs at a first look is asked about. */
async function untilSeen(teams: readonly Team[], apps: readonly AppProcess[]): Promise<void> {
  await waitFor(() => {
    const lines = apps.flatMap((app) => app.lines.filter((line) => line.includes('"msg":"ran"')));
    return teams.every(({ repository: { fullName } }) =>
      lines.some((line) => line.includes(`"${fullName}"`)),
    );
  }, PATIENCE_MS);
}

async function untilInStep(teams: readonly Team[]): Promise<readonly string[]> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const missing: string[] = [];
    for (const { repository, findMissing } of teams)
      missing.push(...(await findMissing()).map((line) => `${repository.fullName}: ${line}`));
    if (missing.length === 0 || performance.now() > end) return missing;
    await sleep(500);
  }
}

async function readDead(app: AppProcess | undefined): Promise<number> {
  const response = await fetch(`${app?.url}/metrics`);
  const found = /queue_jobs\{state="dead"\} (\d+)/.exec(await response.text());
  return Number(found?.[1] ?? Number.NaN);
}
