import { expect, test } from 'vitest';
import { runTwoDocuments } from './two-documents.ts';

const HISTORIES = 100;
const SEED = 20_260_102;

test(`${HISTORIES} random histories of two documents lose nothing and come to rest`, {
  timeout: 120_000,
}, async () => {
  const broken: string[] = [];
  for (let index = 0; index < HISTORIES; index++) {
    const { violations } = await runTwoDocuments({ seed: SEED, index });
    if (violations.length > 0) broken.push(`${index}: ${violations.join('; ')}`);
  }
  expect(broken).toEqual([]);
});
