import { describe, expect, test } from 'vitest';
import { find, isList, type Json, numberAt, textAt } from '../support/github/json.ts';
import { describeIssues, type Team, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { open } = useTeams();

const TEXT = TEAM_DOCUMENT.replace(
  '**Date Started:** March 2, 2026',
  '**Date Started:** March 2, 2026\n**End Date:** March 13, 2026',
);

async function milestones({ repository }: Team) {
  const listed = await repository.read('/milestones?state=all');
  return (isList(listed) ? listed : []).map(
    (one) => `${numberAt(one, 'number')} ${textAt(one, 'title')} ${textAt(one, 'due_on')}`,
  );
}

describe('a sprint’s milestone', () => {
  test('is created once with its due date, and every issue gets it', async () => {
    const team = await open({ text: TEXT, config: 'issues: create\nmilestone: document\n' });
    await team.run();
    expect(await milestones(team)).toEqual(['1 Sprint 7 (Search) 2026-03-13T12:00:00Z']);
    const issues = await team.repository.read('/issues?state=all&milestone=1');
    expect(isList(issues) ? issues.length : 0).toBe(4);
    const again = await team.run();
    expect(team.requests().writes).toEqual([]);
    expect(again.documents[0]?.problems).toEqual([]);
  });
});

describe('a track’s label', () => {
  test('goes with its lines', async () => {
    const config = `issues: create\ntrack-labels: 'track: {track}'\n`;
    const team = await open({ text: TEXT, config });
    await team.run();
    expect(await describeIssues(team)).toEqual([
      '#1 Index builder open [track: Track A]',
      '#2 Incremental updates open [track: Track A]',
      '#3 Query parser open [track: Track B]',
      '#4 Ranking open [track: Track B]',
    ]);
    const line = /- \[ \] \*\*Ranking\*\*.*\n/;
    await team.edit((text) => {
      const [moved = ''] = line.exec(text) ?? [];
      return text
        .replace(line, '')
        .replace('\n### Progress Updates', `${moved}\n### Progress Updates`);
    });
    await team.run();
    expect((await describeIssues(team)).at(-1)).toBe('#4 Ranking open [track: Track A]');
    await team.run();
    expect(team.requests().writes).toEqual([]);

    // A label moves no line: it stays, and the report asks what is meant.
    await team.repository.editIssue(4, { labels: ['track: Track B'] });
    const { documents } = await team.run();
    expect(documents[0]?.problems.map(({ rule }) => rule)).toEqual(['issues-other-track']);
    expect((await describeIssues(team)).at(-1)).toBe('#4 Ranking open [track: Track B]');
    await team.edit((text) => {
      const [moved = ''] = line.exec(text) ?? [];
      return text.replace(line, '').replace(/- \[ \] \*\*Query.*\n/, `$&${moved}`);
    });
    expect((await team.run()).documents[0]?.problems).toEqual([]);
    expect((await describeIssues(team)).at(-1)).toBe('#4 Ranking open [track: Track B]');
  });
});

describe('owners', () => {
  const OWNED = `# Sprint 7

## Work

| ID | Task | Owner | Status |
|----|------|-------|--------|
| T-1 | Index builder | Developer A | Not started |
| T-2 | Query parser | TBD | Not started |
| T-3 | Ranking | Stranger | Not started |
`;
  const config = [
    'issues: create',
    'people:',
    '  Developer A: contributor',
    '  Developer B: maintainer',
    '',
  ].join('\n');

  const assignees = async ({ repository }: Team) => {
    const listed = await repository.read('/issues?state=all&sort=created&direction=asc');
    const logins = (one: Json) => {
      const found = find(one, 'assignees');
      return (isList(found) ? found : []).map((each) => textAt(each, 'login')).join(' ');
    };
    return (isList(listed) ? listed : []).map(logins);
  };

  test('are assigned, and whoever is assigned comes into the document', async () => {
    const team = await open({ text: OWNED, config });
    const first = await team.run();
    expect(await assignees(team)).toEqual(['contributor', '', '']);
    const told = first.documents[0]?.problems.map(({ rule, message }) => `${rule} ${message}`);
    expect(told).toEqual([
      'issues-unknown-owner No login is known for "Stranger", so nobody is assigned for them. Name the logins under `people`.',
    ]);
    await team.repository.editIssue(2, { assignees: ['maintainer'] });
    await team.edit((text) => text.replace('| Developer A |', '| Developer A, Developer B |'));
    await team.run();
    expect(await assignees(team)).toEqual(['contributor maintainer', 'maintainer', '']);
    expect(await team.read()).toContain('| Developer B | Not started |');
    await team.run();
    expect(team.requests().writes).toEqual([]);
  });
});
