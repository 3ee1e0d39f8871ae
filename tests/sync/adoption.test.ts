import { describe, expect, test } from 'vitest';
import { describeIssues, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { open } = useTeams();
const LONG = { timeout: 60_000 };
const LABELLED = 'issues-with:\n  label: sprint\n';

const messages = (report: { documents: readonly { problems: readonly { message: string }[] }[] }) =>
  report.documents.flatMap(({ problems }) => problems.map(({ message }) => message)).join('\n');

describe('an issue that people made for the sprint and that no line has', () => {
  test('gets a line at the end of the last open track, and the counts follow', LONG, async () => {
    const team = await open({
      text: TEAM_DOCUMENT,
      config: `issues: create\nadopt: append\n${LABELLED}`,
      issues: [{ title: 'Synonyms | *fuzzy*', labels: ['sprint'], by: 'contributor' }],
    });
    await team.run();
    const text = await team.read();
    expect(text).toContain(
      `- [ ] **Synonyms \\| \\*fuzzy\\*** ([#1](https://github.com/${team.repository.fullName}/issues/1))\n\n---`,
    );
    expect(text).toMatch(/\| B - Queries \| [^|]*\| 0% \| 0\/3 deliverables \|/);
    expect(await describeIssues(team)).toHaveLength(5);
    await team.run();
    expect(team.requests().writes).toEqual([]);
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await team.run();
    expect(await team.read()).toContain('- [x] **Synonyms');
  });

  test('is shown with the line to add where the config does not say so', LONG, async () => {
    const team = await open({
      text: TEAM_DOCUMENT,
      config: `issues: create\n${LABELLED}`,
      issues: [
        { title: 'Synonyms', labels: ['sprint'] },
        { title: 'Ranking', labels: ['sprint'] },
        { title: 'Something else' },
      ],
    });
    const said = messages(await team.run());
    expect(said).toMatch(/: `- \[ \] \*\*Synonyms\*\* \(\[#1\]\([^`]*\)\)`$/m);
    expect(said).toContain('Issue #2 is called like this line, which has no issue.');
    expect(said).not.toContain('#3 ');
    expect(await team.read()).not.toContain('Synonyms');
    expect(await describeIssues(team)).toHaveLength(6);
    expect(messages(await team.run())).toContain('- [ ] **Synonyms** ([#1](');
    expect(team.requests().writes).toEqual([]);
  });

  test('may come from an outsider, when the label is from somebody who may', LONG, async () => {
    const team = await open({
      text: TEAM_DOCUMENT,
      config: `issues: create\nadopt: append\n${LABELLED}`,
      issues: [{ title: 'Broken search', by: 'outsider' }],
    });
    await team.run();
    expect(await team.read()).not.toContain('Broken search');
    await team.repository.editIssue(1, { labels: ['sprint'] });
    await team.run();
    expect(await team.read()).toContain('**Broken search**');
  });

  test('is not taken into the next sprint when its own is over', LONG, async () => {
    const team = await open({
      text: TEAM_DOCUMENT,
      config: `issues: create\nadopt: append\n${LABELLED}`,
      issues: [{ title: 'Synonyms', labels: ['sprint'] }],
    });
    await team.run();
    expect(await team.read()).toContain('Synonyms');
    await team.edit(() => TEAM_DOCUMENT.replace('Sprint 7', 'Sprint 8'));
    await team.run();
    await team.run();
    expect(team.requests().writes).toEqual([]);
    expect(await team.read()).not.toContain('Synonyms');
    expect(await describeIssues(team)).toContain('#1 Synonyms open [sprint]');
  });
});
