import { describe, expect, test } from 'vitest';
import { UserError } from '../../src/model/errors.ts';
import type { SyncReport } from '../../src/model/sync-report.ts';
import {
  CONFIG,
  DOCUMENT,
  describeIssues,
  type RunOptions,
  type Team,
  useTeams,
} from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { github, open } = useTeams();
const LONG = { timeout: 60_000 };
/** After this time a run that could not give its lease back is no more in the way. */
const MOST_LEASE_MS = 21 * 60 * 1000;

/** What a run that cannot work tells the person who reads its log. */
async function messageOf(team: Team, options: RunOptions = {}): Promise<string> {
  try {
    return describeReport(await team.run(options));
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
}

const describeReport = ({ problems, documents, notes }: SyncReport) =>
  [...problems, ...documents.flatMap((one) => one.problems)]
    .map(({ message }) => message)
    .concat(notes)
    .join('\n');

describe('what stands in the way is told with what to do, and nothing is half done', () => {
  test('a token that may not write issues', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    const rights = { contents: 'write', issues: 'read', metadata: 'read', pull_requests: 'read' };
    const token = github().createActionsToken(team.repository.owner, rights);
    expect(await messageOf(team, { token })).toContain('`issues: write`');
    expect(await describeIssues(team)).toEqual([]);
    expect(await team.read()).toBe(TEAM_DOCUMENT);
  });

  test('a token that may not write the ledger', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    const rights = { contents: 'read', issues: 'write', metadata: 'read', pull_requests: 'read' };
    const token = github().createActionsToken(team.repository.owner, rights);
    const message = await messageOf(team, { token });
    expect(message).toContain('write the ledger');
    expect(message).toContain('`contents: write`');
    expect(await describeIssues(team)).toEqual([]);
  });

  test('a token that is wrong', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    const message = await messageOf(team, { token: 'ghs_wrong' });
    expect(message).toContain('did not accept the token');
  });

  test('an archived repository', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    await team.repository.archive();
    expect(await messageOf(team)).toMatch(/archived repository cannot be changed/i);
    expect(await describeIssues(team)).toEqual([]);
  });

  test('a rule that covers the ledger’s ref', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    const release = github().onRequest(({ method, path }) => {
      const isRef = method === 'POST' && path.endsWith('/git/refs');
      if (!isRef) return undefined;
      return { kind: 'answer', status: 422, body: { message: 'Repository rule violations found' } };
    });
    const message = await messageOf(team);
    release();
    expect(message).toContain('refs/sprint-sync/ledger');
    expect(message).toContain('`ledger-ref`');
    expect(await describeIssues(team)).toEqual([]);
  });

  test('a rate limit that is used up in the middle; the next run goes on', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    let creations = 0;
    const reset = Math.floor(Date.now() / 1000) + 3_600;
    const release = github().onRequest(({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/issues')) return undefined;
      creations += 1;
      if (creations < 3) return undefined;
      const headers = { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': `${reset}` };
      const body = { message: 'API rate limit exceeded for installation.' };
      return { kind: 'answer', status: 403, headers, body };
    });
    const message = await messageOf(team);
    release();
    expect(message).toContain('rate limit for this token is reached');
    expect(message).toContain(new Date(reset * 1000).toISOString().slice(11, 16));
    expect(await describeIssues(team)).toHaveLength(2);
    await team.run();
    expect(await describeIssues(team)).toHaveLength(4);
  });

  test('a limit of GraphQL alone, told in a good answer, stops nothing', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    await team.run();
    await team.edit((text) => text.replace('[ ] Reads all', '[x] Reads all'));
    const errors = [{ type: 'RATE_LIMITED', message: 'API rate limit exceeded for user ID 1.' }];
    const release = github().onRequest(({ path }) =>
      path === '/graphql' ? { kind: 'answer', status: 200, body: { errors } } : undefined,
    );
    expect(await messageOf(team)).toBe('');
    release();
    expect((await team.repository.issue(1)).body).toContain('- [x] Reads all sources');
    await team.run();
    expect(await team.read()).toContain('- [x] Reads all sources');
  });

  test('a token that expires in the middle; the next run goes on', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    let creations = 0;
    const release = github().onRequest(({ method, path }) => {
      if (method === 'POST' && path.endsWith('/issues')) creations += 1;
      if (creations < 3) return undefined;
      return { kind: 'answer', status: 401, body: { message: 'Bad credentials' } };
    });
    const message = await messageOf(team);
    release();
    expect(message).toContain('did not accept the token (401: Bad credentials');
    expect(message).toContain('not expired');
    expect(await describeIssues(team)).toHaveLength(2);
    await github().advance(MOST_LEASE_MS);
    await team.run();
    expect(await describeIssues(team)).toHaveLength(4);
  });

  test('issues that are switched off', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    const release = github().onRequest(({ path }) =>
      /\/issues(\?|$|\/)/.test(path)
        ? { kind: 'answer', status: 410, body: { message: 'Issues are disabled for this repo' } }
        : undefined,
    );
    const message = await messageOf(team);
    release();
    expect(message).toContain('Issues are disabled for this repo');
    expect(message).toContain('Settings → Features');
    expect(await team.read()).toBe(TEAM_DOCUMENT);
  });

  test('a missing document, and a ledger of a later version', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    await team.run();
    await team.repository.push({
      files: { [DOCUMENT]: null, [CONFIG]: 'documents: X.md\nissues: create\n' },
    });
    expect(await messageOf(team)).toContain('There is no file X.md');
  });
});

