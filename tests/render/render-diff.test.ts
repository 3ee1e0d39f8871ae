import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyPatch } from 'diff';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderDiff } from '../../src/render/render-diff.ts';
import { processorTime } from '../support/processor-time.ts';

const LONG = Array.from({ length: 5000 }, (_, index) => `- [ ] item ${index}\n`).join('');

describe('renderDiff', () => {
  it('is empty when nothing differs', () => {
    expect(renderDiff({ before: 'a\n', after: 'a\n', path: 'x.md' })).toBe('');
  });

  it('shows three lines around a change, as Git does', () => {
    const before = 'a\nb\nc\nd\ne\nf\ng\nh\n';
    const after = before.replace('e', 'E');
    expect(renderDiff({ before, after, path: 'docs/x.md' })).toBe(
      '--- a/docs/x.md\n+++ b/docs/x.md\n@@ -2,7 +2,7 @@\n b\n c\n d\n-e\n+E\n f\n g\n h\n',
    );
  });

  it.each([
    ['a line', 'a\nb\n', 'a\nc\n'],
    ['carriage returns', 'a\r\nb\r\n', 'a\r\nc\r\n'],
    ['a missing last line ending', 'a\nb', 'a\nb\n'],
    ['a new missing line ending', 'a\nb\n', 'a\nb'],
    ['more changes than anyone reads', LONG, LONG.replaceAll('[ ]', '[x]')],
    ['so many and one line more', `x\n${LONG}y`, `x\nz\n${LONG.replaceAll('[ ]', '[x]')}y`],
    ['so many without a last line ending', `${LONG}y`, `${LONG.replaceAll('[ ]', '[x]')}y\n`],
  ])('can be applied by Git: %s', (_, before, after) => {
    const folder = mkdtempSync(join(tmpdir(), 'diff-'));
    try {
      writeFileSync(join(folder, 'x.md'), before);
      const input = renderDiff({ before, after, path: 'x.md' });
      execFileSync('git', ['apply', '--whitespace=nowarn', '-'], { cwd: folder, input });
      expect(readFileSync(join(folder, 'x.md'), 'utf8')).toBe(after);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('leads from the one text to the other', () => {
    const text = fc.array(fc.constantFrom('a\n', 'b\n', '\n', 'c\r\n', '- [ ] d\n'), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(text, text, (before, after) => {
        const texts = { before: before.join(''), after: after.join('') };
        const diff = renderDiff({ ...texts, path: 'x.md' });
        expect(diff === '' ? texts.before : applyPatch(texts.before, diff)).toBe(texts.after);
      }),
    );
  });

  it('takes less than two seconds for a document that is done all at once', () => {
    const before = LONG.repeat(6);
    const after = before.replaceAll('[ ]', '[x]');
    expect(processorTime(() => renderDiff({ before, after, path: 'x.md' }))).toBeLessThan(2000);
  });
});
