import { afterAll, beforeAll, expect } from 'vitest';
import { connectGitHub } from '../../src/github/connect-github.ts';
import type { EmulatedGitHub } from '../support/github/emulated-github.ts';
import { startGitHub } from '../support/github/start-github.ts';
import { describeContract } from './contract.ts';

let github: EmulatedGitHub;
let count = 0;

beforeAll(async () => {
  github = await startGitHub({ startAt: '2026-03-05T10:00:00Z' });
});
afterAll(async () => {
  await github.stop();
  expect(github.contractViolations).toEqual([]);
});

describeContract('The adapter, over the emulated GitHub', async (files) => {
  count += 1;
  const people = await github.createRepository({ name: `repo-${count}`, files });
  const token = github.createActionsToken(people.owner);
  const repository = connectGitHub({
    token,
    apiUrl: github.apiUrl,
    repository: people.fullName,
  });
  return { people, repository };
});
