import { describe, expect, test } from 'vitest';
import { findOverlaps, type Run, readRuns } from '../../scripts/processes/read-runs.ts';

describe('runs that a log tells of', () => {
  const line = (second: number, repository: string, msg: string) =>
    JSON.stringify({ time: `2026-03-05T10:00:0${second}.000Z`, repository, msg });
  const start = Date.parse('2026-03-05T10:00:00Z');
  const runOf = ({ repository, start: from, end }: Run) =>
    `${repository} ${(from - start) / 1_000}-${(end - start) / 1_000}`;

  test('end with the process where it was killed', () => {
    const lines = [
      line(1, 'o/a', 'a run begins'),
      line(2, 'o/b', 'a run begins'),
      line(3, 'o/a', 'ran'),
      'no JSON',
    ];
    const runs = readRuns({ process: 1, lines, endedAt: start + 5_000 });
    expect(runs.map(runOf)).toEqual(['o/a 1-3', 'o/b 2-5']);
  });

  test('overlap within a repository, and nowhere else', () => {
    const run = (repository: string, from: number, end: number): Run => {
      return { process: 1, repository, start: from, end };
    };
    expect(findOverlaps([run('a', 1, 3), run('b', 2, 4), run('a', 3, 5)])).toEqual([]);
    expect(findOverlaps([run('a', 4, 6), run('a', 1, 9)])).toHaveLength(1);
  });
});
