import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, expect } from 'vitest';
import { connectGitHub } from '../../src/github/connect-github.ts';
import type { SyncReport } from '../../src/model/sync-report.ts';
import type { Trigger } from '../../src/sync/observe/observe-evidence.ts';
import { sync } from '../../src/sync.ts';
import type { EmulatedGitHub } from '../support/github/emulated-github.ts';
import { createClient } from '../support/github/http-client.ts';
import { isList, numberAt, textAt } from '../support/github/json.ts';
import type {
  EmulatedRepository,
  RepositorySeed,
} from '../support/github/repository/emulated-repository.ts';
import { startGitHub } from '../support/github/start-github.ts';

export const CONFIG = '.github/sprint-sync.yml';
export const DOCUMENT = 'CURRENT_SPRINT.md';

const LOOK: Trigger = { kind: 'look' };

/** GitHub dates by whole seconds, and what is of the second of a read waits for the next pass. */
const NEXT_SECOND_MS = 2_000;

/** While another run is at work, a pause leaves it this part of the time. */
const SHARE_OF_PAUSE = 1 / 20;

export interface TeamSeed extends Omit<RepositorySeed, 'files'> {
  readonly text: string;
  readonly config?: string;
}

export interface Team {
  readonly repository: EmulatedRepository;
  /** One run, some time after everything that happened before. */
  readonly run: (options?: RunOptions) => Promise<SyncReport>;
  readonly read: () => Promise<string>;
  /** A person changes the document's text. */
  readonly edit: (change: (text: string) => string) => Promise<void>;
  /** Bodies of the comments on an issue. */
  readonly comments: (issue: number) => Promise<readonly string[]>;
  /** A person ticks the box of a comment that begins so. */
  readonly tick: (issue: number, box: string) => Promise<void>;
  /** The requests of the last run. */
  readonly requests: () => {
    readonly reads: number;
    readonly writes: readonly string[];
    /** Of issues, one by one or in a list, each with its query. */
    readonly issueReads: readonly string[];
  };
}

export interface RunOptions {
  readonly trigger?: Trigger;
  readonly dryRun?: boolean;
  readonly allowMassChange?: boolean;
  readonly token?: string;
}

/** One GitHub for a file of tests, a repository with issues switched on for each. */
export function useTeams(): {
  readonly github: () => EmulatedGitHub;
  readonly open: (seed: TeamSeed) => Promise<Team>;
} {
  let github: EmulatedGitHub | undefined;
  let count = 0;
  beforeAll(async () => {
    github = await startGitHub();
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
    open: async ({ text, config = 'issues: create\n', ...seed }) => {
      count += 1;
      const files = { [CONFIG]: config, [DOCUMENT]: text };
      const team = { name: `team-${count}`, ...seed, files };
      return openTeam(running(), await running().createRepository(team));
    },
  };
}

export function openTeam(github: EmulatedGitHub, repository: EmulatedRepository): Team {
  const read = async () => {
    const text = await repository.readFile(DOCUMENT);
    if (text === undefined) throw new Error(`${DOCUMENT} is gone`);
    return text;
  };
  let seen = 0;
  let atWork = 0;
  const sleep = async (milliseconds: number) => {
    if (atWork > 1) await wait(milliseconds * SHARE_OF_PAUSE);
    await github.advance(milliseconds);
  };
  return {
    repository,
    read,
    run: async ({ trigger = LOOK, dryRun = false, allowMassChange = false, token } = {}) => {
      await github.advance(NEXT_SECOND_MS);
      seen = github.requests.length;
      const connected = connectGitHub({
        token: token ?? github.createActionsToken(repository.owner),
        apiUrl: github.apiUrl,
        fetch: github.fetch,
        throttle: false,
        second: 10,
        repository: repository.fullName,
      });
      const surroundings = {
        now: github.now,
        sleep,
        random: Math.random,
      };
      atWork += 1;
      try {
        return await sync(
          connected,
          { trigger, overrides: {}, dryRun, allowMassChange },
          surroundings,
        );
      } finally {
        atWork -= 1;
      }
    },
    edit: async (change) => {
      const before = await read();
      const after = change(before);
      if (after === before) throw new Error('The edit changed nothing');
      await repository.push({ files: { [DOCUMENT]: after } });
    },
    comments: async (issue) => {
      const listed = await repository.read(`/issues/${issue}/comments`);
      return isList(listed) ? listed.map((one) => textAt(one, 'body')) : [];
    },
    tick: async (issue, box) => {
      const listed = await repository.read(`/issues/${issue}/comments`);
      const found = (isList(listed) ? listed : []).find((one) => textAt(one, 'body').includes(box));
      if (found === undefined) throw new Error(`No comment with ${box}`);
      const body = textAt(found, 'body').replace(`- [ ] ${box}`, `- [x] ${box}`);
      const path = `/repos/${repository.fullName}/issues/comments/${numberAt(found, 'id')}`;
      const client = createClient(github, github.createUserToken('contributor'));
      expect((await client('PATCH', path, { body: { body } })).status).toBe(200);
    },
    requests: () => {
      const own = github.requests.slice(seen);
      const isRead = ({ method, path }: (typeof own)[number]) =>
        method === 'GET' || path === '/graphql';
      return {
        reads: own.filter(isRead).length,
        writes: own.filter((one) => !isRead(one)).map(({ method, path }) => `${method} ${path}`),
        issueReads: own
          .filter(({ method, path }) => method === 'GET' && /\/issues(\/\d+)?(\?|$)/.test(path))
          .map(({ path }) => path),
      };
    },
  };
}

/** Each issue in one line, for a comparison that reads. */
export async function describeIssues({ repository }: Team): Promise<readonly string[]> {
  const issues = await repository.issues();
  return issues.map(({ number, title, state, stateReason, labels }) =>
    [
      `#${number} ${title}`,
      state === 'open' ? 'open' : stateReason,
      ...labels.map((label) => `[${label}]`),
    ].join(' '),
  );
}
