import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { type AnswerKey, judge, measureF1 } from '../../support/answer-key.ts';

const FOLDER = new URL('../../fixtures/dialects/', import.meta.url);
const names = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.key.json'))
  .map((name) => name.replace(/\.key\.json$/, ''));

/** A document and its key, both written by hand before the reader had seen them. */
function judgeFixture(name: string) {
  const key: AnswerKey = JSON.parse(readFileSync(new URL(`${name}.key.json`, FOLDER), 'utf8'));
  const text = readFileSync(new URL(`${name}.md`, FOLDER), 'utf8');
  return { expected: key.items.length, ...judge(parseDocument(text, { path: name }), key) };
}

describe('documents in the ways of different teams', () => {
  it.each(names)('%s: no item is invented, missed or misread', (name) => {
    const { missed, invented, differences } = judgeFixture(name);
    expect({ missed, invented, differences }).toEqual({
      missed: [],
      invented: [],
      differences: [],
    });
  });

  it('reaches F1 0.95 for items and for states over all of them', () => {
    const results = names.map(judgeFixture);
    const sum = (count: (result: (typeof results)[number]) => number) =>
      results.reduce((total, result) => total + count(result), 0);
    const expected = sum((result) => result.expected);
    const found = sum((result) => result.found + result.invented.length);
    const items = measureF1({ right: sum((result) => result.found), found, expected });
    const states = measureF1({ right: sum((result) => result.rightStates), found, expected });
    console.log(
      `${names.length} documents, ${expected} items: F1 of items ${items.toFixed(3)}, of states ${states.toFixed(3)}`,
    );
    expect(items).toBeGreaterThanOrEqual(0.95);
    expect(states).toBeGreaterThanOrEqual(0.95);
  });
});
