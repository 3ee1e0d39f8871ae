import { expect, test } from 'vitest';
import { reportMerges } from '../../../action/report-merges.ts';
import { sync } from '../../../src/sync.ts';
import { SPRINT } from '../../support/example-sprint.ts';
import { still } from '../../support/surroundings.ts';
import { PATH, useDesk } from './harness.ts';

const { open, github } = useDesk();
const LOOK = { kind: 'look' } as const;

test('with issues in step, the run that first sees a merge posts its receipt, once', async () => {
  const config = 'issues: create\n';
  const text = SPRINT.replace(/ \(\[#1\].*\)/, '');
  const desk = await open({ files: { [PATH]: text, '.github/sprint-sync.yml': config } });
  const { repository } = desk;
  const run = async () => {
    await github().advance(2_000);
    const connected = desk.connect();
    const request = { trigger: LOOK, overrides: {}, dryRun: false };
    const report = await sync(connected, request, still(github().now()));
    await reportMerges(connected, { ...request, report });
    return report;
  };
  await run();
  const number = await repository.openPullRequest({
    title: 'Parse queries',
    head: 'parser',
    body: 'Completes: B1',
    files: { parser: 'x' },
  });
  await github().advance(2_000);
  await repository.mergePullRequest(number);
  const report = await run();
  expect(report.pullRequests).toMatchObject([{ number, completes: [expect.any(String)] }]);
  const receipt = await desk.comment(number);
  expect(receipt).toContain('### ✅ Merged: completed “Query parser”');
  expect(receipt).toContain('The sprint document was updated in [');
  expect((await run()).pullRequests).toEqual([]);
  expect(await desk.comment(number)).toBe(receipt);
});
