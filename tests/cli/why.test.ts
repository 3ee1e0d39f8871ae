import { expect, it, test } from 'vitest';
import { findTurn } from '../../src/sync/grounds/find-turn.ts';
import { SPRINT } from '../support/example-sprint.ts';
import { createClient } from '../support/github/http-client.ts';
import { useTeams } from '../sync/harness.ts';
import { makeFile, runCli, runCliWith } from './run-cli.ts';

const { github, open } = useTeams();

const LOGGED = SPRINT.replace(
  '### March 2, 2026\n- Sprint planned',
  '### March 4, 2026\n- Ranking completed (#12)\n- Query parser started\n\n### March 2, 2026\n- Sprint planned; Ranking was moved here',
);

it('why tells from the document alone what its entries say, oldest first', async () => {
  const path = makeFile(LOGGED);
  const { code, out } = await runCli('why', 'B2', '--document', path);
  expect(code).toBe(0);
  const line = (text: string) => LOGGED.split('\n').findIndex((one) => one.includes(text)) + 1;
  expect(out).toBe(`Ranking  not started  Track B: Queries, ${path}:${line('**Ranking**')}
  2026-03-02  line ${line('moved here')} of the document: Sprint planned; Ranking was moved here
  2026-03-04  line ${line('(#12)')} of the document: Ranking completed (#12)
`);
  const json = JSON.parse((await runCli('why', 'B2', '--document', path, '--json')).out);
  expect(json).toMatchObject({
    repository: null,
    deliverables: [{ title: 'Ranking', status: 'not-started', grounds: [{ kind: 'entry' }, {}] }],
  });
  expect((await runCli('why', 'Track B', '--document', path)).out).toContain('Query parser');
  const nothing = await runCli('why', 'A2', '--document', path);
  expect(nothing.out).toContain('Nothing tells why');
});

it('why ends with 1 where nothing has the name, and with 2 where the command line is wrong', async () => {
  const path = makeFile(SPRINT);
  const unknown = await runCli('why', 'Rankin', '--document', path);
  expect(unknown).toMatchObject({ code: 1, err: expect.stringContaining('Ranking') });
  expect(await runCli('why')).toMatchObject({ code: 2 });
  expect(await runCli('why', 'A1', '--repo', 'no-name')).toMatchObject({ code: 2 });
});

it('why tells from GitHub by which pull request, person, issue, check and commit, and writes nothing', async () => {
  const text = SPRINT.replace(/ \(\[#1\].*\)/, '').replace(
    '- [ ] Reads all sources',
    '- [ ] Reads all sources <!-- check: unit -->',
  );
  const team = await open({ text });
  const { repository } = team;
  await team.run();
  const number = await repository.openPullRequest({
    title: 'Build the index',
    head: 'work',
    body: 'Completes: A1',
    files: { x: 'y' },
  });
  await github().advance(2_000);
  await repository.mergePullRequest(number);
  await team.run();
  const token = github().createActionsToken(repository.owner);
  const client = createClient(github(), token);
  const head = (await repository.branchHead()) ?? '';
  const body = { name: 'unit', head_sha: head, status: 'completed', conclusion: 'failure' };
  await client('POST', `/repos/${repository.fullName}/check-runs`, { body });

  const seen = github().requests.length;
  const parts = { apiUrl: github().apiUrl, env: () => token };
  const { code, out } = await runCliWith(parts, 'why', 'A1', '--repo', repository.fullName);
  expect(code).toBe(0);
  expect(out).toContain('Index builder  done  Track A: Indexing');
  expect(out).toContain('issue #1, 1 of 2 tasks done');
  expect(out).toContain(
    `pull request #${number} “Build the index” by contributor, merged by maintainer, completes it, as the body of pull request #${number} says “A1”: https://`,
  );
  expect(out).toContain('issue #1 was closed as completed by github-actions[bot]');
  expect(out).toMatch(
    /commit [0-9a-f]{7} by github-actions\[bot\]: Update .* \(it was not started\)/,
  );
  expect(out).toContain('the check “unit” of the task “Reads all sources” failed');
  expect(out).toMatch(/of the document: Index builder completed \(\[#\d+\]/);
  expect(out).toMatch(
    new RegExp(
      `ledger [0-9a-f]{7}: done on both sides, by pull request #${number}; ticked with it: “Runs in under a minute”`,
    ),
  );
  const { out: json } = await runCliWith(
    parts,
    'why',
    'Index builder',
    '--repo',
    repository.fullName,
    '--json',
  );
  const kinds = JSON.parse(json).deliverables[0].grounds.map(({ kind }: { kind: string }) => kind);
  expect(new Set(kinds)).toEqual(
    new Set(['pull-request', 'issue', 'check', 'commit', 'entry', 'ledger']),
  );
  const writes = github()
    .requests.slice(seen)
    .filter(({ method, path }) => method !== 'GET' && path !== '/graphql');
  expect(writes).toEqual([]);
  const unknown = await runCliWith(parts, 'why', 'Zeppelin', '--repo', repository.fullName);
  expect(unknown.code).toBe(1);
});

test.each([
  ['yyyn', 2],
  ['yn', 0],
  ['y', null],
  ['yyyyyyyy', null],
  ['yyyyyyynnnnnnnnnnnnn', 6],
  [`${'y'.repeat(63)}n`, 62],
])('in %s the last place that is the same is found', async (history, turn) => {
  expect(await findTurn(history.length, async (place) => history.charAt(place) === 'y')).toBe(turn);
});
