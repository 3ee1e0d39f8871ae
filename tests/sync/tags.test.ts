import { describe, expect, test } from 'vitest';
import { isList, numberAt, textAt } from '../support/github/json.ts';
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
  });
});
