import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { INPUTS, OUTPUTS } from '../../action/interface.ts';

const metadata: unknown = parse(readFileSync(new URL('../../action.yml', import.meta.url), 'utf8'));

test('action.yml is equal to the table of inputs and outputs', () => {
  const inputs = INPUTS.map(({ name, ...input }) => [name, { required: false, ...input }]);
  const outputs = OUTPUTS.map(({ name, ...output }) => [name, output]);
  expect(metadata).toEqual({
    name: 'sprint-sync',
    description: expect.any(String),
    author: 'sprint-sync contributors',
    branding: { icon: 'check-square', color: 'green' },
    inputs: Object.fromEntries(inputs),
    outputs: Object.fromEntries(outputs),
    runs: { using: 'node24', main: 'dist/action/index.js' },
  });
});

test('every input and output is described in a full sentence', () => {
  for (const { description } of [...INPUTS, ...OUTPUTS]) {
    expect(description).toMatch(/^[`A-Z].{20,}\.$/s);
  }
});

test('GitHub shows a description of at most 125 characters in its marketplace', () => {
  expect(metadata).toMatchObject({ description: expect.stringMatching(/^.{20,125}$/) });
});
