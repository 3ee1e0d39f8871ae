import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanBlocks } from '../../../src/document/blocks/scan-blocks.ts';
import { readCorpus } from '../../support/corpus.ts';
import { outlineByRemark, outlineByScanner } from '../../support/remark-outline.ts';

// Left out: a lone `-`, `- [ ]` or tag, where remark and GitHub's own parser differ; so they do on `2)` directly below indented code.
const LINES = [
  '',
  '',
  '  ',
  '# Title',
  '## Track A: Search #',
  '####### seven',
  '#no',
  'text',
  '  text',
  '    code',
  '- item',
  '- [ ] open',
  '- [x] **done**',
  '  - [X] nested',
  '    - [ ] deep',
  '* [ ] star',
  '1. one',
  '1) one',
  '   1. inner',
  '-   wide',
  '-      code in item',
  '> quote',
  '> - [ ] quoted',
  '>> deeper',
  '| a | b |',
  '|---|:-:|',
  '| 1 | 2 |',
  '| x \\| y | z',
  '---',
  '***',
  '===',
  '```',
  '```ts',
  '~~~~',
  '   ```',
  '<!-- comment -->',
  '<!-- open',
  '-->',
  '<details>',
  '</details>',
  '**Status:** ✅ DONE  ',
  '\ttab',
  '-\ttab item',
];

describe('the block scanner sees what remark sees', () => {
  const documents = readCorpus();
  it.runIf(documents.length > 0)('in every real document', () => {
    for (const { name, text } of documents) {
      expect(outlineByScanner(scanBlocks(text).blocks), name).toEqual(outlineByRemark(text));
    }
  });

  it('in any mixture of the lines that sprint documents are made of', () => {
    const texts = fc
      .tuple(fc.array(fc.constantFrom(...LINES), { maxLength: 12 }), fc.constantFrom('\n', '\r\n'))
      .map(([lines, ending]) => lines.join(ending));
    fc.assert(
      fc.property(texts, (text) => {
        expect(outlineByScanner(scanBlocks(text).blocks)).toEqual(outlineByRemark(text));
      }),
      { numRuns: 1_500 },
    );
  });
});
