import fc from 'fast-check';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { escapeInline } from '../../../src/document/entries/escape-inline.ts';
import { plainText } from '../../../src/document/inline.ts';

const parser = remark().use(remarkGfm);

describe('escapeInline', () => {
  it.each([
    ['Fix the login', 'Fix the login'],
    ['*very* _much_', '\\*very\\* \\_much\\_'],
    ['snake_case', 'snake_case'],
    ['`code`', '\\`code\\`'],
    ['[link](x)', '\\[link\\](x)'],
    ['<b>', '\\<b\\>'],
    ['a | b', 'a \\| b'],
    ['~~old~~', '\\~\\~old\\~\\~'],
    ['C:\\dir', 'C:\\\\dir'],
    ['# of users', '\\# of users'],
    ['#12', '#12'],
    ['1. Setup', '1\\. Setup'],
    ['1.2 Setup', '1.2 Setup'],
    ['- minus', '\\- minus'],
    ['+ plus', '\\+ plus'],
    ['AT&T &copy; &#60;', 'AT&T \\&copy; \\&#60;'],
    ['two\r\nlines\tand\u0000more', 'two lines and more'],
    ['bidi\u202Eoverride', 'bidioverride'],
  ])('%j → %j', (text, escaped) => {
    expect(escapeInline(text)).toBe(escaped);
  });

  it('shows any text as it is, on one line of one list item', () => {
    const parts = fc.constantFrom(
      ...[
        '*',
        '_',
        '`',
        '[',
        ']',
        '(',
        ')',
        '<',
        '>',
        '|',
        '~',
        '\\',
        '#',
        '-',
        '+',
        '1.',
        '&lt;',
        '!',
        ' ',
        '\n',
      ],
      ...['word', 'x', '=', '"', '://', '@', 'é', '文', '✅'],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 12 }), (chosen) => {
        const text = chosen.join('');
        const written = `- ${escapeInline(text)} completed`;
        const list = parser.parse(written).children[0];
        const item = list?.type === 'list' ? list.children[0] : undefined;
        expect(item?.children.map(({ type }) => type)).toEqual(['paragraph']);
        const shown = plainText(written, { start: 2, end: written.length });
        expect(shown).toBe(`${text.replace(/\s+/g, ' ').trim()} completed`.trim());
      }),
      { numRuns: 1_000 },
    );
  });
});
