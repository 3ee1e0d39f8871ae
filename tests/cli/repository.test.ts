import { describe, expect, it } from 'vitest';
import { CONFIG, DOCUMENT, describeIssues, type Team, useTeams } from '../sync/harness.ts';
import { TEAM_DOCUMENT } from '../sync/team-document.ts';
import { makeFile, type Result, runCliWith } from './run-cli.ts';

const { github, open } = useTeams();
const LONG = { timeout: 60_000 };

/** GitHub dates by whole seconds; what is of the second of a read waits for the next one. */
const NEXT_SECOND_MS = 2_000;

interface Run extends Result {
  /** Requests other than reads. */
  readonly writes: readonly string[];
}

/** A command line at a machine whose environment holds a token. */
async function run(team: Team, ...args: readonly string[]): Promise<Run> {
  const token = github().createActionsToken(team.repository.owner);
  return await runWith({ GITHUB_TOKEN: token }, ...args, '--repo', team.repository.fullName);
}

async function runWith(
  env: Readonly<Record<string, string>>,
  ...args: readonly string[]
): Promise<Run> {
  const seen = github().requests.length;
  const parts = {
    apiUrl: github().apiUrl,
    env: (name: string) => env[name],
    now: () => new Date(github().now()),
    sleep: (milliseconds: number) => github().advance(milliseconds),
  };
  const result = await runCliWith(parts, ...args);
  const writes = github()
    .requests.slice(seen)
    .filter(({ method, path }) => method !== 'GET' && path !== '/graphql')
    .map(({ method, path }) => `${method} ${path}`);
  return { ...result, writes };
}

const TICKED = TEAM_DOCUMENT.replace('- [ ] **Ranking**', '- [x] **Ranking**');

describe('plan and sync', () => {
  it('show a first sync, do it, and are in step then', LONG, async () => {
    const team = await open({ text: TICKED });
    const { fullName } = team.repository;
    const planned = await run(team, 'plan');
    expect(planned).toEqual({
      code: 0,
      err: '',
      writes: [],
      out: `CURRENT_SPRINT.md  Sprint 7 (Search)  25% done
  Issues (4)
    + new issue  Index builder  line 15  0/2 tasks
    + new issue  Incremental updates  line 18  0/1 tasks
    + new issue  Query parser  line 33
    + new issue  Ranking  line 34  then closed as completed

Plan: 4 new issues. Nothing was written: \`sprint-sync sync --repo ${fullName}\` does it.
`,
    });
    expect(await team.read()).toBe(TICKED);
    expect(await team.repository.issues()).toEqual([]);

    const done = await run(team, 'sync');
    expect(done.code).toBe(0);
    expect(done.out.split('\nDone:')[0]).toBe(`CURRENT_SPRINT.md  Sprint 7 (Search)  25% done
  Document (4)
    Link "Index builder" to #1
    Link "Incremental updates" to #2
    Link "Query parser" to #3
    Link "Ranking" to #4
  Issues (5)
    + #1  Index builder  line 15  0/2 tasks
    + #2  Incremental updates  line 18  0/1 tasks
    + #3  Query parser  line 33
    + #4  Ranking  line 34
    ~ #4  Ranking  line 34
        open → closed as completed
`);
    expect(done.out).toMatch(
      /\nDone: 4 changes to the document, 4 new issues, 1 issue changed\.\n/,
    );
    expect(done.out).toMatch(
      /\nCommit [0-9a-f]{7}: https:\/\/github\.com\/.*\/commit\/[0-9a-f]{40}\n$/,
    );
    expect(await describeIssues(team)).toEqual([
      '#1 Index builder open',
      '#2 Incremental updates open',
      '#3 Query parser open',
      '#4 Ranking completed',
    ]);

    await github().advance(NEXT_SECOND_MS);
    expect(await run(team, 'plan')).toMatchObject({
      code: 0,
      writes: [],
      out: 'CURRENT_SPRINT.md  Sprint 7 (Search)  25% done\n\nIn step: nothing to do.\n',
    });
    await changeBothSides(team);
    await github().advance(NEXT_SECOND_MS);
    await expectPlanOfBothSides(team);
    await expectSyncOfBothSides(team);
  });

  it('stop at a brake and say what it says', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    await run(team, 'sync');
    await team.edit(() => '# Current Sprint - Sprint 7 (Search)\n\n## Track A\n\n- [ ] **x**\n');
    await github().advance(NEXT_SECOND_MS);
    for (const command of ['plan', 'sync']) {
      const { code, out, err, writes } = await run(team, command);
      expect(writes).toEqual([]);
      expect(code).toBe(1);
      expect(out).toMatch(/\nNothing was written\.\n$/);
      expect(err).toBe(
        'sprint-sync: CURRENT_SPRINT.md: 4 deliverables that have issues are gone from the document, and more than 3 at once may be a mistake: nothing was written. If it was one, restore the document; if it is meant, run once by hand with the input `allow-mass-change: true` (command line: `--allow-mass-change`).\n',
      );
    }
    const { brakes, inStep } = JSON.parse((await run(team, 'plan', '--json')).out);
    expect(brakes).toEqual([
      { documents: [DOCUMENT], message: expect.stringContaining('restore the document') },
    ]);
    expect(inStep).toBe(false);
    const meant = await run(team, 'plan', '--allow-mass-change');
    expect(meant).toMatchObject({ code: 0, writes: [] });
    expect(meant.out).toContain('open → closed as not planned');
  });
});