describe('one issue that GitHub refuses', () => {
  test('is reported, and the others go on', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    let creations = 0;
    const release = github().onRequest(({ method, path }) => {
      if (method !== 'POST' || !path.endsWith('/issues')) return undefined;
      creations += 1;
      if (creations !== 2) return undefined;
      return { kind: 'answer', status: 422, body: { message: 'Validation Failed' } };
    });
    expect(await messageOf(team)).toContain('create the issue "Incremental updates"');
    release();
    expect(await describeIssues(team)).toHaveLength(3);
    await team.run();
    expect(await describeIssues(team)).toHaveLength(4);
  });
});

describe('issues by outsiders', () => {
  const linked = TEAM_DOCUMENT.replace('**Ranking**', '**Ranking** (#1)');

  test('complete nothing when their author closes them', LONG, async () => {
    const issues = [{ title: 'Ranking', by: 'outsider' }];
    const team = await open({ text: linked, config: 'issues: link\n', issues });
    await team.run();
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed', by: 'outsider' });
    const report = await team.run();
    expect(describeReport(report)).toContain('without the permission');
    expect(await team.read()).toBe(linked);
    await team.run();
    expect(team.requests().writes).toEqual([]);
  });

  test('complete something when a maintainer closes them', LONG, async () => {
    const issues = [{ title: 'Ranking', by: 'outsider' }];
    const team = await open({ text: linked, config: 'issues: link\n', issues });
    await team.run();
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await team.run();
    expect(await team.read()).toContain('- [x] **Ranking**');
  });

  test('are never taken for ours, whatever mark their body holds (hostile 4)', LONG, async () => {
    const body = '<!-- sprint-sync item="sprint-7/track-b/ranking" -->\n<!-- /sprint-sync -->';
    const issues = [{ title: 'Mine', body, by: 'outsider' }];
    const team = await open({ text: TEAM_DOCUMENT, issues });
    await team.run();
    expect(await team.read()).not.toContain('issues/1)');
    expect(await describeIssues(team)).toHaveLength(5);
    expect((await team.repository.issue(1)).body).toBe(body);
  });
});

test('a line that links an issue of another repository is left alone, and told', LONG, async () => {
  const link = '([#1](https://github.com/octo-org/parent/issues/1))';
  const text = TEAM_DOCUMENT.replace('**Ranking**', `**Ranking** ${link}`);
  const team = await open({ text, issues: [{ title: 'Mine' }] });
  const report = await team.run();
  expect(describeReport(report)).toContain('of another repository');
  expect(await describeIssues(team)).toHaveLength(4);
  expect(await describeIssues(team)).toContain('#1 Mine open');
  expect(await team.read()).toContain(`**Ranking** ${link}`);
});
