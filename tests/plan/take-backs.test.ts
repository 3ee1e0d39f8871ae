import { describe, expect, test } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { planEdits } from '../../src/document/plan-edits.ts';
import { planCompletions } from '../../src/plan/plan-completions.ts';
import { planItemChanges } from '../../src/plan/plan-item-changes.ts';
import { planTakeBack } from '../../src/plan/plan-take-backs.ts';
import { TEAM_DOCUMENT } from '../sync/team-document.ts';

const parse = (text: string) => parseDocument(text, { path: 'SPRINT.md' });
const pull = (number: number) => ({ number, url: null });
const on = (day: number) => ({ year: 2026, month: 3, day });

function complete(text: string, titles: readonly string[], day = 4): string {
  const document = parse(text);
  const completions = document.deliverables
    .filter(({ title }) => titles.includes(title.value))
    .map(({ key }) => {
      const facts = { deliverable: key, on: on(day), pullRequest: pull(97), startedOn: null };
      return { ...facts, effect: 'completes' as const };
    });
  const plan = planCompletions(document, completions, { tasks: 'tick' });
  return applyEdits(text, planEdits(document, plan.changes));
}

function takeBack(text: string, titles: readonly string[], earlier: string, day = 5): string {
  const document = parse(text);
  const completed = document.deliverables
    .filter(({ title }) => titles.includes(title.value))
    .map(({ key }) => key);
  const one = {
    pullRequest: pull(98),
    on: on(day),
    reverted: 97,
    completed,
    earlier: parse(earlier),
  };
  const changes = planTakeBack(document, one);
  const plan = planItemChanges(document, changes, { tasks: 'tick' }, one.earlier);
  return applyEdits(text, planEdits(document, plan.changes));
}

/** Without what tells of the days: entries and the date of the last edit. */
const withoutLog = (text: string) =>
  text
    .split('\n')
    .filter(
      (line) =>
        !/^#### |^### March [45]|^\*\*March [45]|#9[78]|Last Updated|Index team: write|Track [AB] complete/.test(
          line,
        ),
    )
    .join('\n')
    .replace(/\n{2,}/g, '\n');

describe('a reverted merge', () => {
  const both = ['Index builder', 'Incremental updates'];

  test('takes back all that followed from it, and the log tells of both', () => {
    const after = takeBack(complete(TEAM_DOCUMENT, both), both, TEAM_DOCUMENT);
    expect(withoutLog(after)).toBe(withoutLog(TEAM_DOCUMENT));
    expect(after).toContain('Index builder reopened, as #97 was reverted (#98)');
    expect(after).toContain('Index builder completed (#97)');
  });

  test('opens exactly the tasks that were open before it', () => {
    const ticked = TEAM_DOCUMENT.replace('- [ ] Reads all sources', '- [x] Reads all sources');
    const after = takeBack(complete(ticked, ['Index builder']), ['Index builder'], ticked);
    expect(after).toContain('- [x] Reads all sources');
    expect(after).toContain('- [ ] Runs in under a minute');
  });

  test('leaves what was done before it, and what a person opened again', () => {
    const done = complete(TEAM_DOCUMENT, ['Index builder']);
    expect(takeBack(done, ['Index builder'], done)).toBe(done);
    expect(takeBack(TEAM_DOCUMENT, ['Index builder'], TEAM_DOCUMENT)).toBe(TEAM_DOCUMENT);
  });

  test('is taken back once', () => {
    const after = takeBack(complete(TEAM_DOCUMENT, both), both, TEAM_DOCUMENT);
    expect(takeBack(after, both, TEAM_DOCUMENT)).toBe(after);
  });
});
