import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import { decodeDocument, MAX_DOCUMENT_BYTES } from '../../src/document/decode-document.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planEdits } from '../../src/document/plan-edits.ts';
import { UserError } from '../../src/model/errors.ts';
import type { SprintDocument } from '../../src/model/sprint-document.ts';
import { processorTime } from '../support/processor-time.ts';

/** A document over 1 MiB is refused: this long a text in every place fills nearly half of one. */
const LONG = 25_000;
/** In milliseconds, five times what the slowest of these takes on a slow machine. */
const MOST_TIME = 10_000;

/** A sprint with one item that must be found whatever stands around it. */
function around(before: string, after = ''): string {
  return `# Sprint 1\n\n${before}\n\n## Work\n\n- [ ] Keep me\n\n${after}\n`;
}

/** Reads a text, completes what can be completed, and gives what was read. */
function survive(text: string): SprintDocument {
  let document: SprintDocument | undefined;
  const time = processorTime(() => {
    document = parseDocument(text);
    complete(document);
  });
  if (document === undefined) throw new Error('It was not read.');
  expect(time).toBeLessThan(MOST_TIME);
  return document;
}

function complete(document: SprintDocument): void {
  const changes = document.deliverables.slice(0, 3).map(({ key, title, status }) => {
    const change = { kind: 'set-state', deliverable: key, title: title.value, to: 'done' } as const;
    return { ...change, from: status };
  });
  applyEdits(document.text, planEdits(document, changes));
}

function keepsItem(text: string): void {
  const titles = survive(text).deliverables.map(({ title }) => title.value);
  expect(titles).toContain('Keep me');
}

/*
 * Each text is long enough that an expression or a loop which is more than linear would need minutes to hours.
 */
