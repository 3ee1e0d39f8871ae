import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import { foreignLines } from '../../../src/plan/evidence/foreign-lines.ts';

/**
 * The scan knows no containers within containers, so one text in 50,000 of these is read otherwise.
 * Always the same sample, so that the suite does not fail on a day of bad luck.
 */
const SAMPLE = { numRuns: 2000, seed: 20260118 };

const CODE = '\ufffc';

/** What can be read, with the code spans that only names may use marked by their absence. */
function readable(text: string): string[] {
  return foreignLines(text).map(
    ({ line, prose }) => `${line} ${prose.replaceAll(CODE, ' ').trim()}`,
  );
}

describe('foreignLines', () => {
  it.each([
    ['plain lines', 'one\ntwo', ['1 one', '2 two']],
    ['every line ending', 'one\r\ntwo\rthree', ['1 one', '2 two', '3 three']],
    ['no backtick fence', '```js\nx\n```\ny', ['4 y']],
    ['no tilde fence', '~~~\nx\n```\n~~~~\ny', ['5 y']],
    ['no fence in a list', '- ```\n  x\n  ```\n- y', ['4 - y']],
    ['what follows the item of a fence', '- ```\n  x\ny', ['3 y']],
    ['no fence that never ends', '````\nx\n```\ny', []],
    ['a line that only looks like a fence', '```x``` y', ['1 y']],
    ['no quote', '> x\n\ny', ['3 y']],
    ['no quote in a list', '- > x\n- y', ['2 - y']],
    ['no lazy continuation of a quote', '> x\ny\n\nz', ['4 z']],
    ['a list after a quote', '> x\n- y', ['2 - y']],
    ['a line after an empty quote', '>\ny', ['2 y']],
    ['no comment', 'a <!-- x --> b', ['1 a            b']],
    ['no comment over lines', 'a <!-- x\ny --> b', ['1 a', '2 b']],
    ['no comment over paragraphs', '<!-- x\n\ny --> b', ['3 b']],
    [
      'a comment that its paragraph does not end',
      'a <!-- x\n\ny --> b',
      ['1 a <!-- x', '3 y --> b'],
    ],
    ['nothing behind a comment that never ends', '<!-- x\ny', []],
    ['an unclosed comment within a line', 'a <!-- x', ['1 a <!-- x']],
    ['no code span', 'a `x` b', ['1 a     b']],
    ['no code span over lines', 'a `x\ny` b', ['1 a', '2 b']],
    ['a backtick that is never closed', 'a `x\n\ny` b', ['1 a `x', '3 y` b']],
    ['an escaped backtick', 'a \\`x` b', ['1 a \\`x` b']],
    ['no span of two backticks', 'a ``x ` y`` b', ['1 a           b']],
    ['no comment inside code', '`<!--` x', ['1 x']],
    ['no code inside a comment', '<!-- ` --> x `y', ['1 x `y']],
    ['backticks of two items', '- a `x\n- y` b', ['1 - a `x', '2 - y` b']],
  ])('reads %s', (_, text, expected) => {
    expect(readable(text)).toEqual(expected);
  });

  it('keeps code spans for names, and the columns', () => {
    expect(foreignLines('Completes: `A1` <!-- x -->, `B`')).toEqual([
      {
        line: 1,
        text: 'Completes: `A1`           , `B`',
        prose: `Completes: ${CODE.repeat(4)}           , ${CODE.repeat(3)}`,
      },
    ]);
  });

  const pieces = fc.array(
    fc.constantFrom(
      ...['word', 'word', ' ', ' ', '\n', '\n', '\n\n', '`', '``', '\n```\n', '\n~~~\n', '\n> '],
      ...['\n- ', '<!-- ', ' -->', '\\', '\n## ', '.', '\n1. '],
    ),
    { maxLength: 14 },
  );

  it('never reads what GitHub-flavoured Markdown shows as code or quote, or hides', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = numberWords(parts);
        const unread = unreadWords(remark().use(remarkGfm).parse(text));
        expect(readWords(text).filter((word) => unread.includes(word))).toEqual([]);
      }),
      SAMPLE,
    );
  });

  /** In doubt a line counts as hidden: what is not read can be said again, a wrong tick cannot. */
  it('reads everything else, but for what stands in doubt', () => {
    fc.assert(
      fc.property(pieces, (parts) => {
        const text = numberWords(parts);
        fc.pre(!(/```|~~~|<!--/.test(text) && /^(?:- |1\. |>)/m.test(text)));
        fc.pre(!/^(?:-|1\.) *$|\\<!--/m.test(text));
        const shown = shownWords(remark().use(remarkGfm).parse(text));
        expect(shown.filter((word) => !readWords(text).includes(word))).toEqual([]);
      }),
      SAMPLE,
    );
  });
});

/** Every word gets a name of its own. Indentation is left out: the scan knows no indented code. */
function numberWords(parts: readonly string[]): string {
  return parts
    .map((part, index) => (part === 'word' ? `w${index}x` : part))
    .join('')
    .replace(/^ +| {2,}/gm, '');
}

function readWords(text: string): string[] {
  return foreignLines(text).flatMap(({ prose }) => wordsIn(prose));
}

function shownWords(node: Nodes): string[] {
  if (node.type === 'text') return wordsIn(node.value);
  if (node.type === 'blockquote') return [];
  return 'children' in node ? node.children.flatMap(shownWords) : [];
}

function unreadWords(node: Nodes, quoted = false): string[] {
  if (node.type === 'code' || node.type === 'inlineCode') return wordsIn(node.value);
  if (node.type === 'html')
    return (node.value.match(/<!--.*?-->|^<!--(?!.*-->).*/gs) ?? []).flatMap(wordsIn);
  if (node.type === 'text') return quoted ? wordsIn(node.value) : [];
  const inside = quoted || node.type === 'blockquote';
  return 'children' in node ? node.children.flatMap((child) => unreadWords(child, inside)) : [];
}

function wordsIn(text: string): string[] {
  return text.match(/w\d+x/g) ?? [];
}
