import { afterAll, beforeAll, describe, test } from 'vitest';
import type { EmulatedGitHub } from '../tests/support/github/emulated-github.ts';
import { startGitHub } from '../tests/support/github/start-github.ts';
import { openTeam, type Team } from '../tests/sync/harness.ts';

/*
 * How many requests a sync takes, counted on the emulated GitHub. The last column is what the same work
 * takes at least where nothing is promised: no memory of what was agreed, no lease, no look before a write.
 */

const SIZES = [20, 100, 500];
const HALF_AN_HOUR = 1_800_000;
/** Runs do not follow each other at once: what the last one did is long ago. */
const HOUR = 3_600_000;

let github: EmulatedGitHub;
beforeAll(async () => {
  github = await startGitHub({ rateLimit: 100_000 });
});
afterAll(() => github.stop());

const rows: string[] = [];
afterAll(() => {
  console.log(
    [
      '| deliverables | case | reads | writes | all | at least |',
      '|--:|---|--:|--:|--:|--:|',
      ...rows,
    ].join('\n'),
  );
});

describe.each(SIZES)('%i deliverables', (size) => {
  test('requests', { timeout: HALF_AN_HOUR }, async () => {
    const config = 'issues: create\nmax-writes: 400\n';
    const files = { '.github/sprint-sync.yml': config, 'CURRENT_SPRINT.md': writeSprint(size) };
    const team = openTeam(github, await github.createRepository({ name: `team-${size}`, files }));
    const count = async (name: string, least: number, runs = 1) => {
      let [reads, writes] = [0, 0];
      await github.advance(HOUR);
      for (let run = 0; run < runs; run += 1) {
        await team.run();
        const requests = team.requests();
        reads += requests.reads;
        writes += requests.writes.length;
      }
      rows.push(`| ${size} | ${name} | ${reads} | ${writes} | ${reads + writes} | ${least} |`);
    };
    const runs = size > 400 ? 2 : 1;
    await count(runs === 1 ? 'first sync' : 'first sync, in two runs', size + 3, runs);
    await count('nothing changed, right after it', 2);
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await count('one issue closed', 2);
    await tick(team, 2);
    await count('one box ticked', 3);
    const pull = await team.repository.openPullRequest({
      title: 'Three at once',
      head: 'three',
      body: 'Closes #3, closes #4, closes #5',
      files: { x: 'x' },
    });
    await team.repository.mergePullRequest(pull);
    await count('pull request merged that closes three', 2);
    await count('nothing changed', 2);
  });
});

function tick(team: Team, number: number): Promise<void> {
  return team.edit((text) => text.replace(`- [ ] **Item ${number}**`, `- [x] **Item ${number}**`));
}

function writeSprint(size: number): string {
  const items = Array.from(
    { length: size },
    (_, index) => `- [ ] **Item ${index + 1}**\n  - [ ] Part\n`,
  );
  return `# Sprint 1: Requests\n\n## Track A: All\n\n**Status:** 🔲 NOT STARTED\n\n### Deliverables\n${items.join('')}`;
}
