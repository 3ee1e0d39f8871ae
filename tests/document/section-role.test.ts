import { describe, expect, it } from 'vitest';
import { roleOfHeading } from '../../src/document/section-role.ts';
import { doubleEncode } from '../../src/document/wording/emoji.ts';

describe('the role of a heading', () => {
  it.each([
    ['Deliverables', 'container'],
    ['Tasks', 'container'],
    ['2. Tasks (12)', 'container'],
    ['Aufgaben', 'container'],
    ['Success Criteria', 'criteria'],
    ['✅ Acceptance criteria:', 'criteria'],
    ['Definition of Done', 'criteria'],
    ['Release checklist', 'criteria'],
    ['Erfolgskriterien', 'criteria'],
    ['Objectives', 'objectives'],
    ['Sprint Goals', 'objectives'],
    ['Ziele', 'objectives'],
    ['Sprint 2.12 Objectives', 'objectives'],
    ['Goal', 'goal'],
    ['Sprint Goal', 'goal'],
    ['🎯 Primary Goal', 'goal'],
    ['Objective', 'goal'],
    ['Sprintziel', 'goal'],
    ['Progress Updates', 'updates'],
    ['Daily log', 'updates'],
    ['Updates', 'updates'],
    ['Progress Summary', 'summary'],
    ['📊 Sprint Progress', 'summary'],
    ['Zusammenfassung', 'summary'],
    ['Sprint Metrics', 'metrics'],
    ['KPIs', 'metrics'],
    ['🚨 Blockers', 'blockers'],
    ['Risks', 'blockers'],
    ['Notes', 'notes'],
    ['Retrospective', 'notes'],
    ['Previous Sprint', 'previous-sprint'],
    ['Completed sprints', 'previous-sprint'],
    ['References', 'references'],
    ['Related documents', 'references'],
    ['Change Log', 'change-log'],
    ['Changelog', 'change-log'],
    ['Revision history', 'change-log'],
    ['Änderungsprotokoll', 'change-log'],
    ['Track A: Search', 'work'],
    ['Backend', 'work'],
    ['Goalkeeper', 'work'],
    ['Taskforce', 'work'],
    ['Notebook import', 'work'],
    ['Changes to the login page of the shop', 'change-log'],
  ])('%s is %s', (title, role) => {
    expect(roleOfHeading(title)).toBe(role);
  });

  it('is the same with an emoji in front, in any encoding, and in capitals', () => {
    for (const title of ['Deliverables', 'Success Criteria', 'Change Log', 'Notes'])
      for (const written of [
        `🎯 ${title}`,
        `📝 ${title.toUpperCase()}`,
        `${doubleEncode('🎯')} ${title}`,
        `${title}:`,
      ])
        expect(roleOfHeading(written), written).toBe(roleOfHeading(title));
  });
});
