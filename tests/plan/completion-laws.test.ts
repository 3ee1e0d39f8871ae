import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/document/apply-edits.ts';
import { scanBlocks } from '../../src/document/blocks/scan-blocks.ts';
import { buildOutline, flattenSections } from '../../src/document/outline.ts';
import { parseDocument } from '../../src/document/parse-document.ts';
import type { Completion } from '../../src/model/evidence.ts';
import type { ProgressField } from '../../src/model/field.ts';
import type { GroupKey, SprintDocument } from '../../src/model/sprint-document.ts';
import { arbitraryDocument } from '../support/arbitrary-document.ts';
import { completeText, completionOf } from '../support/complete-text.ts';
import { hasCorpus } from '../support/corpus.ts';
import { readLawDocuments } from '../support/law-documents.ts';
import { shuffle } from '../support/shuffle.ts';
import { TEXT_FORMS } from '../support/text-forms.ts';

const TODAY = { year: 2026, month: 6, day: 3 };
const DAYS = [TODAY, { year: 2026, month: 6, day: 4 }, { year: 2025, month: 1, day: 9 }];
const DOCUMENTS = readLawDocuments().filter(
  ({ text }) => parseDocument(text).deliverables.length > 0,
);
if (!hasCorpus)
  console.log('The real documents are not here: the laws hold for our own ones alone.');

interface Case {
  readonly text: string;
  readonly completions: readonly Completion[];
  readonly tasks: 'tick' | 'leave';
}

const anyForm = fc.constantFrom(...TEXT_FORMS);
const anyGenerated = fc
  .tuple(arbitraryDocument, anyForm)
  .map(([text, form]) => form.of(text))
  .filter((text) => parseDocument(text).deliverables.length > 0);

/** Some deliverables of a text, completed or begun, on one day or on several, by pull requests or by hand. */
function anyCompletions(text: string): fc.Arbitrary<Case> {
  const { deliverables } = parseDocument(text);
  const evidence = fc.record({
    on: fc.constantFrom(...DAYS),
    pull: fc.constantFrom(501, 502, undefined),
    effect: fc.constantFrom('completes', 'completes', 'completes', 'advances'),
  });
  const all = deliverables.map(({ key }) => key);
  return fc
    .oneof({ arbitrary: fc.subarray(all), weight: 3 }, { arbitrary: fc.constant(all), weight: 1 })
    .chain((keys) =>
      fc.record({
        text: fc.constant(text),
        tasks: fc.constantFrom('tick', 'tick', 'leave'),
        completions: fc.tuple(...keys.map((key) => evidence.map((one) => withEvidence(key, one)))),
      }),
    );
}

function withEvidence(
  key: string,
  { pull, ...rest }: Pick<Completion, 'on' | 'effect'> & { readonly pull: number | undefined },
): Completion {
  return completionOf(key, pull === undefined ? rest : { ...rest, pull });
}

/** Checks a law over all documents, in every form by turns, and over generated ones. */
function forAllCases(law: (oneCase: Case) => void): void {
  for (const { name, text } of DOCUMENTS) {
    const cases = anyForm.chain((form) => anyCompletions(form.of(text)));
    try {
      fc.assert(fc.property(cases, law), { numRuns: 1 });
    } catch (cause) {
      throw new Error(`In ${name}`, { cause });
    }
  }
  fc.assert(fc.property(anyGenerated.chain(anyCompletions), law), { numRuns: 60 });
}

