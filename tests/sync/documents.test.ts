import { expect, test } from 'vitest';
import { DOCUMENT, describeIssues, type Team, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { github, open } = useTeams();
const LONG = { timeout: 60_000 };
const OTHER = 'docs/SPRINT.md';

/** Two documents of one repository with the same sprint and the same titles. */
async function openTwo(): Promise<Team> {
  const config = `issues: create\ndocuments: [${DOCUMENT}, ${OTHER}]\n`;
  const team = await open({ text: TEAM_DOCUMENT, config });
  await team.repository.push({ files: { [OTHER]: TEAM_DOCUMENT } });
  return team;
}

const linksIn = (text: string) => text.match(/\[#\d+\]/g) ?? [];

test('equal lines of two documents get an issue each', LONG, async () => {
  const team = await openTwo();
  await team.run();
  expect(await describeIssues(team)).toHaveLength(8);
  const other = (await team.repository.readFile(OTHER)) ?? '';
  expect(linksIn(await team.read())).toEqual(['[#1]', '[#2]', '[#3]', '[#4]']);
  expect(linksIn(other)).toEqual(['[#5]', '[#6]', '[#7]', '[#8]']);
  expect((await team.repository.issue(5)).body).toContain('in="docs/SPRINT.md"');
  await team.run();
  expect(team.requests().writes).toEqual([]);

  // One line links the other document's issue: a problem in both, and neither is edited (hostile 30).
  await team.edit((text) => text.replace(/\[#4\]\(([^)]*)\/4\)/, '[#8]($1/8)'));
  await team.edit((text) => text.replace('- [ ] **Ranking**', '- [x] **Ranking**'));
  const report = await team.run();
  const problems = report.documents.flatMap(({ path, problems: own }) =>
    own.filter(({ rule }) => rule === 'issues-linked-elsewhere').map(({ line }) => [path, line]),
  );
  expect(problems.map(([path]) => path)).toEqual([DOCUMENT, OTHER]);
  expect(await describeIssues(team)).toContain('#4 Ranking open');
  expect(await describeIssues(team)).toContain('#8 Ranking open');
  expect(await team.repository.readFile(OTHER)).toBe(other);
});

test(
  'what changes in several documents is one listing, one commit of each ref and no more',
  LONG,
  async () => {
    const team = await openTwo();
    await team.run();
    const [, second] = await team.repository.commits();
    expect((await team.repository.commits()).slice(0, 1)).toMatchObject([
      { parents: [second?.sha], message: expect.stringContaining('8 issues linked') },
    ]);

    await team.repository.editIssue(4, { state: 'closed', reason: 'completed' });
    await team.repository.editIssue(8, { state: 'closed', reason: 'completed' });
    const report = await team.run();
    expect(report.documents.map(({ outcome }) => outcome)).toMatchObject([
      { kind: 'committed' },
      { kind: 'committed' },
    ]);
    const { writes, issueReads } = team.requests();
    expect(issueReads).toHaveLength(1);
    const refs = writes.flatMap((write) => /^PATCH .*\/git\/refs\/(.*)/.exec(write)?.[1] ?? []);
    expect(refs).toEqual(['sprint-sync%2Fledger', 'heads%2Fmain', 'sprint-sync%2Fledger']);
    const [commit] = await team.repository.commits();
    expect(commit?.message.split('\n')).toEqual([
      `Update ${DOCUMENT}, ${OTHER}: Ranking, Ranking completed (by its issues)`,
      '',
      expect.stringMatching(/^Sprint-Run: /),
      'Sprint-Items: 4 8',
    ]);
  },
);

test.each([
  ['before the commit', /\/git\/refs\/heads/],
  ['between the commit and what it says of both', /\/git\/refs\/sprint-sync/],
] as const)(
  'a run that dies %s leaves nothing that the next does not settle',
  LONG,
  async (_, path) => {
    const team = await openTwo();
    await team.run();
    await team.repository.editIssue(4, { state: 'closed', reason: 'completed' });
    await team.repository.editIssue(8, { state: 'closed', reason: 'completed' });
    let seen = 0;
    const dies = path.source.includes('sprint-sync') ? 2 : 1;
    const release = github().onRequest(async (request) => {
      if (request.method === 'PATCH' && path.test(decodeURIComponent(request.path))) seen += 1;
      return seen < dies ? undefined : { kind: 'drop' };
    });
    await expect(team.run()).rejects.toThrow();
    release();
    await github().advance(20 * 60 * 1000);
    await team.edit((text) => text.replace('- [ ] **Query parser**', '- [x] **Query parser**'));
    await team.run();
    await team.run();
    expect(team.requests().writes).toEqual([]);
    const texts = [await team.read(), (await team.repository.readFile(OTHER)) ?? ''];
    expect(texts.map((text) => text.match(/- \[x\] \*\*.*?\*\*/g))).toEqual([
      ['- [x] **Query parser**', '- [x] **Ranking**'],
      ['- [x] **Ranking**'],
    ]);
    expect(await describeIssues(team)).toEqual([
      ...['#1 Index builder open', '#2 Incremental updates open'],
      ...['#3 Query parser completed', '#4 Ranking completed'],
      ...['#5 Index builder open', '#6 Incremental updates open'],
      ...['#7 Query parser open', '#8 Ranking completed'],
    ]);
  },
);
