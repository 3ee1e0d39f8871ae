import { expect, test } from 'vitest';
import { firstTime } from '../support/github/front/first-time.ts';
import { describeIssues, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { github, open } = useTeams();
const LONG = { timeout: 60_000 };
const TICKED = TEAM_DOCUMENT.replace('- [ ] **Ranking**', '- [x] **Ranking**');

test.each([
  ['the first write of the ledger', 'POST', /\/git\/refs$/, 'lose-answer'],
  ['a write of the ledger', 'PATCH', /\/git\/refs\/sprint-sync/, 'drop'],
  ['the commit of the links', 'PATCH', /\/git\/refs\/heads/, 'lose-answer'],
  ['the closing of an issue', 'PATCH', /\/issues\/4$/, 'lose-answer'],
  ['the closing of an issue that GitHub never saw', 'PATCH', /\/issues\/4$/, 'drop'],
] as const)(
  'an answer lost to %s changes nothing in the end (faults 2, 4)',
  LONG,
  async (_, method, path, kind) => {
    const team = await open({ text: TICKED });
    const release = github().onRequest(firstTime(method, path, () => ({ kind })));
    await team.run();
    release();
    expect(await describeIssues(team)).toEqual([
      '#1 Index builder open',
      '#2 Incremental updates open',
      '#3 Query parser open',
      '#4 Ranking completed',
    ]);
    expect((await team.read()).match(/\[#\d\]\(/g)).toHaveLength(4);
    await team.run();
    expect(team.requests().writes).toEqual([]);
  },
);

test('a person who pushes between reading and writing loses nothing (fault 9)', LONG, async () => {
  const team = await open({ text: TEAM_DOCUMENT });
  const release = github().onRequest(
    firstTime('PATCH', /\/git\/refs\/heads/, async () => {
      await team.edit((text) => text.replace('Query team', 'Team of queries'));
      return undefined;
    }),
  );
  await team.run();
  release();
  const text = await team.read();
  expect(text).toContain('Team of queries');
  expect(text.match(/\[#\d\]\(/g)).toHaveLength(4);
  expect(await describeIssues(team)).toHaveLength(4);
});

test('two runs at once make one issue for each line (fault 10)', LONG, async () => {
  const team = await open({ text: TEAM_DOCUMENT });
  const reports = await Promise.all([team.run(), team.run()]);
  expect(reports.flatMap(({ problems }) => problems)).toEqual([]);
  expect(await describeIssues(team)).toHaveLength(4);
  expect((await team.read()).match(/\[#\d\]\(/g)).toHaveLength(4);
  await team.run();
  expect(team.requests().writes).toEqual([]);
});
