import { describe, expect, test } from 'vitest';
import { addItem } from '../../src/document/new-items/add-item.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import type { Status } from '../../src/model/status.ts';
import { readLawDocuments } from '../support/law-documents.ts';

const URL = 'https://github.com/octo-org/octo-repo/issues/12';

function written(text: string, title = 'Ranking', status: Status = 'not-started'): string | null {
  const item = { issue: 12, url: URL, title, status, group: null };
  return addItem(parseDocument(text), item, { fenced: false })?.written ?? null;
}

const sprint = (items: string) => `# Sprint 3: Search\n\n## Track A: Index\n\n${items}\n`;

describe('a new item is written like the one before it', () => {
  test.each([
    ['- [x] Parser', '- [ ] Ranking ([#12](URL))'],
    [
      '* [x] **Parser** ([#3](https://x.y/o/r/issues/3)): 3 points',
      '* [ ] **Ranking** ([#12](URL))',
    ],
    ['- [ ] **Parser**\n  - [ ] Reads\n  - [ ] Writes', '- [ ] **Ranking** ([#12](URL))'],
    ['1. [ ] Parser\n2. [ ] Lexer', '3. [ ] Ranking ([#12](URL))'],
    ['1. [ ] Parser\n1. [ ] Lexer', '1. [ ] Ranking ([#12](URL))'],
    ['- [ ] T-08: Parser\n- [ ] T-09: Lexer', '- [ ] Ranking ([#12](URL))'],
    ['- ✅ Parser\n- ⏳ Lexer', '- ⏳ Ranking ([#12](URL))'],
    ['- Parser - done', '- Ranking ([#12](URL)) - not started'],
    [
      '| ID | Task | Owner | Status |\n|---|---|---|---|\n| S-9 | Parser | Index team | ✅ Done |',
      '| S-10 | Ranking ([#12](URL)) |  | 🔲 Not Started |',
    ],
    [
      '| Task | Issue | Status |\n|---|---|---|\n| Parser | [#3](https://x.y/o/r/issues/3) | Done |',
      '| Ranking | [#12](URL) | Not Started |',
    ],
    [
      '| Task | Status |\n|---|---|\n| Parser | Blocked by the licence |\n| Lexer | Done |',
      '| Ranking ([#12](URL)) | Not Started |',
    ],
    [
      '### 1. Parser\n\n**Status:** ✅ Done',
      '### 2. Ranking\n\n[#12](URL)\n\n**Status:** 🔲 Not Started',
    ],
  ])('%j', (items, expected) => {
    expect(written(sprint(items))).toBe(expected.replace('URL', URL));
  });

  test('with its state, where there is a place for it', () => {
    const table = '| Task | Status |\n|---|---|\n| Parser | 🟡 In Progress |';
    expect(written(sprint(table), 'Ranking', 'blocked')).toMatch(/\| ⛔ Blocked \|$/);
    expect(written(sprint('- [ ] Parser'), 'Ranking', 'blocked')).toMatch(/^- \[ \] Ranking/);
  });

  test('at the end of the last track that is not done', () => {
    const text = `${sprint('- [ ] Parser')}\n## Track B: Queries\n\n- [x] Facets\n`;
    const item = { issue: 12, url: URL, title: 'Ranking', status: 'not-started' as const };
    const added = addItem(parseDocument(text), { ...item, group: null }, { fenced: false });
    expect(added?.deliverable.group).toBe('track-a');
    const beside = addItem(parseDocument(text), { ...item, group: 'track-b' }, { fenced: false });
    expect(beside?.deliverable.group).toBe('track-b');
  });
});

const HOSTILE = [
  '# Heading',
  '- [x] done',
  '**bold** `code` <b>',
  '| a | b |',
  '[x](https://evil.example) (#1)',
  '2. second',
  'a\nb',
  '<!-- sprint-sync -->',
  '~~~',
];

describe('what strangers write as a title', () => {
  test.each(HOSTILE)('%j stays a title', (title) => {
    for (const items of ['- [ ] Parser', '| Task | Status |\n|---|---|\n| Parser | Done |']) {
      const text = sprint(items);
      const item = { issue: 12, url: URL, title, status: 'not-started' as const, group: null };
      const added = addItem(parseDocument(text), item, { fenced: false });
      if (added === null) continue;
      expect(added.deliverable.title.value).toBe(title.replace(/\s+/g, ' '));
      expect(added.document.deliverables).toHaveLength(2);
    }
  });

  test('is taken or refused in every document, and all else stays as it is', () => {
    for (const { name, text } of readLawDocuments()) {
      const document = parseDocument(text);
      const item = { issue: 987_654, url: URL.replace('12', '987654'), group: null };
      const added = addItem(
        document,
        { ...item, title: '*Ranking* | [all](x)', status: 'not-started' },
        { fenced: false },
      );
      if (added === null) continue;
      const after = added.document.text;
      const at = after.indexOf(added.written);
      const before = after.slice(0, at).trimEnd() + after.slice(at + added.written.length);
      expect(before, name).toBe(text);
      expect(added.document.deliverables.length, name).toBe(document.deliverables.length + 1);
    }
  });
});
