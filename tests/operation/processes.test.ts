import { describe, expect, test } from 'vitest';
import { proveProcesses } from '../../scripts/processes/prove-processes.ts';
import { findPostgres } from '../../scripts/processes/start-postgres.ts';

const LONG = { timeout: 180_000 };
const programs = findPostgres();

describe('several processes on one PostgreSQL', LONG, () => {
  test('share the work, never two on one repository, and lose no event', async ({ skip }) => {
    if (programs === null) return skip('PostgreSQL is not installed: apt-get install postgresql');
    let seed = 7;
    const random = () => {
      seed = (seed * 48_271) % 2_147_483_647;
      return seed / 2_147_483_647;
    };
    const trial = { processes: 2, repositories: 3, events: 12, kills: 0 };
    const figures = await proveProcesses({ programs, ...trial, random, tell: () => {} });
    expect(figures).toMatchObject({ refused: [], overlaps: 0, dead: 0, missing: [] });
    expect(figures.runs).toBeGreaterThanOrEqual(3);
  });
});
