import { expect, test } from 'vitest';
import { DOCUMENT, describeIssues, type Team, useTeams } from './harness.ts';
import { TEAM_DOCUMENT } from './team-document.ts';

const { open } = useTeams();
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
