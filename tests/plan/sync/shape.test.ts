import { describe, expect, test } from 'vitest';
import { NO_DEBTS } from '../../../src/model/ledger.ts';
import type { OnDelete } from '../../../src/model/sync-options.ts';
import { reconcile } from '../../../src/plan/sync/reconcile.ts';
import { agreed, issue, line, OPTIONS, observe } from './build-observation.ts';

describe('a line whose issue is gone', () => {
  const ranking = line('Ranking');
  const ledger = agreed([[ranking, issue(4, 'Ranking')]]);

  test('is reported while it links the issue', () => {
    const linked = observe([{ ...ranking, issue: 4 }], []);
    const plan = reconcile(linked, ledger, OPTIONS);
    expect(plan.creates).toEqual([]);
    expect(plan.problems).toEqual([{ kind: 'issue-missing', issue: 4, line: 1 }]);
    expect(Object.keys(plan.ledger.items)).toEqual(['4']);
  });

  test('gets another one when the link is removed', () => {
    const plan = reconcile(observe([ranking], []), ledger, OPTIONS);
    expect(plan.creates.map(({ title }) => title)).toEqual(['Ranking']);
    expect(plan.problems).toEqual([]);
    expect(plan.ledger.items).toEqual({});
  });
});

describe('a line that loses its place for a word', () => {
  const inReview = line('Ranking', { issue: 4, word: { kind: 'says', word: 'in-review' } });
  const labelled = issue(4, 'Ranking', { labels: ['in-review'] });
  const ledger = agreed([[inReview, labelled]]);
  const box = { ...inReview, word: { kind: 'absent' } } as const;

  test('takes nothing back from its issue', () => {
    expect(reconcile(observe([box], [labelled]), ledger, OPTIONS).intents).toEqual([]);
  });

  test('still takes the label off when it is done', () => {
    const [intent] = reconcile(
      observe([{ ...box, done: true }], [labelled]),
      ledger,
      OPTIONS,
    ).intents;
    expect(intent?.issueSide).toMatchObject({ removeLabels: ['in-review'], done: true });
  });
});

describe('a deleted line', () => {
  const parser = line('Parser', { issue: 3 });
  const ranking = line('Ranking', { issue: 4 });
  const [three, four] = [issue(3, 'Parser'), issue(4, 'Ranking')];
  const ledger = agreed([
    [parser, three],
    [ranking, four],
  ]);
  const retire = (onDelete: OnDelete, shown = four) =>
    reconcile(observe([parser], [three, shown]), ledger, { ...OPTIONS, onDelete });

  test('closes its issue as not planned', () => {
    const { intents, ledger: after } = retire('close');
    expect(intents).toMatchObject([{ issue: 4, purpose: 'close-vanished' }]);
    expect(after.items[4]?.tie).toBe('tied');
  });

  test('leaves an issue alone that somebody renamed, with the title on record', () => {
    const { intents, ledger: after, problems } = retire('close', issue(4, 'Ranks'));
    expect(intents).toEqual([]);
    expect(problems).toMatchObject([{ kind: 'detached', issue: 4 }]);
    expect(after.items[4]?.debts.comments).toMatchObject([{ field: 'title' }]);
  });

  test('is told of on its issue where the config says so', () => {
    const { intents, ledger: after, problems } = retire('comment');
    expect([intents, problems]).toEqual([[], []]);
    expect(after.items[4]?.debts.comments).toMatchObject([{ field: 'line' }]);
    expect(after.items[4]?.tie).toBe('detached');
  });

  test('takes that back when it is there again', () => {
    const { ledger: gone } = retire('comment');
    const item = gone.items[4];
    if (item === undefined) throw new Error('The item is forgotten');
    const told = { ...gone, items: { ...gone.items, 4: { ...item, debts: NO_DEBTS } } };
    const back = reconcile(observe([parser, ranking], [three, four]), told, OPTIONS);
    expect(back.ledger.items[4]?.debts.withdraw).toEqual(item.conflicts.map(({ id }) => id));
    expect(back.ledger.items[4]?.tie).toBe('tied');
  });

  test('leaves its issue as it is where the config says so', () => {
    const { intents, ledger: after, problems } = retire('keep');
    expect([intents, problems]).toEqual([[], []]);
    expect(after.items[4]).toMatchObject({ tie: 'detached', debts: NO_DEBTS });
  });
});

