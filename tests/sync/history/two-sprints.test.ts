import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EmulatedGitHub } from '../../support/github/emulated-github.ts';
import { startGitHub } from '../../support/github/start-github.ts';
import { CONFIG, DOCUMENT, openTeam } from '../harness.ts';
import { FIRST_SPRINT, KICK_OFF } from './first-sprint.ts';
import { playHistory } from './play-history.ts';
import { SECOND_SPRINT } from './second-sprint.ts';

const STORY = '../../fixtures/history/two-sprints.md';
const LEAD = `# Two sprints, step by step

What three people do, and what the sync makes of it. A test plays this against an emulated GitHub and compares.

`;

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await startGitHub({ users: ['reviewer'], startAt: '2026-03-02T09:00:00Z' });
});
afterAll(async () => {
  await github.stop();
  expect(github.contractViolations).toEqual([]);
});

test('two sprints go as people would have written them', { timeout: 300_000 }, async () => {
  const repository = await github.createRepository({
    files: { [CONFIG]: 'issues: create\n', [DOCUMENT]: KICK_OFF },
    collaborators: { contributor: 'write', reviewer: 'write' },
  });
  const steps = [...FIRST_SPRINT, ...SECOND_SPRINT];
  const { story, faults } = await playHistory(openTeam(github, repository), steps);
  expect(faults).toEqual([]);
  await expect(LEAD + story).toMatchFileSnapshot(STORY);
});
