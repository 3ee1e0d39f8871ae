import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectGitHub } from '../../src/github/connect-github.ts';
import type { ReportFile } from '../../src/model/measured.ts';
import { renderJobSummary } from '../../src/render/render-job-summary.ts';
import { sync } from '../../src/sync.ts';
import { SPRINT } from '../support/example-sprint.ts';
import type { EmulatedGitHub } from '../support/github/emulated-github.ts';
import { createClient } from '../support/github/http-client.ts';
import type { EmulatedRepository } from '../support/github/repository/emulated-repository.ts';
import { startGitHub } from '../support/github/start-github.ts';
import { still } from '../support/surroundings.ts';

const PATH = 'CURRENT_SPRINT.md';
const CONFIG = '.github/sprint-sync.yml';

let github: EmulatedGitHub;
let count = 0;

beforeAll(async () => {
  github = await startGitHub({ startAt: '2026-03-05T10:00:00Z' });
});
afterAll(async () => {
  await github.stop();
  expect(github.contractViolations).toEqual([]);
});

async function open(text: string, config = '') {
  count += 1;
  const files = { [PATH]: text, [CONFIG]: config };
  const repository = await github.createRepository({ name: `checked-${count}`, files });
  return {
    repository,
    read: async () => (await repository.readFile(PATH)) ?? '',
    run: async (reports: readonly ReportFile[] = []) => {
      const connected = connectGitHub({
        token: github.createActionsToken(repository.owner),
        apiUrl: github.apiUrl,
        fetch: github.fetch,
        throttle: false,
        repository: repository.fullName,
      });
      const request = { trigger: { kind: 'look' }, overrides: {}, dryRun: false } as const;
      return await sync(connected, { ...request, reports }, still(github.now()));
    },
    check: (name: string, conclusion: string | null) => report(repository, name, conclusion),
  };
}

/** A job of the done-branch's head ends so, or is still running. */
async function report(repository: EmulatedRepository, name: string, conclusion: string | null) {
  const client = createClient(github, github.createActionsToken(repository.owner));
  const state =
    conclusion === null ? { status: 'in_progress' } : { status: 'completed', conclusion };
  const body = { name, head_sha: (await repository.branchHead()) ?? '', ...state };
  const { status } = await client('POST', `/repos/${repository.fullName}/check-runs`, { body });
  expect(status).toBe(201);
}

describe('a check that passes on the done-branch', () => {
  test('completes its deliverable, with its link in the change log, and a second run writes nothing', async () => {
    const team = await open(SPRINT, 'checks:\n  - name: "search / *"\n    completes: B2\n');
    await team.check('search / ranking', null);
    await team.run();
    expect(await team.read()).toBe(SPRINT);

    await team.check('search / ranking', 'success');
    await team.run();
    const text = await team.read();
    expect(text).toContain('- [x] **Ranking**');
    expect(text).toMatch(
      /### March 5, 2026\n- Ranking completed \(\[search \/ ranking\]\(https:.*\)\)/,
    );
    const { documents } = await team.run();
    expect(documents.map(({ outcome }) => outcome.kind)).toEqual(['unchanged']);
    expect(await team.read()).toBe(text);
  });

  test('ticks the task and the criterion whose lines name it, by a commit status too', async () => {
    const marked = SPRINT.replace(
      '- [ ] Reads all sources',
      '- [ ] Reads all sources <!-- check: unit -->',
    ).replace(
      '- [ ] No source is forgotten',
      '- [ ] No source is forgotten <!-- check: ci/e2e -->',
    );
    const team = await open(marked);
    await team.check('unit', 'success');
    const { fullName, owner } = team.repository;
    const client = createClient(github, github.createActionsToken(owner));
    const head = (await team.repository.branchHead()) ?? '';
    const body = { state: 'success', context: 'ci/e2e', target_url: 'https://ci.example.com/1' };
    expect((await client('POST', `/repos/${fullName}/statuses/${head}`, { body })).status).toBe(
      201,
    );
    await team.run();
    const text = await team.read();
    expect(text).toContain('- [x] Reads all sources <!-- check: unit -->');
    expect(text).toContain('- [x] No source is forgotten <!-- check: ci/e2e -->');
    expect(text).toContain('- [ ] **Index builder**');
    expect(text).toContain('([ci/e2e](https://ci.example.com/1))');
  });
});

