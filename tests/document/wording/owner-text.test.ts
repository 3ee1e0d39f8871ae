import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readOwners, writeOwners } from '../../../src/document/wording/owner-text.ts';

const names = (raw: string) =>
  readOwners(raw).map(({ name, isLogin }) => (isLogin ? `@${name}` : name));

describe('owners', () => {
  test.each([
    ['Developer A', ['Developer A']],
    ['Developer A, Developer B', ['Developer A', 'Developer B']],
    ['**Developer A** & Developer B (backend)', ['Developer A', 'Developer B']],
    ['@dev-a and [Developer B](https://github.com/dev-b)', ['@dev-a', 'Developer B']],
    ['Index team / Query team', ['Index team', 'Query team']],
    ['TBD', []],
    ['-', []],
    ['Unassigned', []],
    ['', []],
  ])('of %j are %j', (raw, expected) => {
    expect(names(raw)).toEqual(expected);
  });

  const add = [{ name: 'Developer C', login: 'dev-c' }];
  test.each([
    ['Developer A', 'Developer A, Developer C'],
    ['Developer A & Developer B', 'Developer A & Developer B & Developer C'],
    ['@dev-a', '@dev-a, @dev-c'],
    ['TBD', 'Developer C'],
    ['Developer C (backend)', 'Developer C (backend)'],
    ['@dev-c', '@dev-c'],
  ])('that come to %j make %j', (raw, expected) => {
    expect(writeOwners(raw, { add, remove: [] }, { others: [] })).toBe(expected);
  });

  test.each([
    ['Developer A, Developer B', 'Developer A', []],
    ['Developer B, Developer A', 'Developer A', []],
    ['**Developer A** / Developer B / Developer D', '**Developer A** / Developer D', []],
    ['Developer B', 'TBD', []],
    ['Developer B', '—', ['Developer A', '—']],
  ])('that go from %j leave %j', (raw, expected, others) => {
    const remove = ['developer b', 'dev-b'];
    expect(writeOwners(raw, { add: [], remove }, { others })).toBe(expected);
  });

  test('who come and go again leave the value as it was, and strange texts are read without harm', () => {
    const raw = fc.oneof(
      fc.constantFrom('Developer A', 'Developer A & @dev-b', '`x`, y'),
      fc.string({ maxLength: 80 }),
    );
    fc.assert(
      fc.property(raw, (value) => {
        fc.pre(readOwners(value).length > 0 && !/dev-c|developer c/i.test(value));
        const more = writeOwners(value, { add, remove: [] }, { others: [] });
        const less = writeOwners(
          more,
          { add: [], remove: ['developer c', 'dev-c'] },
          { others: [] },
        );
        expect(names(less)).toEqual(names(value));
      }),
    );
  });
});
