import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planEdits } from '../../src/document/plan-edits.ts';
import type { Measured } from '../../src/model/measured.ts';
import { isMet } from '../../src/plan/metrics/is-met.ts';
import { planMetrics } from '../../src/plan/metrics/plan-metrics.ts';
import { readReports } from '../../src/plan/metrics/read-reports.ts';

const NOW = '2026-03-05T10:00:00Z';

const count = (done: number, total: number): Measured => ({ kind: 'count', done, total });
const number = (value: number): Measured => ({ kind: 'number', value });

/** A table of metrics in which one row is measured; the row as it stands afterwards. */
function measure(row: string, measured: Measured): string {
  const text = `# Sprint 7\n\n## Metrics\n\n| Metric | Current | Target | Status |\n|---|---|---|---|\n| Other | 1/1 | 1/1 | ✅ Complete |\n${row}\n\n## Track A: Work\n\n- [ ] **One**\n`;
  const document = parseDocument(text);
  const name = row.split('|')[1]?.trim() ?? '';
  const readings = [{ row: name, measured, source: 'report.xml' }];
  const plan = planMetrics(document, readings, NOW);
  const after = applyEdits(text, planEdits(document, plan.changes));
  const again = planMetrics(parseDocument(after), readings, NOW);
  expect(again.changes, 'a second run plans nothing').toEqual([]);
  return after.split('\n').find((line) => line.startsWith(`| ${name} |`)) ?? '';
}

test.each([
  [
    '| Tests | 60/64 | 64/64 | 🔲 4 to fix |',
    count(64, 64),
    '| Tests | 64/64 | 64/64 | ✅ Complete |',
  ],
  [
    '| Tests | 60/64 | 64/64 | 🔲 4 to fix |',
    count(62, 64),
    '| Tests | 62/64 | 64/64 | 🔲 2 to fix |',
  ],
  ['| Tests | 64/64 | 64/64 | ✅ Stable |', count(64, 64), '| Tests | 64/64 | 64/64 | ✅ Stable |'],
  [
    '| Tests | TBD | 10/10 | 🔲 Not Started |',
    count(3, 10),
    '| Tests | 3/10 | 10/10 | 🔲 Not Started |',
  ],
  [
    '| Tests | 64/64 | 64/64 | ✅ Complete |',
    count(63, 64),
    '| Tests | 63/64 | 64/64 | 🟡 In Progress |',
  ],
  [
    '| Size | 340 MB | 200 MB | 🔲 Too big |',
    number(180.4),
    '| Size | 180 MB | 200 MB | ✅ Complete |',
  ],
  [
    '| Coverage | 81.5% | ≥ 85% | 🔲 Low |',
    number(86.24),
    '| Coverage | 86.2% | ≥ 85% | ✅ Complete |',
  ],
  ['| Coverage | 81,5 % | 85 % | 🔲 Low |', number(82), '| Coverage | 82,0 % | 85 % | 🔲 Low |'],
  ['| Mood | good | better | 🔲 Low |', number(3), '| Mood | good | better | 🔲 Low |'],
  ['| Users | 10 | 20 | 🔲 Low |', number(30), '| Users | 30 | 20 | 🔲 Low |'],
])('%s', (row, measured, after) => {
  expect(measure(row, measured)).toBe(after);
});

test.each([
  [count(20, 21), '21/21', false],
  [count(22, 22), '21/21', true],
  [count(0, 0), '21/21', null],
  [number(0), '0 errors', true],
  [number(1), '0', false],
  [number(99), '< 100 ms', true],
  [number(5), 'at least 4', true],
  [count(9, 10), '90%', true],
  [number(7), 'many', null],
])('%j reaches %j: %s', (measured, target, met) => {
  expect(isMet(measured, target)).toBe(met);
});

const JUNIT = `<?xml version="1.0"?><testsuites><testsuite name="a" tests="4">
<testcase name="1"/><testcase name="2"><failure>x</failure></testcase>
<testcase name="3"><skipped/></testcase><testsuite><testcase name="4"/></testsuite>
</testsuite></testsuites>`;

describe('reports', () => {
  const files = [
    { path: 'out/unit.xml', text: JUNIT },
    { path: 'out/more.xml', text: '<testsuite><testcase name="5"/></testsuite>' },
    { path: 'coverage.json', text: '{"total":{"a/b":{"pct":91.25}},"note":"12/13 pass"}' },
  ];
  const read = (binding: object) => readReports([{ row: 'R', ...binding }], { files, checks: [] });

  test.each([
    [{ junit: 'out/*.xml' }, count(3, 4)],
    [{ junit: 'out/unit.xml' }, count(2, 3)],
    [{ json: 'coverage.json', pointer: '/total/a~1b/pct' }, number(91.25)],
    [{ json: 'coverage.json', pointer: '/note' }, count(12, 13)],
  ])('%j', (binding, measured) => {
    expect(read(binding).readings).toMatchObject([{ row: 'R', measured }]);
  });

  test('that are not there say nothing, and broken ones say what is wrong', () => {
    expect(read({ junit: 'none.xml' })).toEqual({ readings: [], problems: [] });
    const { problems } = read({ junit: 'coverage.json' });
    expect(problems).toMatchObject([{ rule: 'unreadable-report' }]);
    expect(read({ json: 'coverage.json', pointer: '/x' }).problems).toHaveLength(1);
    expect(read({ json: 'coverage.json', pointer: '/constructor/name' }).problems).toHaveLength(1);
  });

  test('of a check stand in its summary', () => {
    const state = { name: 'PnL', state: 'passed', url: null, endedAt: NOW } as const;
    const checks = [{ ...state, summary: 'All good\n21/21 passing' }];
    const { readings } = readReports([{ row: 'R', check: 'PnL' }], { files: [], checks });
    expect(readings).toMatchObject([{ measured: count(21, 21), source: 'PnL' }]);
  });
});

test('a criterion with a number is decided by its report', () => {
  const text =
    '# Sprint 7\n\n## Success Criteria\n\n- [ ] PnL tests: 21/21 passing\n\n## Track A: W\n\n- [ ] **One**\n';
  const document = parseDocument(text);
  const judge = (measured: Measured) =>
    planMetrics(document, [{ row: 'PnL tests', measured, source: 'x' }], NOW).verdicts.map(
      ({ passed }) => passed,
    );
  expect(judge(count(21, 21))).toEqual([true]);
  expect(judge(count(20, 21))).toEqual([false]);
});
