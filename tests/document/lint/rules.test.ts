import { describe, expect, it } from 'vitest';
import { findingsOf, fix } from './lint-with.ts';

const sprint = (...lines: readonly string[]) => `# Sprint 4: Search\n\n${lines.join('\n')}\n`;

describe('numbers', () => {
  const table = (percent: string, count: string) =>
    sprint(
      '## Track A: Index',
      '- [x] One',
      '- [ ] Two',
      '',
      '## Progress Summary',
      '',
      '| Track | Progress | Deliverables |',
      '|---|---|---|',
      `| Track A | ${percent} | ${count} |`,
    );

  it('follow the boxes together, percentage and count', () => {
    expect(fix(table('0%', '0/2'))).toBe(table('50%', '1/2'));
  });

  it('keep a percentage that never came from the count', () => {
    expect(fix(table('20%', '0/2'))).toBe(table('20%', '1/2'));
  });

  it('are right where one of the ways of counting gives them', () => {
    const text = sprint('**Progress:** 1/2 tasks', '', '- [ ] **One**', '  - [x] A', '  - [ ] B');
    expect(findingsOf(text)).toEqual([]);
    expect(fix(text.replace('1/2', '2/2'))).toBe(text);
  });

  it('are left alone where two ways of counting have the total', () => {
    const text = sprint(
      '**Progress:** 2/2',
      '',
      '- [x] **One**',
      '- [ ] **Two**',
      '  - [ ] A',
      '  - [ ] B',
    );
    expect(findingsOf(text)).toEqual([]);
  });

  it('are a total in every column that adds up, in their own form', () => {
    const text = sprint(
      '- [ ] One',
      '',
      '| Task | Hours | Done | Priority |',
      '|---|---|---|---|',
      '| A | 2-3 | 1/2 | 1 |',
      '| B | 4-5 | 2/2 | 2 |',
      '| Total | 6-9 | 3/5 | 9 |',
    );
    expect(findingsOf(text)).toEqual(['9:11 table-total', '9:17 table-total']);
    expect(fix(text)).toContain('| Total | 6-8 | 3/4 | 9 |');
  });
});

describe('what is swallowed', () => {
  it.each([
    [
      'a fence that is closed with fewer marks',
      ['````', 'x', '```', '', '## More', '- [ ] Two'],
      '5:1',
    ],
    [
      'a fence that closes with another mark',
      ['```', 'x', '~~~', '', '| A | B |', '|---|---|'],
      '5:1',
    ],
    [
      'an end that was meant to end a shorter beginning',
      ['``', 'x', '```', '', '- [ ] Two', '', '```sh', 'ls', '```'],
      '7:1',
    ],
    ['a comment that never ends', ['<!-- later', '', '## More', '- [ ] Two'], '5:1'],
    ['a fence inside an item', ['- Note', '', '  ```', '  - [ ] Two'], '7:1'],
  ])('is told of %s', (_, lines, place) => {
    expect(findingsOf(sprint('- [ ] One', '', ...lines))).toEqual([`${place} swallowed`]);
  });

  it('is no ground for repairs of what is left', () => {
    const text = sprint(
      '**Progress:** 2/3 items',
      '',
      '- [x] One',
      '- [ ] Two',
      '- [ ] Three',
      '',
      '```',
      '- [x] Four',
    );
    expect(fix(text)).toBe(text);
  });
});

describe('states', () => {
  it('contradict when work is said not to have begun', () => {
    const text = sprint(
      '## Track A: Index',
      '**Status:** NOT STARTED',
      '',
      '- [x] One',
      '- [ ] Two',
    );
    expect(findingsOf(text)).toEqual(['4:13 status-contradicts']);
  });

  it('contradict when everything is done and the word says that it is to come', () => {
    const text = sprint('## Track A: Index', '**Status:** Planned', '', '- [x] One', '- [x] Two');
    expect(findingsOf(text)).toEqual(['4:13 status-contradicts']);
  });

  it('contradict in the sprint and in items with a heading of their own', () => {
    const text = sprint(
      '**Status:** DONE',
      '',
      '### S-1: Build',
      '**Status:** Done',
      '- [x] A',
      '- [ ] B',
      '',
      '### S-2: Rebuild',
      '**Status:** In Progress',
      '- [ ] C',
    );
    expect(findingsOf(text)).toEqual(['3:13 status-contradicts', '6:13 status-contradicts']);
  });

  it('are seen below a ticked box of a ticked box', () => {
    const text = sprint('- [ ] **One**', '  - [x] A', '    - [ ] B');
    expect(findingsOf(text)).toEqual(['4:5 parent-ticked']);
  });

  it.each([
    ['COMPLETE ✅ ✅', 'COMPLETE ✅'],
    ['✅✅', '✅'],
    ['DONE -', 'DONE'],
    ['Done —', 'Done'],
    ['Done |', 'Done'],
  ])('lose their tail: %s', (written, repaired) => {
    const text = (status: string) =>
      sprint('## Track A: Index', `**Status:** ${status}  `, '- [x] One');
    expect(fix(text(written))).toBe(text(repaired));
  });

  it('are named by the word that was meant, in the languages of the document', () => {
    const text = sprint(
      '## Track A: Index',
      '**Status:** Completd',
      '- [ ] One',
      '',
      '## Track B: Rest',
      '**Status:** abgeschlosen',
      '- [ ] Two',
    );
    expect(findingsOf(text)).toEqual(['4:13 unknown-status']);
    const german = `${text}\n## Track C: Ende\n**Status:** Offen\n- [ ] Drei\n`;
    expect(findingsOf(german)).toEqual(['4:13 unknown-status', '8:13 unknown-status']);
  });
});

describe('links', () => {
  it('may lead to a file whose existence is not known', () => {
    const text = sprint(
      '[a](docs/a.md) [b](b%20c.md#part) ![p](p.png)',
      '',
      '- [ ] [c](src/q.ts:12)',
    );
    const asked: string[] = [];
    const exists = (path: string) => {
      asked.push(path);
      return null;
    };
    expect(findingsOf(text, { exists })).toEqual([]);
    expect(asked).toEqual(['docs/a.md', 'b c.md', 'src/q.ts']);
  });

  it('are found in headings, tables, quotes and items', () => {
    const text = sprint(
      '## [a](#x)',
      '',
      '> [b](#x)',
      '',
      '| T | L |',
      '|---|---|',
      '| One | [c](#x) |',
      '',
      '- Two',
      '  - [d](#x)',
    );
    expect(findingsOf(text).filter((finding) => finding.endsWith('dead-anchor'))).toHaveLength(4);
  });
});
