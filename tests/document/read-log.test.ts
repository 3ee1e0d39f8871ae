import { describe, expect, it } from 'vitest';
import { parseDocument } from '../../src/document/parse-document.ts';

/** The log below a change-log heading with these lines, in short. */
function read(...lines: readonly string[]) {
  const text = ['# Sprint 3', '', '- [ ] a', '', '## Change Log', '', ...lines].join('\n');
  const { changeLog } = parseDocument(text);
  return {
    form: changeLog?.form?.kind ?? null,
    entries: changeLog?.entries.map(({ range }) => text.slice(range.start, range.end)),
    placeholder:
      changeLog?.placeholder && text.slice(changeLog.placeholder.start, changeLog.placeholder.end),
  };
}

describe('a log', () => {
  it.each([
    [
      'heading',
      ['### 2026-03-09', '- b', '', '### March 8, 2026', '', '- c'],
      ['### 2026-03-09\n- b', '### March 8, 2026\n\n- c'],
    ],
    [
      'bold',
      ['**2026-03-09**', '', '- b', '', '**2026-03-08 - done**', '- c'],
      ['**2026-03-09**\n\n- b', '**2026-03-08 - done**\n- c'],
    ],
    [
      'bullet',
      ['- 2026-03-09: b', '  - more', '* 8.3.2026 c'],
      ['- 2026-03-09: b\n  - more', '* 8.3.2026 c'],
    ],
    ['table', ['| Date | What |', '|--|--|', '| 2026-03-09 | b |'], ['| 2026-03-09 | b |']],
  ])('is read in the form of a %s', (form, lines, entries) => {
    expect(read(...lines)).toEqual({ form, entries, placeholder: null });
  });

  it.each([['_nothing yet_'], ['*Write here*'], ['TBD'], ['None yet.'], ['N/A']])(
    'has a placeholder: %s',
    (line) => {
      expect(read(line)).toEqual({ form: null, entries: [], placeholder: line });
      expect(read(line, '', '---', '', '**Last Updated:** TBD').placeholder).toBe(line);
    },
  );

  it('that says something, or nothing at all, has no placeholder', () => {
    for (const lines of [['We met on Monday.'], [], ['_one_', '', '_two_']])
      expect(read(...lines)).toEqual({ form: null, entries: [], placeholder: null });
  });

  it('ends at a rule', () => {
    expect(read('### 2026-03-09', '- b', '', '---', '', 'A footer.').entries).toEqual([
      '### 2026-03-09\n- b',
    ]);
    expect(read('**2026-03-09**', '', '- b', '', '---', '', 'A footer.').entries).toEqual([
      '**2026-03-09**\n\n- b',
    ]);
  });

  it('keeps with an entry what stands below headings of its own', () => {
    expect(read('### 2026-03-09', '#### Details', '- b', '### 2026-03-08', '- c').entries).toEqual([
      '### 2026-03-09\n#### Details\n- b',
      '### 2026-03-08\n- c',
    ]);
  });

  it('takes a date in the middle of a sentence for no entry', () => {
    expect(read('- We agreed on 2026-03-09 to wait').entries).toEqual([]);
  });
});
