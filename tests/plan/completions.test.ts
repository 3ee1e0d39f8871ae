import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import { type CalendarDate, parseIsoDate } from '../../src/model/calendar-date.ts';
import type { Completion } from '../../src/model/evidence.ts';
import { completeText, completionsOf } from '../support/complete-text.ts';
import { withEndings } from '../support/text-forms.ts';

const FOLDER = fileURLToPath(new URL('../fixtures/completions/', import.meta.url));

/** What `completion.json` says beside `before.md` and `after.md`. */
interface Fixture {
  /** The name of the test. */
  readonly about: string;
  readonly tasks?: 'tick' | 'leave';
  /** The files stand with LF; they are tried with these endings. */
  readonly ending?: 'CRLF';
  readonly completions: readonly {
    readonly names: readonly string[];
    readonly on: string;
    readonly startedOn?: string;
    readonly pull?: number;
    readonly url?: string;
    readonly effect?: Completion['effect'];
  }[];
  /** Of the document and of the plan. */
  readonly problems: readonly {
    readonly rule: string;
    readonly line: number;
    readonly column: number;
  }[];
  readonly openCriteria: readonly string[];
}

describe('completing deliverables', () => {
  it.each(readdirSync(FOLDER).map((name) => ({ name, fixture: readFixture(name) })))(
    '$name: $fixture.about',
    ({ name, fixture }) => {
      const before = readText(name, 'before.md', fixture);
      const document = parseDocument(before);
      const completions = fixture.completions.flatMap(({ names, on, startedOn, ...evidence }) =>
        completionsOf(document, names, {
          ...evidence,
          on: readDate(on),
          ...(startedOn === undefined ? {} : { startedOn: readDate(startedOn) }),
        }),
      );
      const options = { tasks: fixture.tasks ?? 'tick' };
      const { plan, after, edits } = completeText(before, completions, options);
      expect(after).toBe(readText(name, 'after.md', fixture));
      expect(applyEdits(before, edits.toReversed())).toBe(after);
      expect(plan.openCriteria.map(({ title }) => title)).toEqual(fixture.openCriteria);
      const problems = [...document.problems, ...plan.problems];
      expect(problems.map(({ rule, line, column }) => ({ rule, line, column }))).toEqual(
        fixture.problems,
      );

      const again = completeText(after, completions, options);
      expect(again.plan.changes).toEqual([]);
      expect(again.after).toBe(after);
    },
  );
});

function readFixture(name: string): Fixture {
  return JSON.parse(readFileSync(`${FOLDER}${name}/completion.json`, 'utf8'));
}

function readText(name: string, file: string, { ending }: Fixture): string {
  const text = readFileSync(`${FOLDER}${name}/${file}`, 'utf8');
  return ending === 'CRLF' ? withEndings(text, ['\r\n']) : text;
}

function readDate(iso: string): CalendarDate {
  const date = parseIsoDate(iso);
  if (!date) throw new Error(`${iso} is no date.`);
  return date;
}
