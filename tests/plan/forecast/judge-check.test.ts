import { expect, test } from 'vitest';
import type { Forecast } from '../../../src/model/forecast.ts';
import type { ReportedProblem } from '../../../src/model/sync-report.ts';
import { judgeCheck } from '../../../src/plan/forecast/judge-check.ts';
import { renderComment } from '../../../src/render/forecast/render-comment.ts';
import { forecastPullRequest, startRun } from '../../../src/sync/forecast/forecast-pull-request.ts';
import { createReadingDesk } from '../../support/memory/memory-desk.ts';
import { createMemoryGitHub } from '../../support/memory/memory-github.ts';

const problem = (rule: string, severity: ReportedProblem['severity']): ReportedProblem => ({
  rule,
  severity,
  path: null,
  line: 1,
  column: 1,
  message: '',
});

const forecast = (more: Partial<Forecast> = {}): Forecast => ({
  repository: 'octo-org/octo-repo',
  pullRequest: {
    number: 1,
    url: '',
    title: '',
    headSha: '',
    baseBranch: 'main',
    updatedAt: 0,
    reverts: null,
  },
  standing: { kind: 'open', isDraft: false },
  documents: [],
  problems: [],
  notes: [],
  proposal: null,
  ...more,
});

test.each([
  ['no name', forecast(), 'neutral', 'failure', 'failure'],
  [
    'an unknown name',
    forecast({ problems: [problem('unknown-name', 'warning')] }),
    'neutral',
    'neutral',
    'failure',
  ],
  [
    'a broken document',
    forecast({ problems: [problem('document', 'error')] }),
    'neutral',
    'neutral',
    'failure',
  ],
  ['a closed one', forecast({ standing: { kind: 'closed' } }), 'success', 'success', 'success'],
  ['our own', forecast({ standing: { kind: 'ours' } }), 'success', 'success', 'success'],
])('%s: none, link, valid', (_, subject, ...expected) => {
  const judged = (['none', 'link', 'valid'] as const).map(
    (require) => judgeCheck(subject, require).conclusion,
  );
  expect(judged).toEqual(expected);
});

test('what has no place to say so is neither counted as complete nor a success', async () => {
  const text =
    '# Sprint 7\n\n## Track A: Work\n\n### Deliverables\n\n- **Index**\n\n## Track B: More\n\n- [ ] **Rank**\n';
  const told = await tell(text, { body: 'Completes: Index, Rank' });
  expect(judgeCheck(told, 'valid')).toMatchObject({ conclusion: 'failure', title: '1 problem' });
  const comment = renderComment(told);
  expect(comment).toContain('### 🔭 Completes “Rank”, cannot change “Index”');
  expect(comment).toContain('⚠️ no place for a status');
});

test('what a pull request ticks itself and says that it completes, it completes', async () => {
  const text = '# Sprint 7\n\n## Track A: Work\n\n- [ ] **Rank**\n- [x] **Index**\n';
  const own = text.replace('[ ]', '[x]');
  const told = await tell(text, { body: 'Completes: Rank, Index', own });
  expect(judgeCheck(told, 'none').title).toBe('Completes 1, advances 0: 50% → 100%');
  const comment = renderComment(told);
  expect(comment).toContain('### 🔭 Completes “Rank”, edits the sprint document');
  expect(comment).toContain('✅ not started → done');
  expect(comment).toContain('"Index" is done already');
});

async function tell(
  text: string,
  { body, own = text }: { readonly body: string; readonly own?: string },
): Promise<Forecast> {
  const { repository, people } = createMemoryGitHub({ files: { 'SPRINT.md': text } });
  const files = { work: 'x', ...(own === text ? {} : { 'SPRINT.md': own }) };
  const pullRequest = await people.openPullRequest({ title: 'Work', head: 'work', body, files });
  const run = await startRun({ ...repository, desk: createReadingDesk(repository) }, {});
  return await forecastPullRequest(run, { pullRequest, now: '2026-03-05T10:00:00Z' });
}