describe('hostile text is read or refused, and never breaks the reader', () => {
  it.each([
    ['10,000 quotes in a line', `${'>'.repeat(10_000)} x`],
    ['10,000 lists in a line', `${'- '.repeat(10_000)}x`],
    ['1,000 lists in as many lines', lines(1_000, (row) => `${'  '.repeat(row)}- [ ] x`)],
    ['5,000 quotes that deepen', lines(500, (row) => `${'> '.repeat(row)}x`)],
    ['a comment that never ends in a quote', '> <!--'],
  ])('deep nesting: %s', (_, text) => {
    keepsItem(around(text));
  });

  it('reads 30,000 rows of a table', () => {
    const rows = lines(30_000, (row) => `| T-${row} | Do it | ✅ Done |`);
    const text = `# Sprint 1\n\n## Tasks\n\n| ID | Task | Status |\n|---|---|---|\n${rows}\n`;
    expect(survive(text).deliverables).toHaveLength(30_000);
  });

  it.each([
    ['that are alike', () => '## Group'],
    ['that are numbered', (row: number) => `## Track ${row}`],
    ['that carry a state', (row: number) => `### T-${row} Search ✅`],
    ['of the first level', () => '# Sprint'],
  ])('reads 30,000 headings %s', (_, heading) => {
    expect(survive(around('', lines(30_000, heading))).deliverables.length).toBeGreaterThan(0);
  });

  it.each([
    ['boxes', () => '- [ ] a'],
    ['boxes with one id', () => '- [x] **T-1**: a'],
    ['list items', () => '- ✅ a'],
    ['labels', () => '**Status:** done | **Owner:** c'],
    ['tables', () => '| Task | Status |\n|---|---|\n| a | done |\n'],
    ['fences', () => '```\n- [ ] a\n```'],
    ['setext headings', () => 'a\n---'],
    ['lines of a paragraph', () => 'a'],
    ['sprints', (row: number) => `## Sprint ${row}\n\n- [x] a\n`],
  ])('reads 20,000 %s', (_, line) => {
    expect(survive(around('', lines(20_000, line))).deliverables.length).toBeGreaterThan(0);
  });

  it.each([
    ['emphasis', '*a_ '],
    ['brackets', '['],
    ['links', '[a]('],
    ['comments', '<!--'],
    ['tags', '<a b=c '],
    ['bold', '**a'],
    ['labels', '**a:** b | '],
    ['autolinks', 'https://a.b '],
    ['mails', 'a@'],
    ['escapes', '\\*'],
    ['entities', '&amp'],
  ])('pathological %s in every place', (_, part) => {
    keepsItem(inEveryPlace(`a ${part.repeat(LONG / part.length)}`));
    keepsItem(
      around(
        '',
        lines(300, () => `- [ ] ${part.repeat(300)}`),
      ),
    );
  });

  it('runs of backticks of every length', () => {
    keepsItem(inEveryPlace(lines(400, (row) => '`'.repeat(row)).replaceAll('\n', ' ')));
  });

  it.each([
    ['letters', 'a'],
    ['words', 'word '],
    ['capitals', 'A-'],
    ['digits', '1'],
    ['numbers', '1.'],
    ['dates', '2031-01-'],
    ['months', 'Jan '],
    ['blanks', ' '],
    ['tabs', '\t'],
    ['dashes', '-'],
    ['spaced dashes', ' - '],
    ['brackets', '('],
    ['remarks', '(1) '],
    ['colons', ':'],
    ['stars', '*'],
    ['underscores', '_'],
    ['tildes', '~'],
    ['pipes', '|'],
    ['states', 'done '],
    ['emoji', '✅'],
    ['spaced emoji', '✅ '],
    ['joined emoji', '✅\u200D'],
    ['variation selectors', '\uFE0F'],
    ['damaged emoji', 'âœ…'],
    ['NUL', '\0'],
    ['lone surrogates', '\uD83D'],
    ['reversed surrogates', '\uDE00\uD83D'],
    ['bidi controls', '\u202E\u2066'],
    ['zero-width blanks', '\u200B'],
    ['no-break blanks', '\u00A0'],
    ['percent', '50% ('],
  ])('thousands of %s in every place that is read', (_, part) => {
    keepsItem(inEveryPlace(`a${part.repeat(LONG / part.length)}b`));
    // Alone on a line some of these open a fence, which then holds the rest.
    survive(inEveryPlace(part.repeat(LONG / part.length)));
  });

  it('refuses a line of 5 MB where the file is read, and reads it all the same', () => {
    const line = 'a'.repeat(5_000_000);
    expect(line.length).toBeGreaterThan(MAX_DOCUMENT_BYTES);
    expect(() => decodeDocument(new TextEncoder().encode(line), 'SPRINT.md')).toThrow(
      /SPRINT\.md is too large/,
    );
    keepsItem(around(line));
    keepsItem(inEveryPlace(line.slice(0, LONG)));
  });

  it('reads any text, or says what is missing', () => {
    const parts = fc.constantFrom(
      ...[
        '# ',
        'Sprint 1',
        '\n',
        '\n\n',
        '- ',
        '[ ] ',
        '[~] ',
        '| ',
        '|---|',
        '```',
        '<!--',
        '-->',
      ],
      ...['**', '_', '~~', '`', '[', '](', ')', '✅', '\0', '\uD83D', '\u202E', 'Status: ', 'done'],
      ...['> ', '  ', '1. ', '===\n', '---\n', '2031-01-02', '(3/4)', '50%', '\r\n', '\t', '\\'],
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 40 }), (words) => {
        try {
          survive(words.join(''));
        } catch (error) {
          expect(error).toBeInstanceOf(UserError);
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

function lines(count: number, line: (row: number) => string): string {
  return Array.from({ length: count }, (_, row) => line(row)).join('\n');
}

/** The same words as title, state, value and cell: wherever an expression looks at a line. */
function inEveryPlace(words: string): string {
  const line = words.replaceAll('\n', ' ');
  return around(
    [`**Status:** ${line}`, `**Start:** ${line}`, `**Progress:** ${line}`, line].join('\n\n'),
    [
      `## ${line}`,
      `- [ ] ${line}`,
      `- [ ] **${line}**: b`,
      `## Tasks`,
      `- ✅ ${line}`,
      `- ${line} (Done)`,
      `### T-1: ${line}`,
      `**Status**: ${line}`,
      `### Task 2 ${line} - done`,
      `| ID | Task | Status |\n|---|---|---|\n| ${line} | ${line} | ${line} |`,
      `## Change Log`,
      `### 2031-01-02 ${line}\n- ${line}`,
    ].join('\n\n'),
  );
}
