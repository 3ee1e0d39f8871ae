import { describe, expect, it } from 'vitest';
import { explainDocument } from '../../src/document/explain-document.ts';

const DOCUMENT = `# Sprint 2

## Work

- [x] Parser
- [ ] Printer

**Exit criteria:**
- [ ] Prints what it parsed

## Board

| ID | Task | Status |
|----|------|--------|
| T-1 | Index | ✅ Done |

### T-1: Index

**Status:** ✅ Done

## Who is here

- Ada
- Bo

## Definition of Done

- [ ] Reviewed

## References

### Design

- [paper](https://example.org)
`;

describe('an explanation', () => {
  const { items, skipped } = explainDocument(DOCUMENT);

  it('names the form of every item, and where else its state stands', () => {
    expect(items).toEqual([
      { line: 5, title: 'Parser', carrier: 'box', echoes: [] },
      { line: 6, title: 'Printer', carrier: 'box', echoes: [] },
      { line: 15, title: 'Index', carrier: 'table-status', echoes: [19] },
    ]);
  });

  it('says of every section without items why it has none', () => {
    expect(skipped.map(({ line, title, reason }) => [line, title, reason])).toEqual([
      [8, 'Exit criteria', { kind: 'role', role: 'criteria' }],
      [21, 'Who is here', { kind: 'no-form', holds: ['list'] }],
      [26, 'Definition of Done', { kind: 'role', role: 'criteria' }],
      [30, 'References', { kind: 'role', role: 'references' }],
      [32, 'Design', { kind: 'inside', heading: 'References' }],
    ]);
  });

  it('names the sections of other sprints', () => {
    const sprints = '# Plan\n\n## Sprint 1\n\n- [x] a\n\n## Sprint 2\n\n- [ ] b\n';
    expect(explainDocument(sprints).skipped).toEqual([
      { line: 3, title: 'Sprint 1', reason: { kind: 'other-sprint' } },
    ]);
  });
});
