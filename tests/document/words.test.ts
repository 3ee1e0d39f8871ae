import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planEdits } from '../../src/document/plan-edits.ts';
import type { StatusWords } from '../../src/model/status.ts';

const WORDS: StatusWords = {
  done: ['Abgenommen', 'gelandet'],
  'in-progress': ['Open', 'in der Mache'],
};

const TEXT = `# Sprint 4: Suche

**Status:** 🟡 In der Mache

## Aufgaben

| ID | Aufgabe | Status |
|----|---------|--------|
| S-1 | Index | Abgenommen |
| S-2 | Filter | in der Mache |
| S-3 | Export | Open |

## Gelandet

- Anmeldung
`;

function read(words?: StatusWords) {
  return parseDocument(TEXT, words ? { words } : {});
}

describe('words of a team', () => {
  it('are read in status lines, cells and headings, and win over what is known', () => {
    const { sprint, deliverables } = read(WORDS);
    expect(sprint.status?.value).toBe('in-progress');
    expect(deliverables.map(({ title, status }) => [title.value, status])).toEqual([
      ['Index', 'done'],
      ['Filter', 'in-progress'],
      ['Export', 'in-progress'],
      ['Anmeldung', 'done'],
    ]);
  });

  it('mean nothing where the config does not name them', () => {
    const { deliverables } = read();
    expect(deliverables.map(({ status }) => status)).toEqual([null, null, 'not-started']);
  });

  it('are the words that are written where the document uses them', () => {
    const document = read(WORDS);
    const item = document.deliverables.find(({ id }) => id === 'S-2');
    const changes = [
      {
        kind: 'set-state',
        deliverable: item?.key ?? '',
        title: '',
        from: 'in-progress',
        to: 'done',
      },
    ] as const;
    const text = applyEdits(TEXT, planEdits(document, changes));
    expect(text).toBe(TEXT.replace('| in der Mache |', '| Abgenommen |'));
    expect(parseDocument(text, { words: WORDS }).deliverables[1]?.status).toBe('done');
  });
});
