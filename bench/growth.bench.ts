import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, test } from 'vitest';
import { parseDocument } from '../src/document/parse-document.ts';
import { writeSprintText } from './sprint-text.ts';

const SIZES = [1_000, 10_000, 100_000];
/** Ten thousand boxes in one list take remark ten seconds. */
const BEARABLE = 10_000;
const FEW = { iterations: 4, time: 0, warmupIterations: 1, warmupTime: 0 };
/** Linear would be 10 from size to size; the rest is the collector's, and the caches'. */
const MOST_GROWTH = 20;
const HALF_AN_HOUR = 1_800_000;

const markdown = remark().use(remarkGfm);

describe.each([
  ['lines of a sprint', writeSprintText],
  ['boxes in one list', (count: number) => `# Sprint 1\n\n${'- [ ] Do it\n'.repeat(count)}`],
])('%s', (unit, write) => {
  const medians: number[] = [];

  test.for(SIZES)(`%i ${unit}`, { timeout: HALF_AN_HOUR }, async (size, { bench }) => {
    const text = write(size);
    const ours = await bench('parseDocument', () => void parseDocument(text)).run(FEW);
    medians.push(ours.latency.p50);
    console.log(`${size} ${unit}: parseDocument ${ours.latency.p50.toFixed(0)} ms`);
    if (size > BEARABLE) return;
    const theirs = await bench('remark + remark-gfm', () => void markdown.parse(text)).run({
      ...FEW,
      iterations: 1,
      warmup: false,
    });
    console.log(`${size} ${unit}: remark ${theirs.latency.p50.toFixed(0)} ms`);
  });

  test('take time that grows with their number', () => {
    for (const [index, median] of medians.entries())
      if (index > 0) expect(median / (medians[index - 1] ?? 0)).toBeLessThan(MOST_GROWTH);
  });
});
