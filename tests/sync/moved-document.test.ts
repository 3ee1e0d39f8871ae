import { expect, test } from 'vitest';
import { DOCUMENT, describeIssues, type Team, useTeams } from './harness.ts';
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
