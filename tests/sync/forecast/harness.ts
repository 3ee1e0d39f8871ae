import { afterAll, beforeAll, expect } from 'vitest';
import { connectGitHub } from '../../../src/github/connect-github.ts';
import {
  type ImpactReport,
  type ImpactRequest,
  reportImpact,
} from '../../../src/sync/forecast/report-impact.ts';
import { sync } from '../../../src/sync.ts';
import type { EmulatedGitHub } from '../../support/github/emulated-github.ts';
import { isList, numberAt, textAt } from '../../support/github/json.ts';
import type {
  EmulatedRepository,
  RepositorySeed,
} from '../../support/github/repository/emulated-repository.ts';
import { startGitHub } from '../../support/github/start-github.ts';
import { still } from '../../support/surroundings.ts';

export const PATH = 'CURRENT_SPRINT.md';

export interface Comment {
  readonly id: number;
  readonly author: string;
  readonly body: string;
}

/** A repository with one pull request, and what a job does for it. */
export interface Desk {
  readonly repository: EmulatedRepository;
  /** A job's own connection. */
  readonly connect: () => ReturnType<typeof connectGitHub>;
  readonly tell: (number: number, more?: Partial<ImpactRequest>) => Promise<ImpactReport>;
  /** The whole run of a job after a merge: the document first, then the receipt. */
  readonly settle: (number: number) => Promise<ImpactReport>;
  readonly comments: (number: number) => Promise<readonly Comment[]>;
  /** The one comment of ours; a test fails where there are two. */
  readonly comment: (number: number) => Promise<string>;
  /** What the last run wrote. */
  readonly writes: () => readonly string[];
}

/** One GitHub for a file of tests, a repository for each. */
export function useDesk(): {
  readonly github: () => EmulatedGitHub;
  readonly open: (
    seed: RepositorySeed,
    token?: (github: EmulatedGitHub) => string,
  ) => Promise<Desk>;
} {
  let github: EmulatedGitHub | undefined;
  let count = 0;
  beforeAll(async () => {
    github = await startGitHub({ startAt: '2026-03-05T10:00:00Z' });
  });
  afterAll(async () => {
    await github?.stop();
    expect(github?.contractViolations).toEqual([]);
  });
  const running = (): EmulatedGitHub => {
    if (github === undefined) throw new Error('The GitHub of the tests is not running.');
    return github;
  };
  return {
    github: running,
    open: async (seed, token) => {
      count += 1;
      const named = { name: `desk-${count}`, ...seed };
      return openDesk(running(), await running().createRepository(named), token);
    },
  };
}

function openDesk(
  github: EmulatedGitHub,
  repository: EmulatedRepository,
  token = (_: EmulatedGitHub): string => github.createActionsToken(repository.owner),
): Desk {
  let seen = 0;
  const connect = () =>
    connectGitHub({
      token: token(github),
      apiUrl: github.apiUrl,
      fetch: github.fetch,
      throttle: false,
      second: 10,
      repository: repository.fullName,
    });
  const tell: Desk['tell'] = async (pullRequest, more = {}) => {
    seen = github.requests.length;
    return await reportImpact(connect(), { pullRequest, overrides: {}, dryRun: false, ...more });
  };
  const comments: Desk['comments'] = async (number) => {
    const found: Comment[] = [];
    for (let page = 1; ; page += 1) {
      const listed = await repository.read(`/issues/${number}/comments?per_page=100&page=${page}`);
      if (!isList(listed)) throw new TypeError('No list of comments');
      found.push(
        ...listed.map((one) => ({
          id: numberAt(one, 'id'),
          author: textAt(one, 'user', 'login'),
          body: textAt(one, 'body'),
        })),
      );
      if (listed.length < 100) return found;
    }
  };
  return {
    repository,
    connect,
    tell,
    comments,
    settle: async (pullRequest) => {
      const trigger = { kind: 'merge', pullRequest } as const;
      const report = await sync(
        connect(),
        { trigger, overrides: {}, dryRun: false },
        still(github.now()),
      );
      const outcome = report.documents[0]?.outcome;
      const commit =
        outcome?.kind === 'committed' && outcome.url !== null
          ? { commit: { sha: outcome.sha, url: outcome.url } }
          : {};
      return await tell(pullRequest, { known: commit });
    },
    comment: async (number) => {
      const ours = (await comments(number)).filter(
        ({ author, body }) => author.endsWith('[bot]') && body.includes('sprint-sync:impact'),
      );
      expect(ours).toHaveLength(1);
      return ours[0]?.body ?? '';
    },
    writes: () =>
      github.requests
        .slice(seen)
        .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
        .map(
          ({ method, path }) => `${method} ${path.replace(`/repos/${repository.fullName}`, '')}`,
        ),
  };
}
