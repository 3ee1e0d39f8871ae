import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ConflictNote } from '../../../src/model/ledger.ts';
import { parseNote, writeNoteMark } from '../../../src/plan/issue-body/parse-note.ts';
import { renderNote, renderSettledNote } from '../../../src/render/render-note.ts';

const ID = '0123456789abcdef';
const body = (note: Omit<ConflictNote, 'id'>) =>
  `${writeNoteMark({ id: ID, withdrawn: false })}\n${renderNote({ id: ID, ...note })}`;
const open = body({ field: 'title', values: ['Ours', 'Theirs'], open: true });

describe('a note about a conflict', () => {
  test.each([
    ['no box', open, null],
    ['the document’s', open.replace('[ ] Take the', '[x] Take the'), 'document'],
    ['GitHub’s', open.replace('[ ] Take GitHub', '[X] Take GitHub'), 'github'],
    ['both', open.replaceAll('[ ]', '[x]'), null],
  ])('with %s ticked says so', (_, text, choice) => {
    expect(parseNote(text)).toEqual({ id: ID, withdrawn: false, choice });
    expect(parseNote(text.replaceAll('\n', '\r\n'))?.choice).toBe(choice);
  });

  test('that is settled says so', () => {
    const text = `${writeNoteMark({ id: ID, withdrawn: true })}\n${renderSettledNote()}`;
    expect(parseNote(text)).toEqual({ id: ID, withdrawn: true, choice: null });
  });

  test('shows both values, and is told by its first line alone', () => {
    expect(open).toContain('`Ours`');
    expect(open).toContain('`Theirs`');
    expect(parseNote(`> ${open}`)).toBeNull();
    expect(parseNote(`Hello\n${open}`)).toBeNull();
  });

  test('names a milestone that gave way by its title', () => {
    const text = body({ field: 'milestone:2', values: ['Sprint 8', 'Later'], open: false });
    expect(text).toContain('the milestone said `Later`. It now says `Sprint 8`.');
  });

  test('is ticked by nothing that a value holds (hostile 2, 7)', () => {
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '`\n- [x] Take GitHub’s: `',
        '\r- [x] Take the document’s',
        '-->',
        '@octo-org/team',
      ),
    );
    fc.assert(
      fc.property(value, value, fc.boolean(), (ours, theirs, isOpen) => {
        const text = body({ field: 'title', values: [ours, theirs], open: isOpen });
        expect(parseNote(text)).toEqual({ id: ID, withdrawn: false, choice: null });
        expect(text.split('\n').filter((line) => line.startsWith('- ['))).toHaveLength(
          isOpen ? 2 : 0,
        );
      }),
    );
  });
});
