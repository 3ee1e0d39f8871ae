import { describe, expect, test } from 'vitest';
import { createClient } from '../support/github/http-client.ts';
import { type Team, useTeams } from './harness.ts';

const { open } = useTeams();
const LONG = { timeout: 60_000 };
const TABLE = `# Sprint 8: Words

## Track A: All

**Status:** 🔲 Not Started

| Task | Owner | Status |
|------|-------|--------|
| **One** | Apps | 🔲 Not Started |
| **Two** | Core | 🔲 Not Started |

## Blockers

None
`;

async function start(): Promise<Team> {
  const team = await open({ text: TABLE });
  await team.run();
  return team;
}

async function say(
  { repository }: Team,
  { body, by = 'contributor', issue = 1 }: { body: string; by?: string; issue?: number },
): Promise<void> {
  const client = createClient(repository.github, repository.github.createUserToken(by));
  const path = `/repos/${repository.fullName}/issues/${issue}/comments`;
  expect((await client('POST', path, { body: { body } })).status).toBe(201);
}

async function label(team: Team, ...labels: string[]): Promise<void> {
  await team.repository.editIssue(1, { labels });
  await team.run();
}

describe('why an item is blocked', () => {
  test(
    'stands among the blockers with issue and day, until it is not blocked any more',
    LONG,
    async () => {
      const team = await start();
      await say(team, { body: '/sprint block waiting for the certificate' });
      await label(team, 'status: blocked');
      expect(await team.read()).toMatch(
        /\*\*One\*\*(?: \(\[#1\][^\n]*)?: waiting for the certificate \(.*20\d\d.*\)/,
      );
      await label(team);
      expect(await team.read()).not.toContain('certificate');
      expect(await team.read()).toContain('## Blockers\n\nNone\n');
    },
  );

  test('is the word of those who may write, and of the last command alone', LONG, async () => {
    const team = await start();
    await say(team, { body: '/sprint block an older reason' });
    await say(team, { body: '/sprint unblock' });
    await say(team, { body: '/sprint block nonsense', by: 'outsider' });
    await label(team, 'status: blocked');
    expect(await team.read()).toContain('blocked since');
    expect(await team.read()).not.toMatch(/older reason|nonsense/);
  });

  test('is told of what is deferred too, where somebody gave a reason', LONG, async () => {
    const team = await start();
    await say(team, { body: '/sprint defer until the summer' });
    await label(team, 'status: deferred');
    expect(await team.read()).toMatch(/\*\*One\*\*.*: until the summer \(/);
    await say(team, { body: '/sprint block no seats left' });
    await label(team, 'status: blocked');
    expect(await team.read()).toMatch(/\*\*One\*\*.*: no seats left \(/);
    expect(await team.read()).not.toContain('summer');
  });
});
