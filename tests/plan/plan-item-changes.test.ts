import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planEdits } from '../../src/document/plan-edits.ts';
import type { Status } from '../../src/model/status.ts';
import { type ItemChange, planItemChanges } from '../../src/plan/plan-item-changes.ts';
import { TEAM_DOCUMENT } from '../sync/team-document.ts';

const ON = { year: 2026, month: 3, day: 9 };
const NOTHING = {
  to: null,
  title: null,
  link: null,
  on: ON,
  pullRequest: null,
  boxes: new Map(),
  was: null,
};

type Wish = Partial<Omit<ItemChange, 'boxes' | 'deliverable'>> & {
  readonly tasks?: Readonly<Record<string, boolean>>;
};

/** The text with one deliverable changed, and the problems met. */
function change(text: string, title: string, { tasks = {}, ...wish }: Wish) {
  const document = parseDocument(text);
  const item = document.deliverables.find((one) => one.title.value === title);
  if (item === undefined) throw new Error(`There is no ${title}`);
  const boxes = item.tasks.flatMap(({ title: name, box }): [number, boolean][] => {
    const value = tasks[name];
    return value === undefined ? [] : [[box.range.start, value]];
  });
  const wanted = { ...NOTHING, ...wish, deliverable: item.key, boxes: new Map(boxes) };
  const plan = planItemChanges(document, [wanted], { tasks: 'tick' });
  return { text: applyEdits(text, planEdits(document, plan.changes)), plan };
}

const linesOf = (before: string, after: string) => {
  const was = new Set(before.split('\n'));
  return after.split('\n').filter((line) => !was.has(line));
};

describe('a deliverable', () => {
  const pullRequest = { number: 12, url: 'https://github.com/o/n/pull/12' };
  const tasks = { 'Reads all sources': true, 'Runs in under a minute': true };
  const done = change(TEAM_DOCUMENT, 'Index builder', { to: 'done', tasks, pullRequest });

  test('that is completed takes its tasks, track, row, dates and logs along', () => {
    expect(linesOf(TEAM_DOCUMENT, done.text)).toEqual([
      '**Start Date:** March 9, 2026',
      '- [x] **Index builder**',
      '  - [x] Reads all sources',
      '  - [x] Runs in under a minute',
      expect.stringMatching(/^\*\*March 9, 2026\*\*/),
      expect.stringContaining('#12'),
      expect.stringMatching(/In Progress \| 50% \| 1\/2 deliverables/),
      '### March 9, 2026',
      expect.stringContaining('#12'),
      '**Last Updated:** March 9, 2026',
    ]);
    expect(done.plan.completed).toHaveLength(1);
  });

  test('that is reopened takes them back, but not what was logged', () => {
    const tasks = { 'Reads all sources': false };
    const { text, plan } = change(done.text, 'Index builder', { to: 'not-started', tasks });
    expect(text).toContain('- [ ] **Index builder**');
    expect(text).toContain('  - [ ] Reads all sources');
    expect(text).toContain('  - [x] Runs in under a minute');
    expect(text).toContain('0/2 deliverables');
    expect(text).toContain('Index builder completed');
    expect(plan.completed).toEqual([]);
  });

  test('that says so already is not written', () => {
    expect(change(done.text, 'Index builder', { to: 'done' }).text).toBe(done.text);
    expect(change(TEAM_DOCUMENT, 'Ranking', { to: 'not-started' }).plan.completed).toEqual([]);
  });

  test('gets a title and a link, and nothing else', () => {
    const link = { issue: 7, url: 'https://github.com/o/n/issues/7' };
    const { text } = change(TEAM_DOCUMENT, 'Ranking', { title: 'Order', link });
    expect(linesOf(TEAM_DOCUMENT, text)).toEqual([
      '- [ ] **Order** ([#7](https://github.com/o/n/issues/7))',
    ]);
  });

  test('with a task that is ticked in its issue begins its track', () => {
    const tasks = { 'Reads all sources': true };
    const { text } = change(TEAM_DOCUMENT, 'Index builder', { tasks });
    expect(text).toContain('- [ ] **Index builder**');
    expect(text).toContain('  - [x] Reads all sources');
    expect(text).toMatch(/\| A - Indexing \| [^|]*In Progress \| 0% \| 0\/2/);
  });
});

