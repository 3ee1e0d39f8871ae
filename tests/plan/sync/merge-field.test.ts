import { describe, expect, test } from 'vitest';
import { type FieldSides, mergeField } from '../../../src/plan/sync/merge-field.ts';

const sides = (changed: Partial<FieldSides<string>>): FieldSides<string> => ({
  base: 'b',
  ours: 'b',
  theirs: 'b',
  untrusted: false,
  direction: 'both',
  policy: 'ask',
  choice: null,
  ...changed,
});

const toIssue = (value: string, lost?: string) => ({ kind: 'to-issue', value, lost });
const toDocument = (value: string, lost?: string) => ({ kind: 'to-document', value, lost });
const SAME = { kind: 'same' };
const CONFLICT = { kind: 'conflict' };

describe('mergeField', () => {
  test.each<[string, Partial<FieldSides<string>>, object]>([
    ['nothing changed', {}, SAME],
    ['the document changed', { ours: 'o' }, toIssue('o')],
    ['the issue changed', { theirs: 't' }, toDocument('t')],
    ['both changed alike', { ours: 'x', theirs: 'x' }, { kind: 'agree', value: 'x' }],
    ['both changed', { ours: 'o', theirs: 't' }, CONFLICT],
    ['nothing is known, and both say the same', { base: undefined }, { kind: 'agree', value: 'b' }],
    ['nothing is known, and they differ', { base: undefined, ours: 'o' }, CONFLICT],
    [
      'nothing is known, whatever the policy',
      { base: undefined, ours: 'o', policy: 'document' },
      CONFLICT,
    ],
    ['the document wins', { ours: 'o', theirs: 't', policy: 'document' }, toIssue('o', 't')],
    ['GitHub wins', { ours: 'o', theirs: 't', policy: 'github' }, toDocument('t', 'o')],
    [
      'a person chose the document',
      { ours: 'o', theirs: 't', choice: 'document' },
      toIssue('o', 't'),
    ],
    [
      'a person chose GitHub without a base',
      { base: undefined, ours: 'o', theirs: 't', choice: 'github' },
      toDocument('t', 'o'),
    ],
    ['an outsider changed the issue', { theirs: 't', untrusted: true }, SAME],
    [
      'an outsider and the document changed',
      { ours: 'o', theirs: 't', untrusted: true },
      toIssue('o', 't'),
    ],
    ['to GitHub only: the issue changed', { theirs: 't', direction: 'document' }, SAME],
    [
      'to GitHub only: both changed',
      { ours: 'o', theirs: 't', direction: 'document' },
      toIssue('o', 't'),
    ],
    ['to the document only: the document changed', { ours: 'o', direction: 'github' }, SAME],
    [
      'to the document only: both changed',
      { ours: 'o', theirs: 't', direction: 'github' },
      toDocument('t', 'o'),
    ],
    ['switched off', { ours: 'o', theirs: 't', direction: 'off' }, SAME],
  ])('%s', (_, changed, expected) => {
    expect(mergeField(sides(changed))).toEqual(expected);
  });
});
