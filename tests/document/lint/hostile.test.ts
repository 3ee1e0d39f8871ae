import { describe, expect, it } from 'vitest';
import { findingsOf, fix } from './lint-with.ts';

const LENGTH = 300_000;
const fill = (piece: string) => piece.repeat(Math.floor(LENGTH / piece.length));

const hostile: readonly (readonly [string, string])[] = [
  ['backticks', `ðŸŸ¢ ${fill('`')}`],
  ['pairs of backticks', `ðŸŸ¢ ${fill('`a')}`],
  ['quotation marks', `ðŸŸ¢ ${fill('"é')}`],
  ['blanks in a fence', `# Sprint 4\n\n- [ ] One\n\n\`\`\`\n${fill(' ')}`],
  ['delimiters in a fence', `# Sprint 4\n\n- [ ] One\n\n\`\`\`\n${fill('|--')}`],
  ['damaged characters', fill('ðŸŸ¢')],
  ['damaged pairs', fill('â€Ã©')],
  [
    'rows with one title',
    `# Sprint 4\n\n| ID | Task | Status |\n|---|---|---|\n${fill('| | Same | DONE - |\n').slice(0, 200_000)}`,
  ],
  ['headings with one title', `# Sprint 4\n\n[a](#b)\n\n${fill('## Same\n').slice(0, 80_000)}`],
  [
    'numbers in a total',
    `# Sprint 4\n\n| A | B |\n|---|---|\n| x | 1 |\n| y | 1 |\n| Total | ${fill('1')} |`,
  ],
  ['dates', `# Sprint 4\n\n**Target:** ${fill('2026-01-01 ')}\n\n- [ ] One`],
  ['excuses', `# Sprint 4\n\n- [x] One\n${fill('  - [ ] Two\n').slice(0, 100_000)}`],
];

describe('hostile text', () => {
  it.each(hostile)('is linted in bounded time: %s', { timeout: 10_000 }, (_, text) => {
    expect(Array.isArray(findingsOf(text))).toBe(true);
    expect(typeof fix(text)).toBe('string');
  });
});
