import { expect, test } from 'vitest';
import { CONFIG, DOCUMENT, describeIssues, type Team, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { open } = useTeams();
const LONG = { timeout: 60_000 };
const NEW = 'docs/SPRINT.md';

const ISSUES = [
  ...['#1 Index builder open', '#2 Incremental updates open'],
  ...['#3 Query parser open', '#4 Ranking completed'],
];

async function move(team: Team, to: string, change = (text: string) => text): Promise<void> {
  const text = change(await team.read());
  await team.repository.push({ files: { [DOCUMENT]: null, [to]: text } });
}

test('a document that is moved keeps its issues and what is known of them', LONG, async () => {
  const team = await open({ text: TEAM_DOCUMENT });
  await team.run();
  await move(team, NEW, (text) => text.replace('- [ ] **Ranking**', '- [x] **Ranking**'));
  const { documents } = await team.run();
  expect(documents.map(({ path, problems }) => [path, problems])).toEqual([[NEW, []]]);
  // An edit of the same moment is known for one, since the ledger came along.
  expect(await describeIssues(team)).toEqual(ISSUES);
  await team.run();
  expect(team.requests().writes).toEqual([]);
});

test(
  'one that the config names is followed to where it went, and the config is to be corrected',
  LONG,
  async () => {
    const config = `issues: create\ndocuments: ${DOCUMENT}\n`;
    const team = await open({ text: TEAM_DOCUMENT, config });
    await team.run();
    await team.repository.push({ files: { [DOCUMENT]: null, 'team/plan.md': await team.read() } });
    await team.repository.editIssue(4, { state: 'closed', reason: 'completed' });
    const { documents, problems } = await team.run();
    expect(documents.map(({ path, outcome }) => [path, outcome.kind])).toEqual([
      ['team/plan.md', 'committed'],
    ]);
    expect(problems).toMatchObject([{ rule: 'document-moved', path: 'team/plan.md' }]);
    expect(problems[0]?.message).toContain(`${DOCUMENT} was moved to team/plan.md`);
    expect(await describeIssues(team)).toEqual(ISSUES);

    await team.repository.push({ files: { [CONFIG]: config.replace(DOCUMENT, 'team/plan.md') } });
    expect((await team.run()).problems).toEqual([]);
    await team.run();
    expect(team.requests().writes).toEqual([]);
  },
);

test('one that is deleted ends the run with a message, and nothing is closed', LONG, async () => {
  const team = await open({ text: TEAM_DOCUMENT });
  await team.run();
  await team.repository.push({ files: { [DOCUMENT]: null } });
  await expect(team.run()).rejects.toThrow('has no sprint document');
  expect(team.requests().writes).toEqual([]);

  const config = `issues: create\ndocuments: ${DOCUMENT}\n`;
  await team.repository.push({ files: { [CONFIG]: config } });
  const { problems } = await team.run();
  expect(problems.map(({ message }) => message)).toEqual([
    `There is no file ${DOCUMENT}. Create it, or name the right path under \`documents\`.`,
  ]);
  expect(await describeIssues(team)).toEqual(ISSUES.map((one) => one.replace('completed', 'open')));
});

test('another document in its place is none that was moved', LONG, async () => {
  const team = await open({ text: TEAM_DOCUMENT });
  await team.run();
  const other = TEAM_DOCUMENT.replaceAll('**', '**Second ').replaceAll(
    /\*\*Second (?= |$)/gm,
    '**',
  );
  await team.repository.push({ files: { [DOCUMENT]: null, [NEW]: other } });
  await team.run();
  const issues = await describeIssues(team);
  expect(issues.slice(0, 4)).toEqual(ISSUES.map((one) => one.replace('completed', 'open')));
  expect(issues).toHaveLength(8);
});

test('a document whose branch was forced back is what it is now', LONG, async () => {
  const team = await open({ text: TEAM_DOCUMENT });
  await team.run();
  await team.repository.editIssue(4, { state: 'closed', reason: 'completed' });
  await team.run();
  const [, before] = await team.repository.commits();
  await team.repository.moveRef('heads/main', before?.sha ?? '');
  const { problems } = await team.run();
  expect(problems).toEqual([]);
  // The tick went with the commit, so it was taken back by whoever forced it.
  expect(await describeIssues(team)).toEqual(ISSUES.map((one) => one.replace('completed', 'open')));
  await team.run();
  expect(team.requests().writes).toEqual([]);
});
