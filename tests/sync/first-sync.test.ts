import { describe, expect, test } from 'vitest';
import { hasCorpus, readShared } from '../support/corpus.ts';
import { DOCUMENT, describeIssues, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { github, open } = useTeams();
const LONG = { timeout: 60_000 };

const linksIn = (text: string) => text.match(/\(\[#\d+\]\(https:[^)]+\/issues\/\d+\)\)/g) ?? [];

describe('the first sync', () => {
  test(
    'gives each deliverable an issue and a link, and a second run writes nothing',
    LONG,
    async () => {
      const team = await open({ text: TEAM_DOCUMENT });
      await team.run();
      expect(await describeIssues(team)).toEqual([
        '#1 Index builder open',
        '#2 Incremental updates open',
        '#3 Query parser open',
        '#4 Ranking open',
      ]);
      const text = await team.read();
      expect(text.replaceAll(/ \(\[#\d\]\([^)]+\)\)/g, '')).toBe(TEAM_DOCUMENT);
      expect(linksIn(text)).toHaveLength(4);
      const again = await team.run();
      expect(again).toMatchObject({
        problems: [],
        documents: [{ outcome: { kind: 'unchanged' } }],
      });
      expect(team.requests()).toMatchObject({ reads: 3, writes: [] });
    },
  );

  test('is the same where the server has no GraphQL', LONG, async () => {
    github().setGraphql(false);
    const team = await open({ text: TEAM_DOCUMENT });
    await team.run();
    expect(linksIn(await team.read())).toHaveLength(4);
    await team.run();
    expect(team.requests().writes).toEqual([]);
    github().setGraphql(true);
  });

  test.skipIf(!hasCorpus)(
    'of a real document creates 11 issues, 3 of them closed',
    LONG,
    async () => {
      const team = await open({ text: readShared('corpus/history/after-track-b.md') });
      await team.run();
      const issues = await describeIssues(team);
      expect(issues).toHaveLength(11);
      expect(issues.filter((issue) => issue.endsWith('completed'))).toHaveLength(3);
      expect(new Set(linksIn(await team.read())).size).toBe(11);
      await team.run();
      const { reads, writes } = team.requests();
      expect(writes).toEqual([]);
      expect(reads).toBeLessThanOrEqual(6);
    },
  );

  test.skipIf(!hasCorpus)(
    'makes no twin where the answer to the third creation is lost',
    LONG,
    async () => {
      const team = await open({ text: readShared('corpus/history/after-track-b.md') });
      let creations = 0;
      const release = github().onRequest(({ method, path }) => {
        if (method !== 'POST' || !path.endsWith('/issues')) return undefined;
        creations += 1;
        return creations === 3 ? { kind: 'lose-answer' } : undefined;
      });
      await team.run();
      release();
      const issues = await describeIssues(team);
      expect(issues).toHaveLength(11);
      expect(issues.filter((issue) => issue.endsWith('completed'))).toHaveLength(3);
      expect(new Set(linksIn(await team.read())).size).toBe(11);
      await team.run();
      expect(team.requests().writes).toEqual([]);
    },
  );

  test('only links what is linked already where the config says so', LONG, async () => {
    const text = TEAM_DOCUMENT.replace('**Ranking**', '**Ranking** (#1)');
    const team = await open({ text, config: 'issues: link\n', issues: [{ title: 'Ranking' }] });
    await team.run();
    expect(await describeIssues(team)).toEqual(['#1 Ranking open']);
    expect(await team.read()).toBe(text);
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await team.run();
    expect(await team.read()).toContain('- [x] **Ranking**');
  });

  test('goes on in the next run where there is more than one run may write', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT, config: 'issues: create\nmax-writes: 3\n' });
    const report = await team.run();
    expect(report.notes.join()).toContain('max-writes');
    expect(linksIn(await team.read())).toHaveLength(3);
    await team.run();
    expect(linksIn(await team.read())).toHaveLength(4);
    expect(await describeIssues(team)).toHaveLength(4);
  });

  test('shows what it would do, and writes nothing, in a dry run', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    const [report] = (await team.run({ dryRun: true })).issues;
    expect(report).toMatchObject({ state: 'planned', documents: [DOCUMENT], conflicts: [] });
    expect(report?.writes).toContainEqual(
      expect.objectContaining({ kind: 'create', title: 'Ranking', line: 34 }),
    );
    expect(team.requests().writes).toEqual([]);
  });
});
