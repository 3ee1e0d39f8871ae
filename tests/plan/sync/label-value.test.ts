import { describe, expect, test } from 'vitest';
import {
  isAmbiguous,
  labelChanges,
  labelFor,
  labelValue,
  wordFor,
} from '../../../src/plan/sync/label-value.ts';

describe('the status as an issue shows it', () => {
  test.each([
    [{ labels: [], state: 'open' }, null],
    [{ labels: ['blocked'], state: 'open' }, 'blocked'],
    [{ labels: ['in-review', 'blocked'], state: 'open' }, 'blocked+in-review'],
    [{ labels: [], state: 'not_planned' }, 'not-planned'],
    [{ labels: ['deferred'], state: 'not_planned' }, 'deferred+not-planned'],
    [{ labels: [], state: 'completed' }, null],
  ] as const)('%j is %s', (issue, expected) => {
    expect(labelValue(issue)).toBe(expected);
  });

  test('a status without a label of its own cannot be shown', () => {
    expect(labelFor('in-review', ['blocked'])).toBeNull();
    expect(labelFor('cancelled', ['blocked'])).toBe('not-planned');
    expect(labelFor('deferred', ['deferred'])).toBe('deferred+not-planned');
  });

  test.each([
    ['a label was added', 'blocked', null, 'blocked'],
    ['a label was added beside the old one', 'blocked+in-review', 'blocked', 'in-review'],
    ['the label was taken off', null, 'blocked', null],
    ['it was closed as not planned', 'blocked+not-planned', 'blocked', 'cancelled'],
    [
      'it was closed as not planned and labelled deferred',
      'deferred+not-planned',
      null,
      'deferred',
    ],
    ['it was opened again', 'deferred', 'deferred+not-planned', null],
    ['what was dropped got another label', 'in-review+not-planned', 'not-planned', 'in-review'],
  ] as const)('%s', (_, after, before, word) => {
    expect(wordFor(after, before)).toBe(word);
  });

  test('two labels at once are ambiguous, a deferral is not', () => {
    expect(isAmbiguous('blocked+in-review', null)).toBe(true);
    expect(isAmbiguous('blocked+in-review', 'blocked')).toBe(false);
    expect(isAmbiguous('deferred+not-planned', null)).toBe(false);
  });

  test('only what differs is written', () => {
    const wanted = { add: ['deferred'], remove: ['blocked'], drop: true };
    expect(labelChanges('blocked', 'deferred+not-planned')).toEqual(wanted);
    expect(labelChanges('blocked', 'blocked')).toEqual({ add: [], remove: [], drop: null });
  });
});
