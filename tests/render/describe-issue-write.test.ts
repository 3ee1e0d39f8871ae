import { describe, expect, it } from 'vitest';
import type { IssueChange, IssueWrite } from '../../src/model/issues-report.ts';
import { describeIssueWrite } from '../../src/render/describe-issue-write.ts';
import { renderJobSummary } from '../../src/render/render-job-summary.ts';

const PLACE = { path: 'SPRINT.md', deliverable: 'sprint-7/a', line: 3 } as const;

const CHANGES: readonly (readonly [IssueChange, string])[] = [
  [{ field: 'title', before: 'A', after: 'B' }, 'title "A" → "B"'],
  [{ field: 'state', before: 'open', after: 'not_planned' }, 'open → closed as not planned'],
  [{ field: 'state', before: 'completed', after: 'open' }, 'closed as completed → open'],
  [{ field: 'label', name: 'x', before: false, after: true }, 'label "x" added'],
  [{ field: 'label', name: 'x', before: true, after: false }, 'label "x" taken off'],
  [{ field: 'task', name: 't', before: false, after: true }, 'task "t" ticked'],
  [{ field: 'task', name: 't', before: true, after: false }, 'task "t" unticked'],
  [{ field: 'task', name: 't', before: null, after: true }, 'task "t" added, ticked'],
  [{ field: 'task', name: 't', before: null, after: false }, 'task "t" added'],
  [{ field: 'task', name: 't', before: false, after: null }, 'task "t" taken out'],
  [{ field: 'text' }, 'text of the body put back'],
];

const WRITES: readonly (readonly [IssueWrite, string])[] = [
  [
    {
      ...PLACE,
      kind: 'create',
      issue: null,
      title: 'A',
      labels: ['status: blocked'],
      tasks: [{ title: 't', done: true }],
      closes: 'completed',
    },
    'Create issue "A", label "status: blocked", 1 task, closed as completed right after',
  ],
  [
    {
      ...PLACE,
      kind: 'create',
      issue: 7,
      title: 'A\n- [x] B',
      labels: [],
      tasks: [],
      closes: null,
    },
    'Create issue #7 "A - [x] B"',
  ],
  [
    {
      ...PLACE,
      kind: 'comment',
      issue: 7,
      field: 'word',
      document: 'blocked',
      github: null,
      asks: true,
    },
    'Ask in a comment on issue #7: status "blocked" in the document, nothing on GitHub',
  ],
  [
    {
      ...PLACE,
      kind: 'comment',
      issue: 7,
      field: 'task:t',
      document: true,
      github: false,
      asks: false,
    },
    'Put on record in a comment on issue #7: task t yes in the document, no on GitHub',
  ],
  [{ ...PLACE, kind: 'withdraw', issue: 7 }, 'Mark our comment on issue #7 as settled'],
];

describe('describeIssueWrite', () => {
  it.each(CHANGES)('says a changed value before and after: %j', (change, expected) => {
    const write: IssueWrite = {
      ...PLACE,
      kind: 'change',
      issue: 7,
      title: 'A',
      changes: [change, { field: 'text' }],
    };
    expect(describeIssueWrite(write)).toBe(
      `Change issue #7 "A": ${expected}, text of the body put back`,
    );
  });

  it.each(WRITES)('says a write in one line: %j', (write, expected) => {
    expect(describeIssueWrite(write)).toBe(expected);
  });
});

describe('the job summary', () => {
  const write: IssueWrite = { ...PLACE, kind: 'withdraw', issue: 7 };
  const summary = (count: number, dryRun: boolean) =>
    renderJobSummary({
      repository: 'acme/maps',
      dryRun,
      pullRequests: [],
      documents: [],
      issues: [
        {
          documents: ['SPRINT.md'],
          state: dryRun ? 'planned' : 'in-step',
          writes: Array.from({ length: count }, () => write),
          conflicts: [],
          brake: null,
          postponed: 0,
        },
      ],
      problems: [],
      notes: [],
    });

  it('lists what was written to issues, or would be', () => {
    expect(summary(1, true)).toMatch(/### Issues: what would be written\n\n- Mark our comment/);
    expect(summary(1, false)).toContain('### Issues: what was written');
    expect(summary(0, false)).not.toContain('Issues');
  });

  it('ends a long list in time', () => {
    expect(summary(130, false)).toContain('And 30 more.');
  });
});