/** One value of each kind on each side, and a title on both. */
async function changeBothSides({ repository, edit }: Team): Promise<void> {
  await repository.editIssue(1, { state: 'closed', reason: 'completed', title: 'Index maker' });
  await repository.editIssue(2, { title: 'Increments' });
  await edit((text) =>
    text
      .replace('**Incremental updates**', '**Incremental update**')
      .replace('  - [ ] Only changed', '  - [x] Only changed')
      .replace('- [x] **Ranking**', '- [ ] **Rank**'),
  );
}

async function expectPlanOfBothSides(team: Team): Promise<void> {
  const text = await team.read();
  const today = github().now().slice(0, 10);
  const { code, out, err, writes } = await run(team, 'plan');
  expect(writes).toEqual([]);
  expect(code).toBe(1);
  const [document = '', issues = ''] = out.split('  Issues (4)\n');
  expect(document).toMatch(
    /^CURRENT_SPRINT\.md {2}Sprint 7 \(Search\) {2}0% → 25% done\n {2}Document \(\d+\)\n/,
  );
  for (const line of [
    'Set "Index builder" from not started to done',
    'Tick the task "Reads all sources"',
    'Rename "Index builder" to "Index maker"',
    `Set "Last updated" of the sprint from "March 2, 2026" to ${today}`,
    'Set the progress of track-a from "0/2 deliverables" to 1/2',
  ]) {
    expect(document).toContain(`\n    ${line}\n`);
  }
  expect(issues.split('\n\nPlan:')[0]).toBe(
    `    ? #2  a comment asks which is right  line 18
        title "Incremental update" in the document, "Increments" on GitHub
    ~ #1  Index maker  line 15
        task "Reads all sources" ticked
        task "Runs in under a minute" ticked
    ~ #2  Increments  line 18
        label "status: in-progress" added
        task "Only changed files are read" ticked
    ~ #4  Ranking  line 34
        title "Ranking" → "Rank"
        closed as completed → open
  Conflicts, which wait for a person (1)
    #2 title "Incremental update" in the document, "Increments" on GitHub
`.trimEnd(),
  );
  expect(out).toMatch(/\nPlan: \d+ changes to the document, 3 issues changed, 1 comment\./);
  expect(err).toBe(
    'CURRENT_SPRINT.md:18:1: warning: Issue #2 and the document disagree about title: "Incremental update" here, "Increments" there. Choose in the comment on the issue, or make both alike. (issues-conflict)\n',
  );
  expect((await run(team, 'plan', '--diff')).out).toContain('\n+- [x] **Index maker** ([#1](');
  await expectPlanAsJson(team);
  expect(await team.read()).toBe(text);
}

async function expectPlanAsJson(team: Team): Promise<void> {
  const json = JSON.parse((await run(team, 'plan', '--json')).out);
  expect(json).toMatchObject({ dryRun: true, inStep: false, postponed: 0, brakes: [], notes: [] });
  const [document] = json.documents;
  expect(document).toMatchObject({ path: DOCUMENT, outcome: { kind: 'planned' } });
  expect(document.progress).toMatchObject({ before: { percent: 0 }, after: { percent: 25 } });
  expect(document.changes).toContainEqual({
    kind: 'rename',
    subject: 'sprint-7/track-a/index-builder',
    title: 'Index builder',
    before: 'Index builder',
    after: 'Index maker',
    description: 'Rename "Index builder" to "Index maker"',
  });
  expect(document.diff).toContain('+- [x] **Index maker**');
  expect(json.issues).toContainEqual({
    kind: 'change',
    path: DOCUMENT,
    deliverable: 'sprint-7/track-b/rank',
    line: 34,
    issue: 4,
    title: 'Ranking',
    changes: [
      { field: 'title', before: 'Ranking', after: 'Rank' },
      { field: 'state', before: 'completed', after: 'open' },
    ],
    description: 'Change issue #4 "Ranking": title "Ranking" → "Rank", closed as completed → open',
  });
  expect(json.conflicts).toEqual([
    {
      path: DOCUMENT,
      issue: 2,
      field: 'title',
      document: 'Incremental update',
      github: 'Increments',
    },
  ]);
}

