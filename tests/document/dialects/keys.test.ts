import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { type AnswerKey, judge } from '../../support/answer-key.ts';
import { hasCorpus, readShared, sharedFolder } from '../../support/corpus.ts';

const names = hasCorpus
  ? readdirSync(sharedFolder('corpus/keys'))
      .filter((name) => name.endsWith('.json'))
      .map((name) => name.replace(/\.json$/, ''))
  : [];

describe.skipIf(!hasCorpus)('a real document is read as its answer key says', () => {
  it.each(names)('%s', (name) => {
    const key: AnswerKey = JSON.parse(readShared(`corpus/keys/${name}.json`));
    const document = parseDocument(readShared(`corpus/documents/${name}.md`));
    const { missed, invented, differences } = judge(document, key);
    expect({ missed, invented, differences }).toEqual({
      missed: [],
      invented: [],
      differences: [],
    });
  });

  it('with a key for eight documents', () => {
    expect(names).toHaveLength(8);
  });
});
