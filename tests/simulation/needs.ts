import type { Omission } from './without.ts';

/** A random history that needs a rule, and what is wrong at its end where the rule is left out. */
export interface Need {
  readonly omission: Omission;
  /** The very violation that the rule is there against; others may come with it. */
  readonly sign: RegExp;
  readonly index: number;
}

export const NEEDS_SEED = 20_260_101;

/** The first history of the seed for each rule that random histories need soon: `npm run simulate -- --each`. */
export const NEEDS: readonly Need[] = [
  // Two writers at once.
  { omission: 'lease', sign: /wrote .* while .* held the lease/, index: 198 },
  // A run died between creating an issue and linking it, and nobody knows of it.
  { omission: 'intents', sign: /line \d+ has \d+ issues/, index: 96 },
  // What a person wrote went down with our body.
  { omission: 'window-check', sign: /^lost: .* set (prose|task:\w) of issue/, index: 111 },
  // One side of a completion counted for both.
  {
    omission: 'two-sided',
    sign: /^lost: .* set (state|done) of|evidence says otherwise/,
    index: 1667,
  },
  // Of two values that were never agreed on the document's was taken.
  { omission: 'unknown-base', sign: /^lost: .* of issue/, index: 133 },
  // An issue was closed with its line, edits and all.
  { omission: 'deletion', sign: /^lost: .* of issue/, index: 89 },
  // A label of ours was taken for a word of a person, which gave another label, and so on.
  { omission: 'base-label', sign: /still writing/, index: 4 },
  // Who was taken off on one side came back from the other.
  { omission: 'base-tags', sign: /assignee:\w is (true|not what was made of it last)/, index: 1 },
  // A change that needed one more look never got it.
  { omission: 'rest', sign: /^line \d+ and #\d+: title/, index: 1 },
];
