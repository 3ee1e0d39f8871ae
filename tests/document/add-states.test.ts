import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planEdits } from '../../src/document/plan-edits.ts';
import type { StateMark } from '../../src/model/change.ts';
import { planCompletions } from '../../src/plan/plan-completions.ts';

const LISTS = '# Sprint 3: Import\n\n## Deliverables\n- Onboarding\n- **CSV reader** for banks\n';
const TABLE = `# Sprint 3: Import

| ID | Task | Owner |
|----|------|-------|
| T-1 | Reader | Core |
| T-2 | Writer | Web |
`;

function complete(text: string, title: string, stateless?: StateMark) {
  const document = parseDocument(text);
  const completions = document.deliverables
    .filter((item) => item.title.value === title)
    .map(({ key }) => ({
      deliverable: key,
      on: { year: 2031, month: 5, day: 4 },
      pullRequest: null,
      startedOn: null,
      effect: 'completes' as const,
    }));
  const plan = planCompletions(document, completions, {
    tasks: 'tick',
    ...(stateless ? { stateless } : {}),
  });
  return { plan, text: applyEdits(text, planEdits(document, plan.changes)) };
}

describe('completing an item whose line has no place for a state', () => {
  it('is refused with an explanation unless the config says how', () => {
    const { plan, text } = complete(LISTS, 'CSV reader');
    expect(text).toBe(LISTS);
    expect(plan.changes).toEqual([]);
    expect(plan.completed).toEqual([]);
    expect(plan.problems).toEqual([
      expect.objectContaining({ rule: 'no-place-for-state', line: 5 }),
    ]);
  });

  it('gives every item of the list a box where the config says box', () => {
    const { text } = complete(LISTS, 'CSV reader', 'box');
    expect(text).toContain('- [ ] Onboarding\n- [x] **CSV reader** for banks\n');
    expect(parseDocument(text).deliverables.map(({ status }) => status)).toEqual([
      'not-started',
      'done',
    ]);
  });

  it('puts an emoji in front of the one item where the config says emoji', () => {
    const { text } = complete(LISTS, 'CSV reader', 'emoji');
    expect(text).toContain('- Onboarding\n- ✅ **CSV reader** for banks\n');
    expect(parseDocument(text).deliverables.map(({ status }) => status)).toEqual([
      'not-started',
      'done',
    ]);
  });

  it('adds a status column to the table where the config says column', () => {
    const { text } = complete(TABLE, 'Reader', 'column');
    expect(text).toContain('| ID | Task | Owner | Status |\n');
    expect(text).toContain(
      '| T-1 | Reader | Core | Complete |\n| T-2 | Writer | Web | Not Started |\n',
    );
    expect(parseDocument(text).deliverables.map(({ status }) => status)).toEqual([
      'done',
      'not-started',
    ]);
  });

  it('refuses a mark that does not fit the form, and plans nothing the second time', () => {
    expect(complete(TABLE, 'Reader', 'box').text).toBe(TABLE);
    for (const mark of ['box', 'emoji'] as const) {
      const once = complete(LISTS, 'CSV reader', mark).text;
      expect(complete(once, 'CSV reader', mark).text).toBe(once);
    }
  });
});

describe('completing an item below a heading that is a state', () => {
  const KANBAN =
    '# Sprint 3\n\n## In Progress\n- Login\n  with tokens\n- Logout\n\n## Done\n- Setup\n';

  it('moves its whole block below the heading for done and keeps its name', () => {
    const before = parseDocument(KANBAN).deliverables.map(({ key }) => key);
    const { text } = complete(KANBAN, 'Login');
    expect(text).toBe(
      '# Sprint 3\n\n## In Progress\n- Logout\n\n## Done\n- Setup\n- Login\n  with tokens\n',
    );
    const after = parseDocument(text).deliverables;
    expect(after.map(({ key }) => key).toSorted()).toEqual(before.toSorted());
    expect(after.at(-1)?.status).toBe('done');
  });

  it('is refused where no heading stands for done', () => {
    const { plan, text } = complete(KANBAN.replace('## Done', '## Notes'), 'Login');
    expect(text).toContain('## In Progress\n- Login\n');
    expect(plan.problems.map(({ rule }) => rule)).toEqual(['no-place-for-state']);
  });
});

describe('boxes inside code fences', () => {
  const FENCED = '# Sprint 3\n\n## Work\n\n```\n[x] 1. Reader\n    [ ] tests\n[ ] 2. Writer\n```\n';

  it('are examples by default, and a problem says how many stand there', () => {
    const document = parseDocument(FENCED);
    expect(document.deliverables).toEqual([]);
    expect(document.problems).toEqual([
      expect.objectContaining({ rule: 'fenced-boxes', line: 6, severity: 'info' }),
    ]);
  });

  it('are work where the config says so, and are ticked in place', () => {
    const document = parseDocument(FENCED, { fenced: true });
    expect(document.problems).toEqual([]);
    expect(
      document.deliverables.map(({ title, status, tasks }) => [title.value, status, tasks.length]),
    ).toEqual([
      ['1. Reader', 'done', 1],
      ['2. Writer', 'not-started', 0],
    ]);
    const [, writer] = document.deliverables;
    const changes = [
      {
        kind: 'set-state',
        deliverable: writer?.key ?? '',
        title: '',
        from: 'not-started',
        to: 'done',
      },
    ] as const;
    expect(applyEdits(FENCED, planEdits(document, changes))).toBe(
      FENCED.replace('[ ] 2. Writer', '[x] 2. Writer'),
    );
  });
});