describe('a new sprint in the same file', () => {
  const titles = ['Parser', 'Ranking', 'Index', 'Facets', 'Docs', 'Demo'];
  const old = titles.map(
    (title, at) =>
      [
        line(title, { issue: at + 1 }),
        issue(at + 1, title, { marker: `sprint-7/${title}` }),
      ] as const,
  );
  const issues = old.map(([, state]) => state);
  const ledger = agreed(old);
  const next = (title: string, values: Parameters<typeof line>[1] = {}) =>
    line(title, { key: `sprint-8/${title}`, ...values });
  const open = (items: Parameters<typeof observe>[0], before = ledger) =>
    reconcile(observe(items, issues, { sprint: 'sprint-8' }), before, OPTIONS);

  test('lets the old one go without a write and without a brake', () => {
    const plan = open([next('Something new')]);
    expect(plan).toMatchObject({ brake: null, intents: [], problems: [] });
    expect(plan.creates.map(({ key }) => key)).toEqual(['sprint-8/Something new']);
    expect(plan.ledger.sprint).toBe('sprint-8');
    expect(plan.ledger.items).toEqual({});
  });

  test('keeps what was agreed about a line that is carried over with its link', () => {
    const plan = open([next('Ranking', { issue: 2, done: true })]);
    expect(plan.intents).toMatchObject([{ issue: 2, issueSide: { state: 'completed' } }]);
    expect(plan.ledger.items[2]).toMatchObject({ key: 'sprint-8/Ranking', base: { done: false } });
  });

  test('takes nothing over by its name alone', () => {
    const plan = open([next('Ranking')]);
    expect(plan.creates.map(({ title }) => title)).toEqual(['Ranking']);
  });

  test('still pays what is owed to people, and asks them nothing any more', () => {
    const owed = { id: 'a', field: 'title', values: ['Ranking', 'Ranks'], open: false } as const;
    const asked = { ...owed, id: 'b', open: true };
    const debts = { ...NO_DEBTS, comments: [owed, asked] };
    const plan = open([next('New')], agreed(old, { debts, conflicts: [asked] }));
    expect(plan.ledger.items[2]).toMatchObject({
      tie: 'detached',
      conflicts: [],
      debts: { comments: [owed] },
    });
  });

  test('forgets what the old one had left behind', () => {
    expect(open([next('New')], agreed(old, { tie: 'closed-by-us' })).ledger.items).toEqual({});
  });

  test('a number that is corrected keeps every line that is linked', () => {
    const items = old.map(([{ title, issue: number }]) => next(title, { issue: number }));
    const plan = open(items);
    expect(plan).toMatchObject({ brake: null, intents: [], creates: [], problems: [] });
    expect(Object.values(plan.ledger.items).map(({ key }) => key)).toEqual(
      items.map(({ key }) => key),
    );
  });
});

describe('an issue of the sprint that no line has', () => {
  const made = (number: number, title: string, values: Parameters<typeof issue>[2] = {}) =>
    issue(number, title, { ours: false, block: null, enlisted: 'by-right', ...values });
  const parser = line('Parser', { issue: 3 });
  const ledger = agreed([[parser, issue(3, 'Parser')]]);
  const plan = (issues: readonly ReturnType<typeof issue>[], adopt = 'append' as const) =>
    reconcile(observe([parser], [issue(3, 'Parser'), ...issues]), ledger, { ...OPTIONS, adopt });

  test('gets one, with the status of its label', () => {
    const { adoptions, problems } = plan([made(9, 'Facets', { labels: ['blocked'] })]);
    expect(adoptions).toMatchObject([{ issue: 9, title: 'Facets', word: 'blocked' }]);
    expect(problems).toEqual([]);
  });

  test.each([
    ['was given its label by somebody who may not', made(9, 'Facets', { enlisted: 'by-others' })],
  ])('is only proposed where it %s', (_, one) => {
    const { adoptions, problems } = plan([one]);
    expect(adoptions).toEqual([]);
    expect(problems).toMatchObject([{ kind: 'adoptable', issue: 9, namesake: null }]);
  });

  test('is only proposed where the config says so, and read again until somebody answers', () => {
    const proposed = reconcile(
      observe([parser], [issue(3, 'Parser'), made(9, 'Facets')]),
      ledger,
      OPTIONS,
    );
    expect(proposed.problems).toMatchObject([{ kind: 'adoptable' }]);
    expect(proposed.ledger.looked).toBeNull();
  });

  test.each([
    ['is closed', made(9, 'Facets', { state: 'completed' })],
    ['is ours, for a line that is gone', made(9, 'Facets', { ours: true, marker: 'sprint-7/x' })],
    ['is of no sprint', issue(9, 'Facets', { ours: false })],
  ])('is left alone where it %s', (_, one) => {
    expect(plan([one])).toMatchObject({ adoptions: [], problems: [] });
  });

  test('makes no twin of a line that is called the same', () => {
    const facets = line('Facets');
    const { adoptions, creates, problems } = reconcile(
      observe([parser, facets], [issue(3, 'Parser'), made(9, ' facets')]),
      ledger,
      { ...OPTIONS, adopt: 'append' },
    );
    expect([adoptions, creates]).toEqual([[], []]);
    expect(problems).toMatchObject([{ kind: 'adoptable', issue: 9, namesake: 2 }]);
  });

  test('is remembered when its sprint is over, so that the next one does not take it in', () => {
    const adopted = line('Facets', { issue: 9 });
    const known = agreed([[adopted, made(9, 'Facets')]]);
    const next = observe([], [made(9, 'Facets')], { sprint: 'sprint-8' });
    const first = reconcile(next, known, { ...OPTIONS, adopt: 'append' });
    expect(first).toMatchObject({ adoptions: [], intents: [] });
    const later = observe([], [made(9, 'Facets')], { sprint: 'sprint-9' });
    const second = reconcile(later, first.ledger, { ...OPTIONS, adopt: 'append' });
    expect(second).toMatchObject({ adoptions: [], intents: [], problems: [] });
  });
});
