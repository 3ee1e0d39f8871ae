import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, findSlip, nearestNames } from '../../src/model/nearest-names.ts';

describe('nearestNames', () => {
  it('puts the smallest difference first', () => {
    expect(nearestNames('inspct', ['complete', 'inspect', 'link'])[0]).toBe('inspect');
  });

  it('prefers a name that contains what was written', () => {
    expect(nearestNames('login', ['logon', 'Build the login page'])).toEqual([
      'Build the login page',
      'logon',
    ]);
  });

  it('keeps the given order among equals and drops repeated names', () => {
    expect(nearestNames('zzz', ['abc', 'def', 'abc'])).toEqual(['abc', 'def']);
  });
});

describe('findSlip', () => {
  it.each([
    ['--jsn', '--json'],
    ['compleet', 'complete'],
  ])('takes %s for a slip of %s', (written, meant) => {
    expect(findSlip(written, ['complete', 'inspect', '--json', '--write'])).toBe(meant);
  });

  it('names nothing where nothing is close', () => {
    expect(findSlip('frobnicate', ['complete', 'link'])).toBeNull();
    expect(findSlip('x', [])).toBeNull();
  });
});

describe('editDistance', () => {
  it('is a metric', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, word, (a, b, c) => {
        expect(editDistance(a, a)).toBe(0);
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, c)).toBeLessThanOrEqual(editDistance(a, b) + editDistance(b, c));
        expect(editDistance(a, b)).toBeGreaterThanOrEqual(Math.abs(a.length - b.length));
      }),
    );
  });
});