async function expectSyncOfBothSides(team: Team): Promise<void> {
  const planned = JSON.parse((await run(team, 'plan', '--json')).out);
  const done = await run(team, 'sync', '--json');
  expect(done.code).toBe(1);
  const json = JSON.parse(done.out);
  const [document] = json.documents;
  expect(json).toMatchObject({ dryRun: false, inStep: false, conflicts: planned.conflicts });
  expect(document.outcome).toMatchObject({ kind: 'committed', sha: expect.any(String) });
  expect(document.changes).toEqual(planned.documents[0].changes);
  expect(bySubject(json.issues)).toEqual(bySubject(planned.issues));

  await github().advance(NEXT_SECOND_MS);
  const after = await run(team, 'plan');
  expect(after).toMatchObject({ code: 1, writes: [] });
  expect(after.out).toContain('Conflicts, which wait for a person (1)');
  expect(after.out).toMatch(/\nNothing to write, but not in step\.\n$/);
}

/** A plan says where things stand; afterwards a line may have moved, and a rename gives another key. */
function bySubject(writes: readonly Readonly<Record<string, unknown>>[]) {
  return writes.map(({ line, deliverable, ...write }) => {
    return { ...write, isPlaced: line !== null && deliverable !== null };
  });
}

describe('what stands in the way is told with what to do', () => {
  it('a missing token', async () => {
    const { code, out, err, writes } = await runWith({}, 'plan', '--repo', 'acme/maps', '--json');
    expect({ code, writes }).toEqual({ code: 1, writes: [] });
    expect(JSON.parse(out)).toEqual({ error: expect.stringContaining('GITHUB_TOKEN is not set') });
    expect(err).toContain('--token-env');
    const mine = await runWith(
      { GITHUB_TOKEN: 'x' },
      'plan',
      '--repo',
      'a/b',
      '--token-env',
      'MINE',
    );
    expect(mine.err).toContain('The environment variable MINE is not set');
  });

  it('a token in place of its variable', async () => {
    const { code, err } = await runWith({}, 'plan', '--repo', 'a/b', '--token-env', 'ghp-1234');
    expect(code).toBe(2);
    expect(err).toContain('and not the token itself');
    expect(err).not.toContain('1234');
  });

  it('a wrong token, from the variable that was named', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    const args = ['plan', '--repo', team.repository.fullName, '--token-env', 'MINE'];
    const { code, err } = await runWith({ MINE: 'ghs_wrong', GITHUB_TOKEN: 'x' }, ...args);
    expect(code).toBe(1);
    expect(err).toContain('GitHub did not accept the token');
    expect(err).not.toContain('ghs_wrong');
  });

  it('an unknown repository', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    const token = github().createActionsToken(team.repository.owner);
    const { code, err } = await runWith({ GITHUB_TOKEN: token }, 'sync', '--repo', 'octo-org/nope');
    expect(code).toBe(1);
    expect(err).toMatch(/octo-org\/nope .*Either it does not exist, or the token may not see it/);
  });

  it('no document, neither where one usually stands nor where one was named', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT });
    const named = await run(team, 'plan', '--document', 'docs/X.md');
    expect(named).toMatchObject({ code: 1, writes: [], out: 'Nothing was written.\n' });
    expect(named.err).toContain('docs/X.md:1:1: error: There is no file docs/X.md.');
    await team.repository.push({ files: { [DOCUMENT]: null } });
    const { code, err } = await run(team, 'sync');
    expect(code).toBe(1);
    expect(err).toContain('has no sprint document: none of CURRENT_SPRINT.md, ');
  });

  it('a config that is wrong, here or there', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT, config: 'issue: create\n' });
    const there = await run(team, 'plan');
    expect(there.code).toBe(1);
    expect(there.err).toContain(`${CONFIG}:1:1: error: There is no key \`issue\`. Did you mean`);
    const wrong = makeFile('issues: creat\n', 'mine.yml');
    const here = await run(team, 'plan', '--config', wrong);
    expect(here.err).toContain(`${wrong}:1:9: error: \`issues\` must be`);
    const right = makeFile('issues: create\n', 'mine.yml');
    expect((await run(team, 'plan', '--config', right)).out).toContain('Plan: 4 new issues.');
    const missing = await run(team, 'plan', '--config', 'no-such.yml');
    expect(missing.err).toContain('no-such.yml could not be read: there is no such file');
  });

  it('issues that play no part', LONG, async () => {
    const team = await open({ text: TEAM_DOCUMENT, config: '' });
    const { code, out, writes } = await run(team, 'plan');
    expect({ code, writes }).toEqual({ code: 0, writes: [] });
    expect(out).toContain('the config does not say `issues: link` or `issues: create`');
  });

  it.each([
    [['plan'], /--repo OWNER\/NAME is missing/],
    [['plan', '--repo', 'maps'], /--repo is OWNER\/NAME, received "maps"/],
    [['sync', 'SPRINT.md', '--repo', 'acme/maps'], /too many operands: SPRINT\.md/],
    [
      ['plan', '--repo', 'acme/maps', '--dokument', 'x'],
      /unknown option --dokument. Did you mean --document\?/,
    ],
  ])('a wrong command line: %j', async (args, message) => {
    const { code, err } = await runWith({ GITHUB_TOKEN: 'x' }, ...args);
    expect(code).toBe(2);
    expect(err).toMatch(message);
  });
});
