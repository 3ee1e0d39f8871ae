import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';
import { completeText, completionsOf } from '../support/complete-text.ts';
import { hasCorpus, readShared } from '../support/corpus.ts';

const TRACK_B = { on: { year: 2026, month: 1, day: 18 }, pull: 97 };
const SEED_A1 = { on: { year: 2026, month: 1, day: 20 }, pull: 101 };
const B_KEYS = [
  'sprint-2.12/track-b/rate-limiting-load-tests',
  'sprint-2.12/track-b/security-test-fixes',
  'sprint-2.12/track-b/rate-limiting-documentation',
];

if (!hasCorpus) console.log('The real documents are not here: their tests are left out.');

describe.runIf(hasCorpus)('completing work in a real document', () => {
  it.each([
    ['its places in the track', ['B1', 'B2', 'B3']],
    ['the track', ['Track B']],
    ['its keys, in any order', B_KEYS.toReversed()],
  ])('gives what its team wrote by hand when a track is named by %s', (_, names) => {
    const before = readShared('corpus/history/before-track-b.md');
    const completions = completionsOf(parseDocument(before), names, TRACK_B);
    const { after } = completeText(before, completions);
    expect(after).toBe(readShared('expected/track-b.md'));
    expect(completeText(after, completions).plan.changes).toEqual([]);
  });

  it('writes a double-encoded document in its own encoding', () => {
    const before = readShared('seed/CURRENT_SPRINT.md');
    const completions = completionsOf(parseDocument(before), ['A1'], SEED_A1);
    const { after } = completeText(before, completions);
    expect(after).toBe(readShared('expected/seed-a1.md'));
    expect(completeText(after, completions).plan.changes).toEqual([]);
  });
});
