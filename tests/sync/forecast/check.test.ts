import { expect, test } from 'vitest';
import { connectGitHub } from '../../../src/github/connect-github.ts';
import { answerMergeGroup, publishCheck } from '../../../src/sync/forecast/publish-check.ts';
import { SPRINT } from '../../support/example-sprint.ts';
import { createClient } from '../../support/github/http-client.ts';
import { listAt, numberAt, textAt } from '../../support/github/json.ts';
import type { EmulatedRepository } from '../../support/github/repository/emulated-repository.ts';
import { PATH, useDesk } from './harness.ts';

const { open, github } = useDesk();

const connect = ({ owner, fullName }: EmulatedRepository) =>
  connectGitHub({
    token: github().createActionsToken(owner),
    apiUrl: github().apiUrl,
    fetch: github().fetch,
    throttle: false,
    repository: fullName,
  });

async function runsOf({ fullName }: EmulatedRepository, sha: string) {
  const client = createClient(github(), github().createUserToken('maintainer'));
  const { body } = await client('GET', `/repos/${fullName}/commits/${sha}/check-runs`);
  return listAt(body, 'check_runs').map((run) => ({
    id: numberAt(run, 'id'),
    name: textAt(run, 'name'),
    conclusion: textAt(run, 'conclusion'),
    title: textAt(run, 'output', 'title'),
  }));
}

test('the check follows the config, is written once, and carries every problem on its line', async () => {
  const lines = Array.from({ length: 60 }, (_, index) => `- [ ] **Part ${index}** (needs: ?)`);
  const config = 'require: valid\n';
  const desk = await open({ files: { [PATH]: SPRINT, '.github/sprint-sync.yml': config } });
  const { repository } = desk;
  const stale = lines.map((line) => line.replace('[ ]', '[x]')).join('\n  - [ ] open\n');
  const number = await repository.openPullRequest({
    title: 'Work',
    head: 'work',
    body: 'Completes: Zeppelin',
    files: {
      [PATH]: SPRINT.replace('- [ ] **Ranking**', `- [ ] **Ranking**\n${stale}\n  - [ ] open`),
    },
  });
  const report = await desk.tell(number);
  expect(report.verdict.conclusion).toBe('failure');
  expect(report.verdict.problems.length).toBeGreaterThan(50);
  const { desk: writer } = connect(repository);
  expect(await publishCheck(writer, report)).toEqual({ kind: 'created' });
  expect(await publishCheck(writer, report)).toEqual({ kind: 'unchanged' });

  const { headSha } = await repository.pullRequest(number);
  const [run, ...others] = await runsOf(repository, headSha);
  expect(others).toEqual([]);
  expect(run).toMatchObject({ name: 'Sprint', conclusion: 'failure' });
  const client = createClient(github(), github().createUserToken('maintainer'));
  const path = `/repos/${repository.fullName}/check-runs/${run?.id}/annotations?per_page=100`;
  const notes = listAt((await client('GET', path)).body);
  const placed = report.verdict.problems.filter((problem) => problem.path !== null);
  expect(notes.length).toBe(Math.min(placed.length, 100));
  const merged = report.forecast.documents[0]?.texts.merged.split('\n') ?? [];
  const lineOf = notes.map((note) => merged[numberAt(note, 'start_line') - 1] ?? '');
  expect(lineOf.filter((line) => line.includes('Part'))).toHaveLength(60);

  await repository.editPullRequest(number, { body: 'Completes: A1' });
  const later = await desk.tell(number);
  expect(
    await publishCheck(writer, {
      ...later,
      forecast: { ...later.forecast, pullRequest: { ...later.forecast.pullRequest, updatedAt: 1 } },
    }),
  ).toEqual({ kind: 'outdated' });
});

test('a merge queue is answered at once', async () => {
  const { repository } = await open({ files: { [PATH]: SPRINT } });
  const head = await repository.push({ branch: 'gh-readonly-queue/main/pr-1', files: { x: 'y' } });
  const { desk } = connect(repository);
  expect(await answerMergeGroup(desk, { head, at: 1 })).toEqual({ kind: 'created' });
  expect(await runsOf(repository, head)).toMatchObject([{ name: 'Sprint', conclusion: 'success' }]);
});
