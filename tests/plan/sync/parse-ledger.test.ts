import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_LEDGER, type Ledger, NO_DEBTS } from '../../../src/model/ledger.ts';
import { MOST_LEDGER_LENGTH, parseLedger } from '../../../src/plan/sync/parse-ledger.ts';
import { serializeLedger } from '../../../src/plan/sync/serialize-ledger.ts';

const FULL: Ledger = {
  ...EMPTY_LEDGER,
  sprint: 'sprint-7',
  since: 12,
  evaluated: { 40: { mergedAt: 20, completes: ['sprint-7/a'], reverts: null } },
  items: {
    3: {
      key: 'sprint-7/a',
      base: { title: 'A', done: false, word: null, label: 'blocked', 'task:one': true },
      counted: [40],
      doneBy: null,
      implied: ['one'],
      tie: 'tied',
      conflicts: [{ id: 'x', field: 'title', values: ['A', 'B'], open: true }],
      debts: { ...NO_DEBTS, restore: { tasks: { one: true }, prose: null, since: 4 } },
      rest: 'beef',
    },
  },
  looked: { at: 50, terms: 'f00' },
  lease: { run: 'r1.1', until: 99 },
  pending: {
    run: 'r1.1',
    head: 'abc',
    lastIssue: 3,
    creates: [{ key: 'sprint-7/b', base: { title: 'B', done: false } }],
    items: [
      {
        issue: 3,
        purpose: 'sync',
        seen: 4,
        issueSide: { state: 'completed', done: true, addLabels: ['blocked'] },
        documentSide: { word: null, tasks: { constructor: true } },
        label: null,
        evidence: [{ pullRequest: 40, effect: true }],
        doneBy: 40,
        bothSides: true,
        implied: [],
      },
    ],
  },
};

const without = (path: string) => JSON.parse(serializeLedger(FULL).replace(path, '"other"'));

describe('parseLedger', () => {
  test('reads what was written, and writes it again the same', () => {
    const read = parseLedger(serializeLedger(FULL));
    expect(read).toEqual({ kind: 'read', ledger: FULL });
    expect(read.kind === 'read' && serializeLedger(read.ledger)).toBe(serializeLedger(FULL));
  });

  test('equal ledgers are equal texts, whatever the order of their members', () => {
    const turned = Object.fromEntries(Object.entries(FULL).reverse()) as unknown as Ledger;
    expect(serializeLedger(turned)).toBe(serializeLedger(FULL));
  });

  test('a ledger that was never written is missing', () => {
    expect(parseLedger(null)).toEqual({ kind: 'missing' });
  });

  test('a later version is told apart from damage', () => {
    expect(parseLedger('{"version": 2, "anything": []}')).toEqual({ kind: 'newer', version: 2 });
  });

  test.each([
    ['no JSON', '{', 'it is no JSON'],
    ['a list', '[]', 'ledger is no object'],
    ['no version', '{}', 'ledger.version is missing'],
    ['an older version', '{"version":0}', 'ledger.version is none of 1'],
    ['a member too many', JSON.stringify({ ...FULL, more: 1 }), 'ledger has a member too many'],
    ['a member too few', JSON.stringify({ ...FULL, since: undefined }), 'ledger.since is missing'],
    [
      'a number below zero',
      JSON.stringify({ ...FULL, since: -1 }),
      'ledger.since is no whole number',
    ],
    [
      'an issue with two names',
      serializeLedger(FULL).replace('"3": {', '"03": {'),
      'ledger.items has a key that cannot be',
    ],
    [
      'a field that does not exist',
      serializeLedger(FULL).replace('"title": "A"', '"titel": "A"'),
      'ledger.items.*.base has a key that cannot be',
    ],
    [
      'a title that is no text',
      serializeLedger(FULL).replace('"title": "A"', '"title": true'),
      'ledger.items.*.base.title has a value of another kind',
    ],
  ])('%s is unreadable', (_, text, reason) => {
    expect(parseLedger(text)).toEqual({ kind: 'unreadable', reason });
  });

  test('a text beyond all measure is not looked into', () => {
    const read = parseLedger(' '.repeat(MOST_LEDGER_LENGTH + 1));
    expect(read.kind).toBe('unreadable');
  });

  test('names of the prototype are names like others', () => {
    const text = serializeLedger(FULL).replace('"constructor": true', '"__proto__": true');
    const read = parseLedger(text);
    expect(read.kind).toBe('read');
    expect(({} as Record<string, unknown>)['true']).toBeUndefined();
    expect(parseLedger('{"__proto__": {"version": 1}}').kind).toBe('unreadable');
  });

  test('any damage gives an answer and never an error', () => {
    const text = serializeLedger(FULL);
    const cut = fc.tuple(fc.nat(text.length), fc.nat(20), fc.string());
    fc.assert(
      fc.property(cut, ([at, length, put]) => {
        const read = parseLedger(text.slice(0, at) + put + text.slice(at + length));
        expect(['read', 'unreadable', 'newer']).toContain(read.kind);
      }),
    );
  });

  test('deep nesting is refused without a stack of its own', () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    expect(parseLedger(deep).kind).toBe('unreadable');
    expect(parseLedger(JSON.stringify(without('"sprint-7"'))).kind).toBe('read');
  });
});
