import type { Nodes } from 'mdast';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import { describe, expect, it } from 'vitest';
import type { Outcome } from '../../src/model/sync-report.ts';
import { describePlan } from '../../src/render/describe-plan.ts';
import { renderJobSummary } from '../../src/render/render-job-summary.ts';
import { buildReport } from '../support/build-report.ts';
import { EXAMPLE } from '../support/sprint-example.ts';

const committed: Outcome = {
  kind: 'committed',
  sha: 'abcdef0123456789',
  url: 'https://github.com/acme/maps/commit/abcdef0123456789',
};

const report = buildReport({
  text: EXAMPLE,
  body: 'Completes: A1, Nonsense\nPart of: B1',
  outcome: committed,
});

describe('renderJobSummary', () => {
  it('shows headline, progress, effects, what is open, problems and the diff', () => {
    const [beforeDiff = '', diff = ''] = renderJobSummary(report).split('<details>');
    expect(beforeDiff).toBe(`## Sprint 7 (Offline Maps)

✅ **1 deliverable completed, 1 deliverable begun**: \`CURRENT_SPRINT.md\` was updated in commit [abcdef0](https://github.com/acme/maps/commit/abcdef0123456789).

| | Before | After |
| - | - | - |
| Deliverables | 0 of 4 | **1 of 4** |
| Tracks | 0 of 2 | 0 of 2 |
| Tasks | 0 of 7 | **2 of 7** |
| Progress | 0% | 0% |
| Track A: Tile Store | not started, 0 of 2 | **in progress, 1 of 2** |
| Track B: Route View | not started, 0 of 2 | **in progress, 0 of 2** |

### Completed

- Tile cache ([#101](https://github.com/acme/maps/pull/101))
  - ticked with it: Evicts the oldest tiles
  - ticked with it: Survives a restart

### Begun

- Turn list ([#101](https://github.com/acme/maps/pull/101))

### Still open

Criteria and metrics need evidence of their own, so they were left as they are.

- criterion of the sprint, line 17: A day's tour works in flight mode
- criterion of the sprint, line 18: The app starts in under two seconds on an old phone
- criterion, line 53: A region fits into 200 MB
- criterion, line 77: Nobody in the test group takes a wrong turn
- metric: Tile tests: 3/9, target 9/9
- metric: Size of a region: 340 MB, target 200 MB

`);
    expect(diff).toContain('\n```diff\n--- a/CURRENT_SPRINT.md\n+++ b/CURRENT_SPRINT.md\n@@');
    expect(diff).toContain('\n+- [x] **Tile cache**');
    expect(diff).toMatch(
      /<\/details>\n\n### Pull requests\n\n- \[#101\]\(\S+\) Cache tiles: completes 1, advances 1\n\n### Problems\n\n- ⚠️ In the body of pull request .* "Nonsense" names no/,
    );
  });

  it.each<[Outcome, RegExp]>([
    [
      { kind: 'planned' },
      /^🔍 \*\*1 deliverable completed\*\* would be written to `CURRENT_SPRINT/m,
    ],
    [committed, /^✅ .* updated in commit \[abcdef0\]/m],
    [{ ...committed, url: null }, /updated in commit abcdef0\./],
    [
      { kind: 'proposed', pullRequest: 7, url: 'https://github.com/acme/maps/pull/7' },
      /^⏳ .* waits in pull request \[#7\]\(https:/m,
    ],
    [
      {
        kind: 'pushed',
        branch: 'sprint-sync/x',
        compareUrl: 'https://github.com/acme/maps/compare/a...b',
        advice: 'Allow it.',
      },
      /waits on the branch `sprint-sync\/x`\. \[Open the pull request\]\(https:\S+\)\. Allow it\./,
    ],
    [
      { kind: 'declined', pullRequest: 7, url: 'https://github.com/acme/maps/pull/7' },
      /^➖ .* turned down in pull request \[#7\]/m,
    ],
    [{ kind: 'blocked', advice: 'Give it write access.' }, /^❌ .* Give it write access\./m],
  ])('says where the change is: %j', (outcome, expected) => {
    const summary = renderJobSummary(
      buildReport({ text: EXAMPLE, body: 'Completes: A1', outcome }),
    );
    expect(summary).toMatch(expected);
  });

  it('says what to write where a pull request names nothing', () => {
    const summary = renderJobSummary(
      buildReport({ text: EXAMPLE, body: 'Some work', outcome: { kind: 'unchanged' } }),
    );
    expect(summary).toContain('`CURRENT_SPRINT.md` is up to date: there was nothing to write.');
    expect(summary).toContain(
      'names no deliverable\n  - To complete one, write into the body: `Completes: A1`',
    );
    expect(summary).not.toContain('```');
    expect(summary).not.toContain('Still open');
  });

  it('says so when nothing was looked at', () => {
    const empty = { ...report, documents: [], pullRequests: [], problems: [] };
    expect(renderJobSummary({ ...empty, notes: ['This event needs nothing.'] })).toBe(
      '## Sprint document\n\nThis event needs nothing.\n',
    );
  });

  it('fences a diff that holds fences itself', () => {
    const text = EXAMPLE.replace('- [ ] **Download', '````md\nx\n````\n\n- [ ] **Download');
    const tree = remark()
      .use(remarkGfm)
      .parse(renderJobSummary(buildReport({ text, body: 'Completes: A1', outcome: committed })));
    const fences = tree.children.filter(({ type }) => type === 'code');
    expect(fences).toMatchObject([{ lang: 'diff', value: expect.stringContaining('\n ````md') }]);
  });

  it('keeps foreign text inert wherever it stands', () => {
    const hostile = '@acme/all **x** <img src=x> fixes #1 [a](javascript:b) | c';
    const text = EXAMPLE.replaceAll('Tile cache', `${hostile} t`)
      .replace('Tile Store', `${hostile} g`)
      .replace('A region fits', `${hostile} c`)
      .replace('Tile tests', hostile.replace('|', ''))
      .replace('Evicts', hostile);
    const summary = renderJobSummary(
      buildReport({
        text,
        title: hostile,
        body: `Completes: A1\nPart of: ${hostile}`,
        outcome: committed,
      }),
    );
    const tree = remark().use(remarkGfm).parse(summary);
    const outside = { ...tree, children: tree.children.filter(({ type }) => type !== 'code') };
    expect(collect(outside, 'html').map((node) => ('value' in node ? node.value : ''))).toEqual([
      '<details>\n<summary>Diff</summary>',
      '</details>',
    ]);
    const urls = collect(outside, 'link').map((node) => ('url' in node ? node.url : ''));
    expect(urls.filter((url) => !url.startsWith('https://github.com/acme/maps/'))).toEqual([]);
    const words = collect(outside, 'text').map((node) => ('value' in node ? node.value : ''));
    expect(words.join('\n').replaceAll('#101', '')).not.toMatch(/@\w|#\d/);
  });

  it('leaves out a diff that is too long', () => {
    const items = Array.from({ length: 1500 }, (_, index) => `  - [ ] Task number ${index}\n`);
    const text = EXAMPLE.replace('  - [ ] Evicts', `${items.join('')}  - [ ] Evicts`);
    const summary = renderJobSummary(
      buildReport({ text, body: 'Completes: A1', outcome: committed }),
    );
    expect(summary).toMatch(/The diff is too long to be shown here \(\d+ characters\)\./);
    expect(summary).toMatch(/- and \d+ more/);
    expect(summary.length).toBeLessThan(20_000);
  });
});

describe('describePlan', () => {
  it('says each change in one line', () => {
    expect(report.documents.flatMap(({ plan }) => describePlan(plan))).toEqual([
      'Set "Tile cache" from not started to done',
      'Tick the task "Evicts the oldest tiles", implied by its deliverable',
      'Tick the task "Survives a restart", implied by its deliverable',
      'Set the status of track-a from "🔲 NOT STARTED" to in progress',
      'Set the status of track-a from "🔲 Not Started" to in progress',
      'Set "Start Date" of track-a from "TBD" to 2026-03-05',
      'Set the status of track-b from "🔲 NOT STARTED" to in progress',
      'Set the status of track-b from "🔲 Not Started" to in progress',
      'Set "Start Date" of track-b from "TBD" to 2026-03-05',
      'Set the status of the sprint from "🔲 NOT STARTED" to in progress',
      'Set "Last updated" of the sprint from "TBD" to 2026-03-05',
      'Set the progress of track-a from "0%" to 50%',
      'Set the progress of track-a from "0/2 deliverables" to 1/2',
      'Add a progress update of 2026-03-05 to track-a: "Tile cache" completed (#101)',
      'Add a progress update of 2026-03-05 to track-b: "Turn list" begun (#101)',
      'Add to the change log of 2026-03-05: "Tile cache" completed (#101), "Turn list" begun (#101)',
    ]);
  });

  it('says so when a whole track is complete', () => {
    const whole = buildReport({ text: EXAMPLE, body: 'Completes: Track A', outcome: committed });
    const lines = whole.documents.flatMap(({ plan }) => describePlan(plan)).join('\n');
    expect(lines).toContain(
      'Mark the objective "Keep the tiles of a region on the device (5-6 hours)" of track-a as done',
    );
    expect(lines).toContain('Add the completion date 2026-03-05 to track-a');
    expect(lines).toContain('"Track A" complete');
  });
});

function collect(node: Nodes, type: Nodes['type']): Nodes[] {
  const inside = 'children' in node ? node.children.flatMap((child) => collect(child, type)) : [];
  return node.type === type ? [node, ...inside] : inside;
}
