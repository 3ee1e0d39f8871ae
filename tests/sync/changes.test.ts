import { describe, expect, test } from 'vitest';
import { describeIssues, type Team, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { open } = useTeams();
const LONG = { timeout: 60_000 };

/** A team in step. */
async function start(config?: string): Promise<Team> {
  const team = await open({ text: TEAM_DOCUMENT, ...(config === undefined ? {} : { config }) });
  await team.run();
  return team;
}

async function expectRest(team: Team): Promise<void> {
  await team.run();
  expect(team.requests().writes).toEqual([]);
}

describe('a deliverable and its issue', () => {
  test('a closed issue ticks the box, and what follows from it follows', LONG, async () => {
    const team = await start();
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await team.run();
    const text = await team.read();
    expect(text).toContain('- [x] **Index builder**');
    expect(text).toContain('  - [x] Reads all sources');
    expect(text).toMatch(/\| A - Indexing \| [^|]*In Progress \| 50% \| 1\/2 deliverables \|/);
    const today = new Date().getUTCFullYear();
    expect(text).toMatch(new RegExp(`Change Log\\n\\n### \\w+ \\d+, ${today}\\n- Index builder`));
    await expectRest(team);

    await team.repository.editIssue(1, { state: 'open' });
    await team.run();
    const reopened = await team.read();
    expect(reopened).toContain('- [ ] **Index builder**');
    expect(reopened).toContain('  - [ ] Reads all sources');
    expect(reopened).toMatch(/\| A - Indexing \| [^|]*\| 0% \| 0\/2 deliverables \|/);
    await expectRest(team);
  });

  test('a ticked box closes the issue, and an unticked one reopens it', LONG, async () => {
    const team = await start();
    await team.edit((text) => text.replace('- [ ] **Ranking**', '- [x] **Ranking**'));
    await team.run();
    expect(await describeIssues(team)).toContain('#4 Ranking completed');
    expect(await team.read()).toMatch(/\| B - Queries \| [^|]*In Progress \| 50% \| 1\/2 deliver/);
    await team.edit((text) => text.replace('- [x] **Ranking**', '- [ ] **Ranking**'));
    await team.run();
    expect(await describeIssues(team)).toContain('#4 Ranking open');
    expect(await team.read()).toMatch(/\| B - Queries \| [^|]*Not Started \| 0% \| 0\/2 deliver/);
    // A number that a person writes otherwise is theirs.
    await team.edit((text) =>
      text.replace('| 0% | 0/2 deliverables |', '| 10% | 0/2 deliverables |'),
    );
    await expectRest(team);
  });

  test('a renamed line renames its issue, and a renamed issue its line', LONG, async () => {
    const team = await start();
    await team.edit((text) => text.replace('**Ranking**', '**Ranking of results**'));
    await team.run();
    expect(await describeIssues(team)).toHaveLength(4);
    expect(await describeIssues(team)).toContain('#4 Ranking of results open');
    await team.repository.editIssue(4, { title: 'Rank `all` *results*' });
    await team.run();
    expect(await team.read()).toContain('- [ ] **Rank \\`all\\` \\*results\\***');
    await expectRest(team);
  });

  test('a box ticked in the issue ticks the task, and back', LONG, async () => {
    const team = await start();
    const tick = async (from: string, to: string) => {
      const { body } = await team.repository.issue(2);
      await team.repository.editIssue(2, { body: `${body.replace(from, to)}\n\nA note.` });
    };
    await tick('[ ]', '[x]');
    await team.run();
    expect(await team.read()).toContain('- [x] Only changed files are read');
    expect(await describeIssues(team)).toContain(
      '#2 Incremental updates open [status: in-progress]',
    );
    await team.edit((text) => text.replace('- [x] Only', '- [ ] Only'));
    await team.run();
    const { body } = await team.repository.issue(2);
    expect(body).toContain('- [ ] Only changed files are read');
    expect(body).toContain('A note.');
    await expectRest(team);
  });

  test('a merged pull request that closes three ticks them with its number', LONG, async () => {
    const team = await start();
    const number = await team.repository.openPullRequest({
      title: 'Everything about queries',
      head: 'queries',
      body: 'Closes #1, closes #3, closes #4',
      files: { 'queries.ts': 'x' },
    });
    await team.repository.mergePullRequest(number);
    await team.run();
    const text = await team.read();
    expect(text.match(/- \[x\] \*\*/g)).toHaveLength(3);
    expect(text).toContain(`#${number}`);
    expect(text).toMatch(/\| B - Queries \| [^|]*Complete[^|]* \| 100% \| 2\/2 deliverables/);
    expect((await describeIssues(team)).filter((one) => one.includes('completed'))).toHaveLength(3);
    await expectRest(team);
  });

  test('a pull request that only says so closes the issue too', LONG, async () => {
    const team = await start();
    const number = await team.repository.openPullRequest({
      title: 'Parser',
      head: 'parser',
      body: 'Completes: Query parser',
      files: { 'parser.ts': 'x' },
    });
    await team.repository.mergePullRequest(number);
    await team.run();
    expect(await team.read()).toContain('- [x] **Query parser**');
    expect(await describeIssues(team)).toContain('#3 Query parser completed');
    await team.edit((text) => text.replace('- [x] **Query parser**', '- [ ] **Query parser**'));
    await team.run();
    expect(await describeIssues(team)).toContain('#3 Query parser open');
    await expectRest(team);
  });

  test(
    'a deleted line closes its issue as not planned, and a line that is back reopens it',
    LONG,
    async () => {
      const team = await start();
      const whole = await team.read();
      await team.edit((text) => text.replace(/- \[ \] \*\*Ranking\*\*.*\n/, ''));
      await team.run();
      expect(await describeIssues(team)).toContain('#4 Ranking not_planned');
      await team.edit(() => whole);
      await team.run();
      expect(await describeIssues(team)).toContain('#4 Ranking open');
      await expectRest(team);
    },
  );
});

describe('a title changed on both sides', () => {
  test('is asked about in one comment, and a box resolves it', LONG, async () => {
    const team = await start();
    await team.repository.editIssue(4, { title: 'Rank' });
    await team.edit((text) => text.replace('**Ranking**', '**Ranking of all**'));
    await team.run();
    await team.run();
    const [note = '', ...more] = await team.comments(4);
    expect(more).toEqual([]);
    expect(note).toContain('- [ ] Take the document’s: `Ranking of all`');
    expect(note).toContain('- [ ] Take GitHub’s: `Rank`');
    expect(await describeIssues(team)).toContain('#4 Rank open');
    await team.tick(4, 'Take GitHub’s');
    await team.run();
    expect(await team.read()).toContain('**Rank**');
    expect((await team.comments(4)).join()).toMatch(/^<!-- sprint-sync note="\w+" withdrawn -->/);
    await expectRest(team);
  });

  test('is settled by the policy of the config, with the other value on record', LONG, async () => {
    const team = await start('issues: create\nconflicts: document\n');
    await team.repository.editIssue(4, { title: 'Rank' });
    await team.edit((text) => text.replace('**Ranking**', '**Ranking of all**'));
    await team.run();
    expect(await describeIssues(team)).toContain('#4 Ranking of all open');
    expect((await team.comments(4)).join()).toContain('`Rank`');
    await expectRest(team);
  });
});

describe('a brake', () => {
  test.each([
    ['an emptied document', () => ''],
    ['a document with its work deleted', (text: string) => text.replace(/^ *- \[ \].*\n/gm, '')],
  ])('stops at %s before anything is written', LONG, async (_, change) => {
    const team = await start();
    await team.edit(change);
    const report = await team.run();
    expect(team.requests().writes).toEqual([]);
    const said = [...report.problems, ...report.documents.map(({ outcome }) => outcome)];
    expect(JSON.stringify(said)).toMatch(/nothing was written/i);
    expect((await describeIssues(team)).every((one) => one.endsWith('open'))).toBe(true);
  });

  test('lets through what a person says is meant', LONG, async () => {
    const team = await start();
    await team.edit((text) => text.replace(/^ *- \[ \].*\n/gm, ''));
    await team.run({ allowMassChange: true });
    expect((await describeIssues(team)).every((one) => one.endsWith('not_planned'))).toBe(true);
    await expectRest(team);
  });
});
