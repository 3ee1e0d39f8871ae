import { describe, expect, test } from 'vitest';
import { EMPTY_LEDGER, type Item, type Ledger, NO_DEBTS } from '../../../src/model/ledger.ts';
import type { DocumentItem, DocumentSide } from '../../../src/model/observation.ts';
import { DEFAULT_SYNC_OPTIONS } from '../../../src/model/sync-options.ts';
import { findWoken, planLook, restOf, termsOf } from '../../../src/plan/sync/plan-look.ts';

const OPTIONS = { ...DEFAULT_SYNC_OPTIONS, create: true, settings: 'one' };
const TIMES = { options: OPTIONS, overlap: 10, whole: false };

const lineOf = (issue: number | null, change: Partial<DocumentItem> = {}): DocumentItem => ({
  key: `s/${issue}`,
  issue,
  title: 'A',
  done: false,
  word: { kind: 'absent' },
  tasks: [],
  line: 1,
  ...change,
});

const itemOf = (line: DocumentItem, change: Partial<Item> = {}): Item => ({
  key: line.key,
  base: {},
  counted: [],
  doneBy: null,
  implied: [],
  tie: 'tied',
  conflicts: [],
  debts: NO_DEBTS,
  rest: restOf(line),
  ...change,
});

const FIRST = lineOf(1);
const SECOND = lineOf(2);
const DOCUMENT: DocumentSide = { head: 'h', readAt: 500, sprint: 's', items: [FIRST, SECOND] };
const LEDGER: Ledger = {
  ...EMPTY_LEDGER,
  sprint: 's',
  items: { 1: itemOf(FIRST), 2: itemOf(SECOND) },
  looked: { at: 100, terms: termsOf({ untied: [] }, OPTIONS) },
};

const withItems = (...items: readonly DocumentItem[]) => ({ ...DOCUMENT, items });
const since = (...also: readonly number[]) => ({ kind: 'since', since: 90, also });
const ALL = { kind: 'all' };
const LINK_ONLY = { ...OPTIONS, create: false };

describe('a look at the issues', () => {
  test.each<[string, DocumentSide, Ledger, object, object]>([
    ['nothing changed', DOCUMENT, LEDGER, {}, since()],
    ['a line moved', withItems(SECOND, { ...FIRST, line: 9 }), LEDGER, {}, since()],
    ['a line changed', withItems({ ...FIRST, done: true }, SECOND), LEDGER, {}, since(1)],
    ['a line vanished', withItems(SECOND), LEDGER, {}, since(1)],
    [
      'a line links an issue for the first time',
      withItems(FIRST, lineOf(7)),
      LEDGER,
      {},
      since(2, 7),
    ],
    [
      'something was left to do',
      DOCUMENT,
      { ...LEDGER, items: { 1: itemOf(FIRST), 2: itemOf(SECOND, { rest: 'x' }) } },
      {},
      since(2),
    ],
    [
      'what is left to its people needs no look',
      withItems(FIRST),
      { ...LEDGER, items: { 1: itemOf(FIRST), 2: itemOf(SECOND, { tie: 'detached' }) } },
      {},
      since(),
    ],
    [
      'a line is back, without its link',
      withItems(FIRST, { ...SECOND, issue: null }),
      { ...LEDGER, items: { 1: itemOf(FIRST), 2: itemOf(SECOND, { tie: 'closed-by-us' }) } },
      {},
      since(2),
    ],
    ['a new line is to have an issue', withItems(FIRST, SECOND, lineOf(null)), LEDGER, {}, ALL],
    [
      'a new line that gets none may have one already',
      withItems(FIRST, SECOND, lineOf(null)),
      LEDGER,
      { options: LINK_ONLY },
      ALL,
    ],
    [
      'a line without issue was there at the last look',
      withItems(FIRST, SECOND, lineOf(null)),
      { ...LEDGER, looked: { at: 100, terms: termsOf({ untied: [lineOf(null)] }, LINK_ONLY) } },
      { options: LINK_ONLY },
      since(),
    ],
    ['nothing is remembered', DOCUMENT, EMPTY_LEDGER, {}, ALL],
    ['it was never looked', DOCUMENT, { ...LEDGER, looked: null }, {}, ALL],
    ['another sprint begins', { ...DOCUMENT, sprint: 't' }, LEDGER, {}, ALL],
    ['a person wants all of it', DOCUMENT, LEDGER, { whole: true }, ALL],
    ['settings changed', DOCUMENT, LEDGER, { options: { ...OPTIONS, settings: 'two' } }, ALL],
    [
      'a run died',
      DOCUMENT,
      { ...LEDGER, pending: { run: 'r', head: 'h', lastIssue: 2, creates: [], items: [] } },
      {},
      ALL,
    ],
  ])('%s', (_, document, ledger, change, expected) => {
    expect(planLook(document, ledger, { ...TIMES, ...change }).look).toEqual(expected);
  });
});

describe('a merged pull request', () => {
  const merged = { number: 9, mergedAt: 200, completes: ['s/2'], advances: [], reverts: null };
  const resting = new Set([1, 2]);

  test('wakes the items that it completes', () => {
    const observed = { document: DOCUMENT, pullRequests: [merged] };
    expect(findWoken(resting, LEDGER, observed)).toEqual([2]);
  });

  test('wakes the items whose completion it takes back', () => {
    const evaluated = { 9: { mergedAt: 200, completes: ['s/2'], reverts: null } };
    const items = { 1: itemOf(FIRST), 2: itemOf(SECOND, { counted: [9] }) };
    const revert = { number: 12, mergedAt: 300, completes: [], advances: [], reverts: 9 };
    const observed = { document: DOCUMENT, pullRequests: [revert] };
    expect(findWoken(resting, { ...LEDGER, evaluated, items }, observed)).toEqual([2]);
  });

  test('waits, where it was merged after the document was read', () => {
    const observed = { document: { ...DOCUMENT, readAt: 150 }, pullRequests: [merged] };
    expect(findWoken(resting, LEDGER, observed)).toEqual([]);
  });
});
