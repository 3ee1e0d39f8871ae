import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planEdits } from '../../src/document/plan-edits.ts';
import type { CheckState } from '../../src/model/check.ts';
import { findBindings, type WrittenBinding } from '../../src/plan/checks/find-bindings.ts';
import { judgeChecks } from '../../src/plan/checks/judge-checks.ts';
import { matchName } from '../../src/plan/checks/match-name.ts';
import { planCompletions } from '../../src/plan/plan-completions.ts';
import { SPRINT } from '../support/example-sprint.ts';

test.each([
  ['build', 'build', true],
  ['build', 'Build', false],
  ['build', 'build 2', false],
  ['integration / *', 'integration / linux', true],
  ['integration / *', 'integration', false],
  ['*', '', true],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['ab*ba', 'aba', false],
  [`${'*a'.repeat(5_000)}b`, 'a'.repeat(100_000), false],
])('%.20s fits %.20s: %s', (pattern, name, fits) => {
  expect(matchName(pattern, name)).toBe(fits);
});

const check = (name: string, state: CheckState['state'], endedAt = '2026-03-05T10:00:00Z') => ({
  name,
  state,
  summary: '',
  url: `https://ci.example.com/${name}`,
  endedAt: state === 'pending' ? null : endedAt,
});

describe('checks together', () => {
  const target = { kind: 'deliverable', key: 'x' } as const;
  const judge = (pattern: string, states: readonly CheckState[]) =>
    judgeChecks([{ pattern, target }], states).map(({ passed, check: { name } }) => [passed, name]);

  test.each([
    ['all pass', [check('t 1', 'passed'), check('t 2', 'passed', '2026-03-06')], [[true, 't 2']]],
    ['one fails', [check('t 1', 'passed'), check('t 2', 'failed')], [[false, 't 2']]],
    ['one is still running', [check('t 1', 'passed'), check('t 2', 'pending')], []],
    [
      'one fails, one is running',
      [check('t 1', 'failed'), check('t 2', 'pending')],
      [[false, 't 1']],
    ],
    ['one was skipped', [check('t 1', 'passed'), check('t 2', 'skipped')], [[true, 't 1']]],
    ['all were skipped', [check('t 1', 'skipped')], []],
    ['none is of that name', [check('u', 'failed')], []],
  ])('%s', (_, states, expected) => {
    expect(judge('t *', states)).toEqual(expected);
  });

  test('of two bindings of one box both have to pass', () => {
    const bindings = [
      { pattern: 'a', target },
      { pattern: 'b', target },
    ];
    expect(judgeChecks(bindings, [check('a', 'passed')])).toEqual([]);
    expect(judgeChecks(bindings, [check('a', 'passed'), check('b', 'passed')])).toHaveLength(1);
  });
});

describe('bindings', () => {
  test('stand in the document’s own lines', () => {
    const text = SPRINT.replace('- [ ] **Ranking**', '- [ ] **Ranking** <!-- check: rank * -->')
      .replace('- [ ] Reads all sources', '- [ ] Reads all sources <!--check:unit-->')
      .replace(
        '- [ ] No source is forgotten',
        '- [ ] No source is forgotten <!-- check: e2e -->  ',
      );
    const { bindings, problems } = findBindings(parseDocument(text), []);
    expect(problems).toEqual([]);
    expect(bindings.map(({ pattern, target }) => [pattern, target.kind])).toEqual([
      ['unit', 'box'],
      ['rank *', 'deliverable'],
      ['e2e', 'box'],
    ]);
  });

  test('of the config name a deliverable, a track, a task or a criterion', () => {
    const { bindings, problems } = findBindings(parseDocument(SPRINT), [
      { name: 'a', completes: 'A1' },
      { name: 'b', completes: 'Track B' },
      { name: 'c', task: 'Reads all sources' },
      { name: 'd', criterion: 'no source is forgotten' },
    ]);
    expect(problems).toEqual([]);
    expect(bindings.map(({ pattern }) => pattern)).toEqual(['a', 'b', 'b', 'c', 'd']);
  });

  test('that name nothing known are told with what is near', () => {
    const { bindings, problems } = findBindings(parseDocument(SPRINT), [
      { name: 'a', completes: 'Index bilder' },
      { name: 'b', task: 'Nothing' },
    ]);
    expect(bindings).toEqual([]);
    expect(problems.map(({ message }) => message).join('\n')).toMatch(
      /Index builder[\s\S]*no task/,
    );
  });
});

describe('a task that is bound to a check is not ticked because its deliverable is complete:', () => {
  const marked = SPRINT.replace(
    '- [ ] Reads all sources',
    '- [ ] Reads all sources <!-- check: unit -->',
  );
  const complete = (text: string, checks: readonly WrittenBinding[] = []) => {
    const document = parseDocument(text);
    const [item] = document.deliverables;
    const completion = {
      deliverable: item?.key ?? '',
      on: { year: 2026, month: 3, day: 5 },
      pullRequest: { number: 7, url: null },
      startedOn: null,
      effect: 'completes',
    } as const;
    const plan = planCompletions(document, [completion], { tasks: 'tick', checks });
    return { plan, after: applyEdits(text, planEdits(document, plan.changes)) };
  };

  test.each([
    ['by its line', marked, []],
    ['by the config', SPRINT, [{ name: 'unit', task: 'Reads all sources' }]],
  ])('%s', (_, text, checks) => {
    const { after } = complete(text, checks);
    expect(after).toContain('- [x] **Index builder**');
    expect(after).toMatch(/- \[ \] Reads all sources/);
    expect(after).toContain('- [x] Runs in under a minute');
  });

  test('where boxes alone say the state, the deliverable waits with it', () => {
    const text =
      '# Sprint 7\n\n## Track A: Work\n\n### 1. Index\n\n- [ ] Reads <!-- check: unit -->\n- [ ] Runs\n';
    const { plan, after } = complete(text);
    expect(plan.completed).toEqual([]);
    expect(after).toContain('- [ ] Reads <!-- check: unit -->');
    expect(plan.problems.map(({ rule }) => rule)).toContain('waits-for-check');
  });
});

test('a row of a table may name its check in its last cell', () => {
  const text =
    '# Sprint 7\n\n## Track A: Work\n\n| Deliverable | Status |\n|---|---|\n| Index | Not started <!-- check: unit --> |\n';
  const { bindings } = findBindings(parseDocument(text), []);
  expect(bindings.map(({ pattern }) => pattern)).toEqual(['unit']);
});