describe('a check that fails later', () => {
  const ticked = SPRINT.replace(
    '- [ ] **Ranking**',
    '- [x] **Ranking** <!-- check: rank -->',
  ).replace('- [ ] No source is forgotten', '- [x] No source is forgotten <!-- check: rank -->');

  test('is reported, and the boxes stay', async () => {
    const team = await open(ticked);
    await team.check('rank', 'failure');
    const { documents } = await team.run();
    const rules = documents.flatMap(({ problems }) => problems.map(({ rule }) => rule));
    expect(rules.filter((rule) => rule === 'check-fails')).toHaveLength(2);
    expect(await team.read()).toBe(ticked);
  });

  test('unticks them where the config says so, and a second run writes nothing', async () => {
    const team = await open(ticked, 'on-failure: untick\n');
    await team.check('rank', 'failure');
    await team.run();
    const text = await team.read();
    expect(text).toContain('- [ ] **Ranking** <!-- check: rank -->');
    expect(text).toContain('- [ ] No source is forgotten <!-- check: rank -->');
    expect(text).toMatch(/- Ranking reopened, as its check failed \(\[rank\]\(https:.*\)\)/);
    expect(text).toMatch(/- No source is forgotten reopened, as its check failed \(\[rank\]/);
    await team.run();
    expect(await team.read()).toBe(text);
  });
});

describe('a task that is bound to a check', () => {
  const bound = SPRINT.replace(
    '- [ ] Reads all sources',
    '- [ ] Reads all sources <!-- check: unit -->',
  );
  const isWaiting = (text: string) => {
    expect(text).toContain('- [x] **Index builder**');
    expect(text).toContain('- [ ] Reads all sources <!-- check: unit -->');
    expect(text).toContain('- [x] Runs in under a minute');
  };

  test('waits for it when its issue is closed, and what it says then reaches the report', async () => {
    const team = await open(bound.replace(/ \(\[#1\].*\)/, ''), 'issues: create\n');
    await team.run();
    await github.advance(2_000);
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    await github.advance(2_000);
    await team.run();
    isWaiting(await team.read());

    await team.check('unit', 'success');
    const { documents } = await team.run();
    expect(await team.read()).toContain('- [x] Reads all sources <!-- check: unit -->');
    expect(documents.map(({ outcome }) => outcome.kind)).toEqual(['committed']);
    await team.check('unit', 'failure');
    const later = await team.run();
    const rules = later.documents.flatMap(({ problems }) => problems.map(({ rule }) => rule));
    expect(rules).toContain('check-fails');
  });

  test('keeps open what its boxes alone call done, whose closed issue stays closed', async () => {
    const text = `# Sprint 1: Words

## Track A: All

### A1. Parser

- [ ] Reads all sources <!-- check: unit -->
- [ ] Runs in under a minute
`;
    const team = await open(text, 'issues: create\n');
    await team.run();
    const linked = await team.read();
    await github.advance(2_000);
    await team.repository.editIssue(1, { state: 'closed', reason: 'completed' });
    for (let run = 0; run < 2; run += 1) {
      await github.advance(2_000);
      await team.run();
      expect(await team.read()).toBe(linked);
      expect((await team.repository.issue(1)).state).toBe('closed');
    }
    await team.check('unit', 'success');
    await team.run();
    await team.run();
    expect((await team.read()).match(/\[x\]/g)).toHaveLength(2);
    expect((await team.repository.issue(1)).state).toBe('closed');
  });
});

test('where nothing is bound to a check, none is asked for', async () => {
  const team = await open(SPRINT);
  const seen = github.requests.length;
  await team.run();
  const asked = github.requests.slice(seen).filter(({ path }) => /check-runs|status$/.test(path));
  expect(asked).toEqual([]);
});

test('the reports of a job bring the metrics up to date, with the trend in the summary', async () => {
  const table =
    '## Metrics\n\n| Category | Current | Target | Status |\n|---|---|---|---|\n| Parser tests | 1/3 | 3/3 | 🔲 2 to fix |\n';
  const text = SPRINT.replace('## 🎯 Track A', `${table}\n## 🎯 Track A`).replace(
    '- [ ] No source is forgotten',
    '- [ ] Source tests: 3/3 passing',
  );
  const config = [
    'metrics:',
    '  - { row: Parser tests, junit: "out/*.xml" }',
    '  - { row: Source tests, junit: out/parser.xml }',
  ];
  const team = await open(text, `${config.join('\n')}\n`);
  const junit = '<testsuite><testcase/><testcase/><testcase/></testsuite>';
  const report = await team.run([{ path: 'out/parser.xml', text: junit }]);
  const after = await team.read();
  expect(after).toContain('| Parser tests | 3/3 | 3/3 | ✅ Complete |');
  expect(after).toContain('- [x] Source tests: 3/3 passing');
  expect(renderJobSummary(report)).toContain('Parser tests: 1/3 → 3/3');
  const again = await team.run([{ path: 'out/parser.xml', text: junit }]);
  expect(again.documents.map(({ outcome }) => outcome.kind)).toEqual(['unchanged']);
});
