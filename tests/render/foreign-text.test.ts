import fc from 'fast-check';
import type { Nodes, RootContent } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import {
  foreignCode,
  foreignMessage,
  foreignText,
  quoteCode,
} from '../../src/render/foreign-text.ts';
import {
  heading,
  link,
  list,
  paragraph,
  stringifyMarkdown,
  strong,
  table,
  text,
} from '../../src/render/markdown.ts';

const reader = remark().use(remarkGfm).freeze();

/** Every place in which foreign text can stand. */
const PLACES: readonly ((value: string) => RootContent)[] = [
  (value) => paragraph(foreignText(value)),
  (value) => paragraph(strong('Title'), text(': '), foreignText(value), text(' ('), text('x)')),
  (value) =>
    list([{ line: [foreignText(value)], below: [[foreignText(value)]] }, { line: [text('own')] }]),
  (value) =>
    table([
      [[text('a')], [text('b')]],
      [[foreignText(value)], [text('c')]],
    ]),
  (value) => heading(3, [foreignText(value)]),
];

/** The types of all nodes; neighbouring texts are one. */
function shapeOf(node: Nodes): string {
  const inside = 'children' in node ? `(${node.children.map(shapeOf).join(' ')})` : '';
  return node.type + inside;
}

function textOf(node: Nodes): string {
  if ('children' in node) return node.children.map(textOf).join('');
  return 'value' in node ? node.value : '';
}

/** The tree of what is written has the shape that it has with a harmless word. */
function expectInert(value: string): void {
  for (const place of PLACES) {
    const read = reader.parse(stringifyMarkdown([place(value)]));
    expect(textOf(read)).toBe(textOf(place(value)));
    expect(shapeOf(read)).toBe(shapeOf(reader.parse(stringifyMarkdown([place('word')]))));
  }
}

const HOSTILE = [
  ...['a\n- [x] **fake**', 'a\r\n\r\n## fake', 'a\u2028- [x] fake', '- [x] fake', '[x] fake'],
  ...['**bold**', '_em_', '~~gone~~', '`code`', '``', '\\', '\\*', '[x](javascript:alert(1))'],
  ...['![x](https://example.com/x.png)', '<script>alert(1)</script>', '<img src=x onerror=y>'],
  ...['a | b', '|---|', '&lt;b&gt;', '&amp;', '&#42;', '<!-- marker -->', '-->', '<!--'],
  ...['@octocat', '@acme/team', '#123', 'acme/shop#1', 'GH-12', 'fixes #1', 'me@example.com'],
  ...['https://example.com', 'www.example.com', 'http://github.com/acme/shop/issues/1'],
  ...['abc\u202egpj.exe', 'to\u200bken', '\u0000', '::set-output name=x::y', '%0A::error::x'],
  ...['# h', '> q', '1. a', '1) a', '---', '===', '***', '+ a', '    code', '```', '~~~', '[^1]'],
  ...['[a]: https://example.com', ':smile:', '$math$', '  ', '', '\ud800', 'a  \nb', 'x_y_z'],
  ...['a@b.c_', 'xmpp:a@b.c', 'mailto:a@b.c', '_www.a.b', '*https://a.b*', 'ftp://a.b', '{{x}}'],
];

describe('foreign text', () => {
  it.each(HOSTILE)('stands as one inert text everywhere: %j', (value) => {
    expectInert(value);
  });

  it('stands so whatever it is', () => {
    const pieces = fc.array(fc.constantFrom(...HOSTILE, ' ', 'word', '\n', '*', '_', ':', '.'));
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          pieces.map((parts) => parts.join('')),
        ),
        expectInert,
      ),
      { numRuns: 250 },
    );
  });

  it.each([
    ['@octocat', /@\w/],
    ['@acme/team', /@\w/],
    ['see #123', /#\d/],
    ['acme/shop#1', /#\d/],
    ['gh-12', /gh-\d/i],
    ['https://github.com/acme/shop/issues/1', /:\/\//],
    ['WWW.example.com', /www\./i],
  ])('neither notifies nor refers: %s', (value, connecting) => {
    expect(stringifyMarkdown([paragraph(foreignText(value))])).not.toMatch(connecting);
  });

  it('stays as it is in code, which is to be copied', () => {
    const value = 'Completes: "a `b` @c", #12 | <x>';
    const written = stringifyMarkdown([paragraph(foreignCode(value))]);
    expect(shapeOf(reader.parse(written))).toBe('root(paragraph(inlineCode))');
    expect(textOf(reader.parse(written))).toBe(value);
  });
});

describe('a message with something to copy', () => {
  it.each(['- [ ] **Tags** ([#1](https://github.com/a/b/issues/1))', 'a `b` @c', '`x`'])(
    'shows it as it is: %s',
    (value) => {
      const message = foreignMessage(
        `See #1. Add ${quoteCode(value)}: ${quoteCode('now')}, @you`,
        300,
      );
      const tree = reader.parse(stringifyMarkdown([paragraph(...message)]));
      const text = ['text', 'inlineCode', 'text', 'inlineCode', 'text'].join(' ');
      expect(shapeOf(tree)).toBe(`root(paragraph(${text}))`);
      expect(textOf(tree)).toContain(`Add ${value}: now`);
      expect(textOf(tree)).not.toMatch(/See #\d|@you/);
    },
  );

  it('is inert whatever it quotes', () => {
    const pieces = fc.array(fc.constantFrom(...HOSTILE, '`', '``', ' ', 'word', '*'));
    const inside = fc.property(
      pieces.map((parts) => parts.join('')),
      (value) => {
        const tree = reader.parse(stringifyMarkdown([paragraph(...foreignMessage(value, 500))]));
        expect(shapeOf(tree)).toMatch(/^root\(paragraph\((?:(?:text|inlineCode) ?)+\)\)$/);
      },
    );
    fc.assert(inside, { numRuns: 250, seed: 5 });
  });
});

describe('link', () => {
  it('is none to anything but the web', () => {
    expect(link('javascript:alert(1)', '#1').type).toBe('text');
    expect(link('https://example.com/a b', '#1').type).toBe('text');
    expect(link(null, '#1').type).toBe('text');
    expect(link('https://example.com', '#1').type).toBe('link');
  });
});
