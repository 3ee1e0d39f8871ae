import { afterAll, beforeAll, expect } from 'vitest';
import { main } from '../../action/main.ts';
import { SPRINT } from '../support/example-sprint.ts';
import type { EmulatedGitHub } from '../support/github/emulated-github.ts';
import type {
  EmulatedRepository,
  Files,
  RepositorySeed,
} from '../support/github/repository/emulated-repository.ts';
import { runAction } from '../support/github/runner/run-action.ts';
import { startGitHub } from '../support/github/start-github.ts';

export const PATH = 'CURRENT_SPRINT.md';
export const CONFIG = '.github/sprint-sync.yml';
const WRITES = /^(POST|PATCH|PUT|DELETE)$/;

/** One GitHub for all tests of a file, a repository for each. */
export function useGitHub(): {
  readonly github: () => EmulatedGitHub;
  /** With the example sprint, unless the files say otherwise; `null` leaves a file out. */
  readonly createRepository: (files?: Files, seed?: RepositorySeed) => Promise<EmulatedRepository>;
  /** Requests that would change something in a repository. Blobs, trees and commits that no branch holds change nothing. */
  readonly changesOf: (repository: EmulatedRepository) => readonly string[];
} {
  let github: EmulatedGitHub | undefined;
  let count = 0;
  const running = (): EmulatedGitHub => {
    if (github === undefined) throw new Error('The GitHub of the tests is not running.');
    return github;
  };
  beforeAll(async () => {
    github = await startGitHub({ startAt: '2026-03-05T10:00:00Z' });
  });
  afterAll(async () => {
    await github?.stop();
    expect(github?.contractViolations).toEqual([]);
  });
  return {
    github: running,
    createRepository: async (files = {}, seed = {}) => {
      count += 1;
      const all = Object.entries({ [PATH]: SPRINT, ...files });
      const present = Object.fromEntries(all.filter(([, content]) => content !== null));
      return await running().createRepository({ name: `repo-${count}`, files: present, ...seed });
    },
    changesOf: ({ fullName }) =>
      running()
        .requests.filter(({ method, path }) => {
          const isOurs = path.startsWith(`/repos/${fullName}/`);
          return isOurs && WRITES.test(method) && !/\/git\/(blobs|trees|commits)$/.test(path);
        })
        .map(({ method, path, status }) => `${method} ${path} ${status}`),
  };
}

/** The action's source, in this process. `runAction` takes the bundle and a process of its own, as runners do. */
export function runSource(run: Omit<Parameters<typeof runAction>[0], 'main'>) {
  return runAction({ ...run, main });
}

interface Work {
  readonly body?: string;
  readonly title?: string;
  readonly files?: Files;
  readonly base?: string;
  readonly at?: string;
}

let branches = 0;

/** Opens and merges a pull request; its number. */
export async function merge(
  repository: EmulatedRepository,
  { body = '', title = 'Work', files, base, at }: Work = {},
): Promise<number> {
  branches += 1;
  const number = await repository.openPullRequest({
    title,
    head: `work-${branches}`,
    body,
    files: files ?? { [`file-${branches}`]: 'x' },
    ...(base === undefined ? {} : { base }),
  });
  await repository.mergePullRequest(number, at === undefined ? {} : { at });
  return number;
}
