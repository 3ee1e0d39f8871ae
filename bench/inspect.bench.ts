import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { expect, test } from 'vitest';
import { parseDocument } from '../src/document/parse-document.ts';
import { writeSprintText } from './sprint-text.ts';

const markdown = remark().use(remarkGfm);

test('reading a sprint of 400 lines takes no longer than remark takes for its Markdown', async ({
  bench,
}) => {
  const text = writeSprintText(400);
  const results = await bench.compare(
    bench('parseDocument', () => void parseDocument(text)),
    bench('remark + remark-gfm', () => void markdown.parse(text)),
  );
  const ratio =
    results.get('parseDocument').latency.p50 / results.get('remark + remark-gfm').latency.p50;
  console.log(`400 lines: ${ratio.toFixed(2)} of the time that remark takes`);
  expect(ratio).toBeLessThanOrEqual(1);
});
