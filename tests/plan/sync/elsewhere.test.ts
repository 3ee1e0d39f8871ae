import { expect, test } from 'vitest';
import { reconcile } from '../../../src/plan/sync/reconcile.ts';
import { agreed, issue, line, OPTIONS, observe } from './build-observation.ts';

const OTHER = { issue: 4, document: 'docs/OTHER.md', line: 7 };
const ranking = line('Ranking', { issue: 4 });
const four = issue(4, 'Ranking');

function observeWith(...[items, issues]: Parameters<typeof observe>) {
  const observation = observe(items, issues);
  return { ...observation, document: { ...observation.document, elsewhere: [OTHER] } };
}

test('a line whose issue another document links too is left alone, and so is the issue (hostile 30)', () => {
  const ledger = agreed([[ranking, four]]);
  const ticked = { ...ranking, done: true };
  const plan = reconcile(observeWith([ticked], [four]), ledger, OPTIONS);
  expect([plan.intents, plan.creates, plan.links]).toEqual([[], [], []]);
  expect(plan.problems).toEqual([
    { kind: 'linked-elsewhere', issue: 4, line: 1, document: 'docs/OTHER.md', otherLine: 7 },
  ]);
});

test('a line that moved into another document closes nothing and is forgotten here', () => {
  const plan = reconcile(observeWith([], [four]), agreed([[ranking, four]]), OPTIONS);
  expect([plan.intents, plan.problems, plan.ledger.items]).toEqual([[], [], {}]);
});

test('an issue that another document links is not adopted by its marker', () => {
  const unlinked = { ...ranking, issue: null };
  const marked = { ...four, marker: unlinked.key };
  const plan = reconcile(observeWith([unlinked], [marked]), agreed([]), OPTIONS);
  expect(plan.links).toEqual([]);
  expect(plan.creates.map(({ title }) => title)).toEqual(['Ranking']);
});