describe('a box that a person ticked in the document', () => {
  const was = { status: 'not-started', boxes: new Map() } as const;
  const ticked = TEAM_DOCUMENT.replace('- [ ] **Ranking**', '- [x] **Ranking**');
  const { text, plan } = change(ticked, 'Ranking', { was });

  test('takes its row and track along, without dates and entries that nobody gave', () => {
    expect(linesOf(ticked, text)).toEqual([
      expect.stringMatching(/^\| B - Queries \| [^|]*In Progress \| 50% \| 1\/2 deliverables \|$/),
    ]);
    expect(plan.completed).toEqual([]);
  });

  test('changes nothing a second time', () => {
    expect(change(text, 'Ranking', { was }).text).toBe(text);
  });

  test('and unticked again takes them back', () => {
    const unticked = text.replace('- [x] **Ranking**', '- [ ] **Ranking**');
    const back = change(unticked, 'Ranking', { was: { status: 'done', boxes: new Map() } });
    expect(back.text).toMatch(/\| B - Queries \| [^|]*Not Started \| 0% \| 0\/2 deliverables \|/);
  });

  test('leaves a word that a person wrote otherwise, and says so', () => {
    const paused = ticked.replace(
      /(## [^\n]*Track B[^\n]*\n\n\*\*Status:\*\*) [^\n]*/,
      '$1 ⛔ Blocked',
    );
    const kept = change(paused, 'Ranking', { was });
    expect(kept.text).toContain('**Status:** ⛔ Blocked');
    expect(kept.text).toContain('1/2 deliverables');
    expect(kept.plan.problems.map(({ rule }) => rule)).toEqual(['status-kept']);
  });
});

describe('a status word', () => {
  const table = (status: string) =>
    `# Sprint 3: Words\n\n## Track A: All\n\n| Task | Status |\n|---|---|\n| **One** | ${status} |\n| **Two** | ✅ Done |\n`;

  test.each<[string, Status, RegExp]>([
    ['🔲 Not Started', 'blocked', /\| \*\*One\*\* \| [^|]*Blocked \|/],
    ['⛔ Blocked', 'done', /\| \*\*One\*\* \| ✅ Done \|/],
    ['✅ Done', 'not-started', /\| \*\*One\*\* \| [^|]*Not Started \|/],
    ['✅ Done', 'in-review', /\| \*\*One\*\* \| [^|]*In Review \|/],
  ])('%s becomes %s', (before, to, expected) => {
    expect(change(table(before), 'One', { to }).text).toMatch(expected);
  });
});

describe('an item whose boxes are its state', () => {
  const text =
    '# Sprint 4: Stories\n\n## User Stories\n\n### US-1: Story one\n\n- [ ] first\n- [ ] second\n';
  const all = text.replaceAll('[ ]', '[x]');

  test('is completed by all of them, and reopened by the last', () => {
    expect(change(text, 'US-1: Story one', { to: 'done' }).text).toBe(all);
    expect(change(all, 'US-1: Story one', { to: 'not-started' }).text).toContain(
      '- [x] first\n- [ ] second',
    );
  });
});

test('an item without a place for its state keeps it, and a problem says so', () => {
  const text = '# Sprint 5: Plain\n\n## Deliverables\n\n- **One**\n- **Two**\n';
  const { text: after, plan } = change(text, 'One', { to: 'done' });
  expect(after).toBe(text);
  expect(plan.problems).toMatchObject([{ rule: 'no-place-for-state' }]);
});
