import { expect, test } from 'vitest';
import { EMPTY_LEDGER } from '../../../src/model/ledger.ts';
import type { DocumentItem, IssueState, WordPlace } from '../../../src/model/observation.ts';
import { DEFAULT_SYNC_OPTIONS } from '../../../src/model/sync-options.ts';
import { findAdoptions } from '../../../src/plan/sync/find-adoptions.ts';

const ISSUE: IssueState = {
  number: 7,
  title: 'Parser',
  state: 'open',
  labels: ['in-progress'],
  ours: false,
  marker: null,
  block: null,
  prose: '',
  seen: 0,
  stateChangedAt: null,
  decided: null,
  untrusted: [],
  enlisted: 'by-right',
  choices: {},
};

function agreedIn(word: WordPlace | null) {
  const line: DocumentItem[] =
    word === null
      ? []
      : [{ key: 's/a', issue: 1, title: 'A', done: false, word, tasks: [], line: 1 }];
  const { adopted } = findAdoptions(
    {
      document: { head: 'h', readAt: 1, sprint: 's', items: line },
      issues: [ISSUE],
      resting: new Set(),
      pullRequests: [],
    },
    EMPTY_LEDGER,
    {
      ties: { tied: [], untied: [], claimed: new Set(), problems: [] },
      options: { ...DEFAULT_SYNC_OPTIONS, adopt: 'append' },
    },
  );
  return adopted.map(({ base }) => base);
}

test('the status of an adopted issue is agreed only where lines have a place for one', () => {
  const plain = { title: 'Parser', done: false };
  expect(agreedIn({ kind: 'says', word: null })).toEqual([
    { ...plain, word: 'in-progress', label: 'in-progress' },
  ]);
  expect(agreedIn({ kind: 'absent' })).toEqual([plain]);
  expect(agreedIn(null)).toEqual([plain]);
});
