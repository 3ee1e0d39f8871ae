import { describe, expect, test } from 'vitest';
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