describe('completing deliverables', () => {
  it('is what the document says afterwards', () => {
    forAllCases(({ text, completions, tasks }) => {
      const { plan, after, document } = completeText(text, completions, { tasks });
      const next = parseDocument(after);
      if (next.sprint.id !== document.sprint.id) return;
      for (const key of plan.completed) {
        const item = next.deliverables.find((one) => one.key === key);
        expect(item?.status, key).toBe('done');
        const open = item?.tasks.filter(({ box }) => !box.value).length;
        if (tasks === 'tick') expect(open, key).toBe(0);
      }
      expect(next.deliverables.map(({ key }) => key).toSorted()).toEqual(
        document.deliverables.map(({ key }) => key).toSorted(),
      );
    });
  });

  it('a second time changes nothing', () => {
    forAllCases(({ text, completions, tasks }) => {
      const first = completeText(text, completions, { tasks });
      const second = completeText(first.after, completions, { tasks });
      expect(second.plan.changes).toEqual([]);
      expect(second.after).toBe(first.after);
    });
  });

  it('gives edits that can be applied in any order', () => {
    forAllCases(({ text, completions, tasks }) => {
      const { edits, after } = completeText(text, completions, { tasks });
      for (const seed of [1, 2, 3]) expect(applyEdits(text, shuffle(edits, seed))).toBe(after);
    });
  });

  it('one after another on one day says the same as all at once', () => {
    forAllCases(({ text, completions }) => {
      const today = completions
        .slice(0, 5)
        .map((one) => ({ ...one, on: TODAY, effect: 'completes' as const }));
      const atOnce = completeText(text, today).after;
      const inTurn = today.reduce((before, one) => completeText(before, [one]).after, text);
      expect(stateOf(parseDocument(inTurn))).toEqual(stateOf(parseDocument(atOnce)));
    });
  });

  it('leaves the tracks alone that it does not touch', () => {
    forAllCases(({ text, completions, tasks }) => {
      const { document, after } = completeText(text, completions, { tasks });
      const next = parseDocument(after);
      // An item whose state is the heading above it moves to another one.
      const touched = new Set([
        ...touchedBy(document, completions),
        ...touchedBy(next, completions),
      ]);
      for (const { key, line } of document.groups) {
        if (touched.has(key)) continue;
        const standing = next.groups.find((group) => group.key === key);
        if (next.sprint.id === document.sprint.id)
          expect(standing && ownText(after, standing.line), key).toBe(ownText(text, line));
      }
    });
  });

  it('writes the line endings of the document', () => {
    for (const { text } of DOCUMENTS)
      for (const form of TEXT_FORMS.filter(({ name }) => name === 'LF' || name === 'CRLF')) {
        const before = form.of(text);
        if (!/\n/.test(before)) continue;
        const all = parseDocument(before).deliverables.map(({ key }) =>
          completionOf(key, { on: TODAY, pull: 9 }),
        );
        const { after } = completeText(before, all);
        const foreign = form.name === 'LF' ? /\r/ : /(?<!\r)\n|\r(?!\n)/;
        expect(after).not.toMatch(foreign);
      }
  });

  it('that are none of this document changes nothing', () => {
    for (const { text } of DOCUMENTS) {
      const { plan, after } = completeText(text, [completionOf('another/one', { on: TODAY })]);
      expect(plan.changes).toEqual([]);
      expect(after).toBe(text);
    }
  });
});

/** What a document says, without its dates and entries. */
function stateOf({ sprint, groups, deliverables, progress, rows, overallStatus }: SprintDocument) {
  return {
    sprint: [sprint.status?.value, overallStatus?.value],
    groups: groups.map(({ key, status, objectives }) => [
      key,
      status?.value,
      objectives.map(({ state }) => state.value),
    ]),
    deliverables: deliverables.map(({ key, status, tasks }) => [
      key,
      status,
      tasks.map(({ box }) => box.value),
    ]),
    progress: progress.map(({ field }) => countOf(field)),
    rows: rows.map(({ status, progress: numbers }) => [status?.value, numbers.map(countOf)]),
  };
}

/** A bare number can agree with several counts by chance, and then goes on by another one. */
function countOf({ unit, value }: ProgressField) {
  return unit && value;
}

/** The groups that hold a completed item, and those around them. */
function touchedBy(
  { groups, deliverables }: SprintDocument,
  completions: readonly Completion[],
): ReadonlySet<GroupKey> {
  const touched = new Set<GroupKey>();
  for (const { deliverable } of completions) {
    let key = deliverables.find((item) => item.key === deliverable)?.group ?? null;
    for (; key !== null; key = groups.find((group) => group.key === key)?.parent ?? null)
      touched.add(key);
  }
  return touched;
}

/** The text directly below the heading on a line, down to the next heading. */
function ownText(text: string, line: number): string {
  const { lines, blocks } = scanBlocks(text);
  const section = flattenSections(buildOutline(text, blocks)).find(
    ({ heading }) => heading?.firstRow === line - 1,
  );
  const rows = section?.blocks.flatMap(({ firstRow, lastRow }) =>
    lines.slice(firstRow, lastRow + 1),
  );
  return rows?.map(({ start, end }) => text.slice(start, end)).join('\n') ?? '';
}
