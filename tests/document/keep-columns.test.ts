import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planEdits } from '../../src/document/plan-edits.ts';

function setDone(table: string, id: string): string {
  const text = `# Sprint 3\n\n## Tasks\n\n${table}\n`;
  const document = parseDocument(text);
  const item = document.deliverables.find((found) => found.id === id);
  const change = {
    kind: 'set-state',
    deliverable: item?.key ?? '',
    title: '',
    from: null,
  } as const;
  const after = applyEdits(text, planEdits(document, [{ ...change, to: 'done' }]));
  return after.slice(text.indexOf('|')).trimEnd();
}

describe('a state that is written into a table', () => {
  const ALIGNED = [
    '| ID  | Task   | Status         | Size |',
    '| --- | ------ | -------------- | ---- |',
    '| T-1 | Reader | 🔄 In Progress | 3    |',
    '| T-2 | Writer | ⏳ Open        | 5    |',
  ];

  it('keeps the columns of an aligned table, whether the word is shorter or longer', () => {
    expect(setDone(ALIGNED.join('\n'), 'T-1').split('\n')[2]).toBe(
      '| T-1 | Reader | ✅ Complete    | 3    |',
    );
    expect(setDone(ALIGNED.join('\n'), 'T-2').split('\n')[3]).toMatch(
      /^\| T-2 \| Writer \| ✅ (?:Done {8}|Complete {4})\| 5 {4}\|$/,
    );
  });

  it('changes no padding where the table is not aligned', () => {
    const rows = [
      '| ID | Task | Status |',
      '|---|---|---|',
      '| T-1 | Reader | Open   |',
      '| T-2 | W | Done |',
    ];
    expect(setDone(rows.join('\n'), 'T-1').split('\n')[2]).toBe('| T-1 | Reader | Done   |');
  });

  it('widens the cell where the new word does not fit', () => {
    const rows = [
      '| ID  | Task   | Status |',
      '| --- | ------ | ------ |',
      '| T-1 | Reader | Doing  |',
      '| T-2 | Writer | In QA  |',
    ];
    expect(setDone(rows.join('\n'), 'T-1').split('\n')[2]).toMatch(
      /^\| T-1 \| Reader \| (?:Done|Complete) {1,3}\|$/,
    );
  });
});
