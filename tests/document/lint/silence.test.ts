import { describe, expect, it } from 'vitest';
import { findingsOf } from './lint-with.ts';

const sprint = (...lines: readonly string[]) => `# Sprint 4: Search\n\n${lines.join('\n')}\n`;
const track = (...lines: readonly string[]) => sprint('## Track A: Index', '', ...lines);

/** Documents that look as if something were wrong with them. */
const fine: readonly (readonly [string, string])[] = [
  [
    'a total that counts something else',
    sprint('**Progress:** 3/7 goals', '', '- [ ] One', '- [x] Two'),
  ],
  ['a percentage without a formula', sprint('**Progress:** 40%', '', '- [ ] One', '- [x] Two')],
  [
    'a percentage that weighs its items',
    sprint('**Progress:** 60% (1/2 done, the other half way)', '', '- [ ] One', '- [x] Two'),
  ],
  [
    'a count that still holds deferred work',
    sprint(
      '**Progress:** 1/2 items',
      '',
      '| Task | Status |',
      '|---|---|',
      '| One | Done |',
      '| Two | Deferred |',
    ),
  ],
  [
    'an open box that says why in its own language',
    sprint(
      '- [x] **One**',
      '  - [x] A',
      '  - [ ] B — отложено',
      '  - [ ] C (verschoben)',
      '  - [ ] D：已取消',
    ),
  ],
  [
    'an open box that says why',
    sprint('- [x] **One**', '  - [x] A', '  - [ ] B (optional)', '  - [ ] ~~C~~'),
  ],
  ['an open parent of ticked boxes', sprint('- [ ] **One**', '  - [x] A', '  - [x] B')],
  [
    'open boxes that come next',
    track('**Status:** COMPLETE', '', '- [x] One', '', '**Next steps:**', '- [ ] Two'),
  ],
  [
    'a status with a remark',
    track('**Status:** DONE except the docs', '', '- [x] One', '- [ ] Two'),
  ],
  ['a status of one step', track('**Status:** ✅ Merged', '', '- [x] One', '- [ ] Two')],
  [
    'done work beside deferred work',
    track(
      '**Status:** Done',
      '',
      '| Task | Status |',
      '|---|---|',
      '| One | Done |',
      '| Two | Deferred |',
    ),
  ],
  ['a sprint that is open', sprint('**Status:** Open', '', '- [x] One', '- [ ] Two')],
  ['a status in free words', track('**Status:** Slowly getting somewhere', '', '- [ ] One')],
  ['a placeholder', track('**Status:** TBD', '', '- [ ] One')],
  ['emoji on both sides of a status', track('**Status:** ✅ COMPLETE ✅', '', '- [x] One')],
  ['a status in brackets', track('**Status:** (Done)', '', '- [x] One')],
  [
    'a past date of finished work',
    track('**Status:** Done', '**Target Completion:** May 4, 2026', '', '- [x] One'),
  ],
  [
    'a past start',
    track('**Status:** In Progress', '**Start Date:** May 4, 2026', '', '- [ ] One'),
  ],
  ['a range that ends later', track('**Target:** May 4, 2026 – July 4, 2026', '', '- [ ] One')],
  ['a range whose end is not read', track('**Target:** 2026-05-04 to 07/04', '', '- [ ] One')],
  ['a date that can be read in two ways', track('**Target:** 05/04/2026', '', '- [ ] One')],
  [
    'days that have passed',
    sprint(
      '**Progress:** Day 2/3',
      '',
      '## Day 1',
      '- [x] One',
      '',
      '## Day 2',
      '- [ ] Two',
      '',
      '## Day 3',
      '- [ ] Three',
    ),
  ],
  [
    'another form of a known word',
    track(
      '**Status:** Merge',
      '',
      '- [ ] One',
      '',
      '## Track B: Rest',
      '',
      '**Status:** Blocker',
      '',
      '- [ ] Two',
    ),
  ],
  ['a word that resembles one', track('**Status:** Complex', '', '- [ ] One')],
  ['a word of another language', track('**Status:** Gepland', '', '- [ ] One')],
  [
    'boxes below a bullet that says when',
    sprint('- [x] **One**', '  - [x] A', '  - Later:', '    - [ ] B'),
  ],
  [
    'a sprint that is next',
    '# Plan\n\n## Sprint 1\n**Status:** In Progress\n- [ ] One\n\n## Sprint 2\n**Status:** 🔄 Up Next\n- [ ] Two\n',
  ],
  [
    'an emoji with a remark',
    sprint('**Status:** In Progress', '**Overall Status:** ✅ On track', '', '- [ ] One'),
  ],
  [
    'anchors of other kinds',
    sprint(
      '[a](#rocket-launch) [b](#-launch) [c](#by-hand) [d](#own)',
      '',
      '- [ ] One',
      '',
      '## :rocket: Launch',
      '',
      '<h2>By hand</h2>',
      '',
      '## Named {#own}',
    ),
  ],
  ['today', track('**Target:** 2026-06-01', '', '- [ ] One')],
  [
    'a total of averages',
    sprint(
      '- [ ] One',
      '',
      '| Suite | Coverage % |',
      '|---|---|',
      '| A | 80 |',
      '| B | 60 |',
      '| Total | 70 |',
    ),
  ],
  [
    'a total of mixed units',
    sprint(
      '- [ ] One',
      '',
      '| Task | Time |',
      '|---|---|',
      '| A | 2h |',
      '| B | 1 day |',
      '| Total | 10h |',
    ),
  ],
  [
    'a total whose rows leave out the unit',
    sprint(
      '- [ ] One',
      '',
      '| Suite | Count |',
      '|---|---|',
      '| A | 80 |',
      '| B | 60 |',
      '| **Total** | **140 tests** |',
    ),
  ],
  [
    'a table of totals',
    sprint(
      '- [ ] One',
      '',
      '| Field | Value |',
      '|---|---|',
      '| Total stories | 8 |',
      '| Total points | 26 |',
    ),
  ],
  ['a script in a fence', sprint('- [ ] One', '', '```sh', '# build', '| a |', '```')],
  ['an open fence around a script', sprint('- [ ] One', '', '```sh', '# build', 'npm test')],
  [
    'a fence in a longer fence',
    sprint('- [ ] One', '', '````', '```md', '## Title', '```', '````'),
  ],
  ['capital letters between quotes', sprint('- [ ] «CAFÉ» and «Ñ»')],
  ['one pair that can be meant', sprint('- [ ] Write Â© as ©')],
  ['damage shown in quotation marks', sprint('- [ ] Fix "Ã©" and (â€™) in mails of the café')],
  ['damage shown in a fence', sprint('- [ ] Fix the mails', '', '```', 'Lieber JÃ¶rg â€“', '```')],
  ['letters before quotes and dashes', sprint('- [ ] “Café”… and «coborâ”–')],
  ['damage shown in a code span', sprint('- [ ] Show `â€“` as – again')],
  [
    'anchors of all kinds',
    sprint(
      '[a](#-one--two) [b](#one-1) [c](#here) [d](#top) [e](#%C3%BCber-uns) [f](#)',
      '',
      '- [ ] One',
      '',
      '## 🎯 One & Two',
      '',
      '## One',
      '',
      '## One',
      '',
      '## Über uns!',
      '',
      '<a id="here"></a>',
    ),
  ],
  [
    'links that lead elsewhere',
    sprint(
      '[a](https://example.com) [b](mailto:team@example.com) [c](//example.com/x) `[d](e.md)`',
      '',
      '- [ ] One',
    ),
  ],
  [
    'two sprints of which one is done',
    '# Plan\n\n## Sprint 1\n**Status:** Done\n- [x] One\n\n## Sprint 2\n**Status:** In Progress\n- [ ] Two\n',
  ],
];

const READING = / (?:several-sprints|fenced-boxes|ambiguous-date)$/;

describe('the rules', () => {
  it.each(fine)('say nothing about %s', (_, text) => {
    const found = findingsOf(text).filter((finding) => !READING.test(finding));
    expect(found).toEqual([]);
  });
});
