import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Depths } from '../queue/queue.ts';

export type RunEnd = 'done' | 'refused' | 'failed';

/** What `/metrics` tells, in the words of Prometheus. */
export interface Metrics {
  readonly render: () => Promise<string>;
  readonly contentType: string;
  readonly countEvent: (name: string, asked: boolean) => void;
  readonly countRequest: () => void;
  readonly countCommand: (kind: string) => void;
  readonly endRun: (run: RunFacts) => void;
}

interface RunFacts {
  readonly repository: string;
  readonly seconds: number;
  readonly end: RunEnd;
  readonly conflicts: number;
}

const NAME = 'sprint_sync';

export function createMetrics(measure: () => Promise<Depths>): Metrics {
  const registry = new Registry();
  const registers = [registry];
  const events = new Counter({
    name: `${NAME}_events_total`,
    help: 'Webhook deliveries that were taken, by event, and by whether they asked for work.',
    labelNames: ['event', 'work'],
    registers,
  });
  const requests = new Counter({
    name: `${NAME}_github_requests_total`,
    help: 'Requests sent to GitHub.',
    registers,
  });
  const commands = new Counter({
    name: `${NAME}_commands_total`,
    help: 'Commands in comments that were carried out, by kind.',
    labelNames: ['kind'],
    registers,
  });
  const runs = new Counter({
    name: `${NAME}_runs_total`,
    help: 'Runs over a repository, by how they ended: refused needs a person, failed is tried again.',
    labelNames: ['end'],
    registers,
  });
  const seconds = new Histogram({
    name: `${NAME}_run_seconds`,
    help: 'How long runs take.',
    buckets: [0.1, 0.25, 0.5, 1, 2, 5, 10, 30, 60, 180],
    registers,
  });
  const conflicts = new Gauge({
    name: `${NAME}_conflicts`,
    help: 'Conflicts that wait for a person’s choice, at the last run of a repository.',
    labelNames: ['repository'],
    registers,
  });
  const lastSuccess = new Gauge({
    name: `${NAME}_last_success_timestamp_seconds`,
    help: 'When a repository was last brought in step.',
    labelNames: ['repository'],
    registers,
  });
  const depth = new Gauge({
    name: `${NAME}_queue_jobs`,
    help: 'Jobs in the queue, shared by all processes; dead ones failed too often and wait for a person.',
    labelNames: ['state'],
    registers,
    collect: async () => {
      for (const [state, count] of Object.entries(await measure())) depth.set({ state }, count);
    },
  });
  const memory: Gauge = new Gauge({
    name: `${NAME}_resident_memory_bytes`,
    help: 'Memory of this process.',
    registers,
    collect: () => void memory.set(process.memoryUsage.rss()),
  });

  return {
    render: () => registry.metrics(),
    contentType: registry.contentType,
    countEvent: (event, asked) => events.inc({ event, work: String(asked) }),
    countRequest: () => requests.inc(),
    countCommand: (kind) => commands.inc({ kind }),
    endRun: (run) => {
      runs.inc({ end: run.end });
      seconds.observe(run.seconds);
      conflicts.set({ repository: run.repository }, run.conflicts);
      if (run.end === 'done') lastSuccess.set({ repository: run.repository }, Date.now() / 1_000);
    },
  };
}
