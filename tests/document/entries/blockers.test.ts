import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../../src/document/apply-edits.ts';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { planEdits } from '../../../src/document/plan-edits.ts';
import type { Change } from '../../../src/model/change.ts';

const page = (section: string, ending = '\n') =>
  [
    '# Sprint 4',
    '',
    '## Track A: Data',
    '',
    '| ID | Task | Status |',
    '|----|------|--------|',
    '| T-1 | Index builder | In progress |',
    '| T-2 | Query parser | In progress |',
    '',
    '## Blockers',
    ...(section === '' ? [] : ['', section]),
    '',
    '## Notes',
    '',
    'Text.',
    '',
  ]
    .join('\n')
    .replaceAll('\n', ending);

function write(text: string, changes: readonly Change[]): string {
  return applyEdits(text, planEdits(parseDocument(text, { path: 'SPRINT.md' }), changes));
}

function keyOf(text: string, title: string): string {
  const { deliverables } = parseDocument(text, { path: 'SPRINT.md' });
  const item = deliverables.find((one) => one.title.value === title);
  if (!item) throw new Error(`No ${title} in ${text}`);
  return item.key;
}

function block(text: string, title: string, reason: string | null = 'waits for data'): string {
  const issue = { number: 12, url: 'https://github.com/o/r/issues/12' };
  const date = { year: 2031, month: 3, day: 2 };
  const deliverable = keyOf(text, title);
  return write(text, [{ kind: 'add-blocker', deliverable, title, reason, issue, date }]);
}

function unblock(text: string, title: string): string {
  return write(text, [{ kind: 'remove-blocker', deliverable: keyOf(text, title), title }]);
}

const SECTIONS = [
  '',
  'None',
  '_None at the moment._',
  '- None',
  '* No blockers',
  '✅ None',
  '- Waiting for the vendor',
  '_None_\n\n---',
  '- Waiting for the vendor\n\n***',
  '---',
  '- Waiting for the vendor\n  - since Monday\n- Disk is full',
  '1. Disk is full',
  'Two things are in the way of us today.',
  'Text first.\n\n- Disk is full',
  '| Blocker | Since | Impact |\n|---------|-------|--------|\n| Disk is full | 2031-02-01 | high |',
  '| Item | Reason |\n|---|---|\n| None | - |',
  '<!-- list them here -->',
];

/** The section's text after the heading. */
const sectionOf = (text: string) => text.split('## Blockers')[1]?.split('## Notes')[0]?.trim();

describe('an entry about a blocker', () => {
  test.each([
    [
      'None',
      '- **Index builder** ([#12](https://github.com/o/r/issues/12)): waits for data (2031-03-02) <!-- instead of: None -->',
    ],
    [
      '* Disk is full',
      '* Disk is full\n* **Index builder** ([#12](https://github.com/o/r/issues/12)): waits for data (2031-03-02)',
    ],
    [
      '| Blocker | Since | Impact |\n|---|---|---|\n| Disk | 2031-02-01 | high |',
      '| Blocker | Since | Impact |\n|---|---|---|\n| Disk | 2031-02-01 | high |\n| Index builder ([#12](https://github.com/o/r/issues/12)) | 2031-03-02 | waits for data |',
    ],
  ])('has the form of its section: %j', (section, after) => {
    expect(sectionOf(block(page(section), 'Index builder'))).toBe(after);
  });

  test('says since when, where nobody said why', () => {
    expect(sectionOf(block(page('None'), 'Index builder', null))).toContain(
      ': blocked since 2031-03-02',
    );
  });

  test('is written once', () => {
    const once = block(page('None'), 'Index builder');
    expect(block(once, 'Index builder')).toBe(once);
  });

  test('of a person goes too where it names the item and no other', () => {
    const mine = page(
      '- Index builder waits for the vendor\n- T-1 and T-2 need a decision\n- Disk',
    );
    expect(sectionOf(unblock(mine, 'Index builder'))).toBe('- T-1 and T-2 need a decision\n- Disk');
  });

  test('is not written where there is no section for it', () => {
    const text = page('None').replace('## Blockers', '## Remarks');
    expect(block(text, 'Index builder')).toBe(text);
  });
});

test('what is blocked and unblocked again leaves the document byte for byte as it was', () => {
  const reason = fc.option(fc.string({ maxLength: 60 }));
  fc.assert(
    fc.property(
      fc.constantFrom(...SECTIONS),
      fc.constantFrom('\n', '\r\n'),
      reason,
      fc.boolean(),
      (section, ending, why, both) => {
        const before = page(section, ending);
        const blocked = block(before, 'Index builder', why);
        expect(blocked).not.toBe(before);
        const more = both ? block(blocked, 'Query parser', 'later') : blocked;
        const less = both ? unblock(more, 'Query parser') : more;
        expect(less).toBe(blocked);
        expect(unblock(less, 'Index builder')).toBe(before);
      },
    ),
  );
});
