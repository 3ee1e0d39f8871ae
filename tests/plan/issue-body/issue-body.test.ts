import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseBody } from '../../../src/plan/issue-body/parse-body.ts';
import { replaceBlock, writeNewBody } from '../../../src/plan/issue-body/write-body.ts';

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    '-->',
    '<!--',
    '<!-- /sprint-sync -->',
    '<!-- sprint-sync item="x" -->',
    '- [x] done <!-- task="a" -->',
    '"',
    '--',
    '%zz',
    '\r\n',
    '@team #12',
  ),
);
const texts = fc.array(hostile, { maxLength: 6 }).map((parts) => parts.join(''));
const key = texts
  .filter((text) => text !== '' && text.isWellFormed())
  .map((text) => text.slice(0, 200))
  .filter((text) => text.isWellFormed());
const taskKey = key.filter((text) => !text.startsWith('+'));
const tasks = fc.uniqueArray(fc.record({ key: taskKey, title: texts, done: fc.boolean() }), {
  selector: (task) => task.key,
  maxLength: 8,
});

describe('our block in the body of an issue', () => {
  test('reads back as it was written, whatever keys and titles hold (hostile 3)', () => {
    fc.assert(
      fc.property(key, tasks, (item, block) => {
        const { marker, block: read, prose } = parseBody(writeNewBody({ key: item, tasks: block }));
        expect(marker).toBe(item);
        expect(read?.map(({ key: task, done }) => ({ key: task, done }))).toEqual(
          block.map(({ key: task, done }) => ({ key: task, done })),
        );
        expect(prose).toBe('');
      }),
    );
  });

  test('leaves the text around it alone when it changes', () => {
    const around = texts.filter((text) => parseBody(text).marker === null);
    fc.assert(
      fc.property(around, around, key, tasks, tasks, (above, below, item, before, after) => {
        const body = [above, writeNewBody({ key: item, tasks: before }), below].join('\n');
        const { prose } = parseBody(body);
        const changed = parseBody(replaceBlock(body, { key: item, tasks: after, prose }));
        expect(changed.marker).toBe(item);
        expect(changed.block?.map((task) => task.key)).toEqual(after.map((task) => task.key));
        expect(changed.prose.replace(/\s+/g, ' ')).toBe(prose.replace(/\s+/g, ' '));
      }),
    );
  });

  test('is found although its end was deleted, and takes no text with it', () => {
    const body =
      '<!-- sprint-sync item="s/a" -->\n- [x] One <!-- task="one" -->\n\nNotes\n- [ ] mine';
    expect(parseBody(body)).toEqual({
      marker: 's/a',
      document: null,
      block: [{ key: 'one', title: 'One', done: true }],
      prose: 'Notes\n- [ ] mine',
      linesBefore: 0,
    });
  });

  test('tells which document it belongs to', () => {
    const document = 'docs/SPRINT --> "4".md';
    const body = writeNewBody({ key: 's/a', document, tasks: [] });
    expect(body.match(/-->/g)).toHaveLength(2);
    expect(parseBody(body)).toMatchObject({ marker: 's/a', document });
  });

  test('is the first of several', () => {
    const body = `${writeNewBody({ key: 'a', tasks: [] })}\n${writeNewBody({ key: 'b', tasks: [] })}`;
    expect(parseBody(body).marker).toBe('a');
  });

  test('keeps a line that a person added, as it was written', () => {
    const body = writeNewBody({ key: 'a', tasks: [{ key: 'one', title: 'One', done: false }] });
    const added = body.replace('<!-- /', '- [x] Two for [us](https://a.example)\n<!-- /');
    const { block, prose } = parseBody(added);
    expect(block?.[1]).toMatchObject({ done: true, title: 'Two for [us](https://a.example)' });
    expect(replaceBlock(added, { key: 'a', tasks: block ?? [], prose })).toBe(added);
  });

  test('notifies nobody and refers to nothing (hostile 7)', () => {
    const title = 'Ask @octo-org/team about #12';
    const body = writeNewBody({ key: 'a', tasks: [{ key: 'one', title, done: false }] });
    expect(body).not.toMatch(/@octo|#12/);
  });

  test('may be deleted by a person', () => {
    expect(parseBody('Only words\r\nhere')).toEqual({
      marker: null,
      document: null,
      block: null,
      prose: 'Only words\nhere',
      linesBefore: null,
    });
  });

  test.each([
    ['a mark begun very often', '<!-- sprint-sync item="'.repeat(3_000)],
    ['65,536 boxes begun', '- [x] '.repeat(11_000)],
    ['many task marks', `- [x] ${'<!-- task="a" '.repeat(4_000)}`],
    ['many blanks', `- [x] a${' '.repeat(65_000)}b`],
  ])('is looked for in linear time in %s (hostile 10)', (_, body) => {
    const start = performance.now();
    parseBody(`<!-- sprint-sync item="a" -->\n${body}`);
    expect(performance.now() - start).toBeLessThan(200);
  });
});
