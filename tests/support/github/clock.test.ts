import { afterAll, beforeAll, expect, it } from 'vitest';
import type { EmulatedGitHub } from './emulated-github.ts';
import { createClient } from './http-client.ts';
import { isList, numberAt, textAt } from './json.ts';
import { startGitHub } from './start-github.ts';

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await startGitHub({ startAt: '2026-03-05T10:00:00Z' });
});
afterAll(() => github.stop());

const HOUR_MS = 3_600_000;
const hourOf = (stamp: string) => stamp.slice(0, 'YYYY-MM-DDThh'.length);

it('GitHub’s clock jumps ahead, for what happens then and not for what has happened', async () => {
  const repository = await github.createRepository({ issues: [{ title: 'Before' }] });
  const client = createClient(github, github.createActionsToken('octo-org'));
  const list = async (query = '') => {
    const path = `/repos/${repository.fullName}/issues${query}`;
    const { body, headers } = await client('GET', path);
    const issues = isList(body) ? body : [];
    return {
      heard: new Date(headers.get('date') ?? '').toISOString(),
      issues: issues.map((one) => [numberAt(one, 'number'), hourOf(textAt(one, 'created_at'))]),
    };
  };
  const before = await list();
  expect(hourOf(before.heard)).toBe('2026-03-05T10');
  await github.advance(HOUR_MS);
  const between = github.now();
  await github.advance(HOUR_MS);
  await repository.createIssue({ title: 'After' });
  const after = await list('?sort=created&direction=asc');
  expect(hourOf(after.heard)).toBe('2026-03-05T12');
  expect(after.issues).toEqual([
    [1, '2026-03-05T10'],
    [2, '2026-03-05T12'],
  ]);
  for (const since of ['2026-03-05T10:30:00Z', between]) {
    expect((await list(`?since=${since}`)).issues).toEqual([[2, '2026-03-05T12']]);
  }
});
