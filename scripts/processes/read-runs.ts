/** A run over one repository, as the log of a process tells it. Milliseconds since 1970. */
export interface Run {
  readonly process: number;
  readonly repository: string;
  readonly start: number;
  readonly end: number;
}

export interface ProcessLog {
  readonly process: number;
  readonly lines: readonly string[];
  /** When it was killed or ended: no run of it is longer. */
  readonly endedAt: number;
}

const BEGINS = 'a run begins';
const ENDS = /^(?:ran|the run failed|GitHub’s rate limit)/;

/** Every run in the log; one that the process did not end itself ends with the process. */
export function readRuns({ process, lines, endedAt }: ProcessLog): readonly Run[] {
  const open = new Map<string, number>();
  const runs: Run[] = [];
  const close = (repository: string, end: number) => {
    const start = open.get(repository);
    open.delete(repository);
    if (start !== undefined) runs.push({ process, repository, start, end });
  };
  for (const line of lines) {
    const found = parseLine(line);
    if (found === null) continue;
    const { repository, message, time } = found;
    if (message === BEGINS) {
      // A run that ended by a refusal says so in words of its own.
      close(repository, time);
      open.set(repository, time);
    } else if (ENDS.test(message)) close(repository, time);
  }
  for (const repository of [...open.keys()]) close(repository, endedAt);
  return runs;
}

function parseLine(line: string) {
  if (!line.startsWith('{')) return null;
  const { repository, msg, time }: Record<string, unknown> = JSON.parse(line);
  if (typeof repository !== 'string' || typeof msg !== 'string') return null;
  return { repository, message: msg, time: Date.parse(String(time)) };
}

/** Pairs of runs of one repository that were at work at the same time. */
export function findOverlaps(runs: readonly Run[]): readonly (readonly [Run, Run])[] {
  const byRepository = Map.groupBy(runs, ({ repository }) => repository);
  return [...byRepository.values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => a.start - b.start);
    return inOrder.flatMap((run, at) => {
      const next = inOrder[at + 1];
      return next && next.start < run.end ? [[run, next] as const] : [];
    });
  });
}
