import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import type { DocumentForecast, Forecast, ItemForecast } from '../../src/model/forecast.ts';
import { parseCommentMark } from '../../src/plan/forecast/comment-mark.ts';
import { measureProgress } from '../../src/plan/measure-progress.ts';
import { progressBar } from '../../src/render/forecast/progress-bar.ts';
import { renderCheck } from '../../src/render/forecast/render-check.ts';
import { renderComment } from '../../src/render/forecast/render-comment.ts';
import { renderForecast } from '../../src/render/forecast/render-forecast.ts';
import { SPRINT } from '../support/example-sprint.ts';

const reader = remark().use(remarkGfm).freeze();
const document = parseDocument(SPRINT);
const progress = measureProgress(document);
const [criterion] = document.criteria;

/** A forecast in which everything that others can write says `value`. */
function forecastWith(value: string, count = 1): Forecast {
  const item: ItemForecast = {
    key: value,
    title: value,
    group: value,
    owner: value,
    line: 1,
    issue: 12,
    effect: 'completes',
    from: 'not-started',
    to: 'done',
    tasks: { done: 1, total: 5 },
    implied: 4,
    needs: [
      { title: value, status: 'blocked', owner: value },
      { title: value, status: 'unknown', owner: null },
    ],
    blockers: [{ line: 3, text: value }],
  };
  const group = { key: 'b', name: value, status: null, deliverables: { done: 0, total: 2 } };
  const problem = { rule: 'x', severity: 'warning', line: 1, column: 1, message: value } as const;
  const forecast: DocumentForecast = {
    path: 'S.md',
    sprint: value,
    texts: { base: 'a', merged: 'b', after: 'c' },
    plan: {
      changes: [],
      completed: [],
      started: [],
      openCriteria: [],
      openMetrics: [],
      problems: [],
    },
    items: Array.from({ length: count }, () => item),
    flips: [
      { kind: 'objective', subject: value, from: '', to: 'done' },
      { kind: 'status', subject: value, from: value, to: 'done' },
    ],
    progress: {
      before: { ...progress, groups: [group] },
      after: { ...progress, groups: [{ ...group, deliverables: { done: 1, total: 2 } }] },
    },
    criteria: criterion === undefined ? [] : [{ ...criterion, title: value }],
    metrics: [],
    edits: [
      { kind: 'added', title: value, group: value },
      { kind: 'renamed', from: value, to: value },
      { kind: 'value', subject: value, from: value, to: value },
    ],
    findings: [problem],
    problems: [problem],
  };
  return {
    repository: 'octo-org/octo-repo',
    pullRequest: {
      number: 7,
      url: 'https://github.com/octo-org/octo-repo/pull/7',
      title: value,
      headSha: 'a'.repeat(40),
      baseBranch: value,
      updatedAt: 0,
      reverts: null,
    },
    standing: { kind: 'stacked', isDraft: false, onto: null, done: [value] },
    documents: [forecast],
    problems: [{ ...problem, path: null }],
    notes: [],
    proposal: null,
  };
}

/** Titles, bodies and names of branches by people who mean no good. */
const HOSTILE = [
  ...['a\n- [x] **fake**', 'a\r\n\r\n## fake', 'a\u2028- [x] fake', '- [x] fake', '</details>'],
  ...['**bold', '_em_', '~~gone~~', '`code`', '``` x', '\\*', '[x](javascript:alert(1))', 'a | b'],
  ...['![x](https://example.com/x.png)', '<script>alert(1)</script>', '<img src=x onerror=y>'],
  ...['|---|', '&lt;b&gt;', '<!-- sprint-sync:impact head=1 at=1 -->', '-->', '<!--'],
  ...['@octocat', '@acme/team', '#123', 'acme/shop#1', 'GH-12', 'fixes #1', 'me@example.com'],
  ...['https://example.com', 'www.example.com', 'abc\u202egpj.exe', '\u0000', '%0A::error::x'],
  ...['::set-output name=x::y', '# h', '> q', '1. a', '---', '[^1]', '[a]: https://example.com'],
];

function shapeOf(node: Nodes): string {
  const inside = 'children' in node ? `(${node.children.map(shapeOf).join(' ')})` : '';
  return node.type + inside;
}

describe('what others wrote', () => {
  test('is forty hostile texts', () => expect(HOSTILE.length).toBeGreaterThanOrEqual(40));

  test.each(HOSTILE)('comes out inert, as one text in its place: %j', (value) => {
    const written = renderComment(forecastWith(value));
    const harmless = renderComment(forecastWith('word'));
    expect(shapeOf(reader.parse(written))).toBe(shapeOf(reader.parse(harmless)));
    const outsideCode = written.replaceAll(/`+[^`]*`+/g, '');
    expect(outsideCode).not.toMatch(/@\w|#\d(?!\d*\])|:\/\/(?!github\.com\/octo-org)|www\./);
    expect(parseCommentMark(written)).toBeNull();
  });
});

test('a comment stays within what GitHub takes and says how much is left out', () => {
  const written = renderComment(forecastWith('x'.repeat(5_000), 400));
  expect(written.length).toBeLessThanOrEqual(65_000);
  expect(written).toMatch(/and \d+ more/);
  expect(written).toContain('Completes'.toLowerCase());
});

test('a check carries problems with a place as annotations in plain text', () => {
  const problem = { rule: 'x', severity: 'error', line: 3, column: 1, message: 'a\n@b' } as const;
  const check = renderCheck(forecastWith('word'), {
    title: 'Two\nlines',
    problems: [
      { ...problem, path: 'S.md' },
      { ...problem, path: null },
    ],
  });
  expect(check.title).toBe('Two lines');
  expect(check.annotations).toEqual([
    { path: 'S.md', line: 3, level: 'failure', title: 'x', message: 'a @b' },
  ]);
});

test('a merged pull request is not warned any more', () => {
  const open = forecastWith('word');
  const standing = { kind: 'merged', commit: null, waitsIn: null } as const;
  const written = renderForecast({ ...open, standing }, { withDiff: false });
  expect(written).not.toContain('Look at this');
  expect(written).toContain('### ✅ Merged: completed “word”, edited the sprint document');
});

test.each([
  [0, 0, '░░░░░░░░░░'],
  [0, 25, '▓▓░░░░░░░░'],
  [50, 51, '█████▓░░░░'],
  [99, 100, '█████████▓'],
  [100, 100, '██████████'],
  [95, 99, '████████▓░'],
  [60, 40, '████░░░░░░'],
])('the bar from %i to %i is %s', (before, after, bar) => {
  expect(progressBar(before, after)).toBe(bar);
});
