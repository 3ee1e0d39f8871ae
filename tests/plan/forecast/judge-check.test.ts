import { expect, test } from 'vitest';
import type { Forecast } from '../../../src/model/forecast.ts';
import type { ReportedProblem } from '../../../src/model/sync-report.ts';
import { judgeCheck } from '../../../src/plan/forecast/judge-check.ts';

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
