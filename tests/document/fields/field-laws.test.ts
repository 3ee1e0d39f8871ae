import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../../src/document/apply-edits.ts';
import { listFields } from '../../../src/document/list-fields.ts';
import { parseDocument } from '../../../src/document/parse-document.ts';
import { learnDress } from '../../../src/document/wording/dress.ts';
import type { Field } from '../../../src/model/field.ts';
import type { SprintDocument } from '../../../src/model/sprint-document.ts';
import type { TextEdit } from '../../../src/model/text.ts';
import { arbitraryDocument } from '../../support/arbitrary-document.ts';
import { hasCorpus } from '../../support/corpus.ts';
import { type FieldValue, otherValues, writeValue } from '../../support/field-values.ts';
import { readLawDocuments, readOwnDocuments } from '../../support/law-documents.ts';
import { shuffle } from '../../support/shuffle.ts';
import { TEXT_FORMS } from '../../support/text-forms.ts';

const DOCUMENTS = readLawDocuments();
const OWN = readOwnDocuments();
if (!hasCorpus)
  console.log('The real documents are not here: the laws hold for our own ones alone.');

const anyDocument = fc.oneof(arbitraryDocument, fc.constantFrom(...OWN.map(({ text }) => text)));
const anyForm = fc.constantFrom(...TEXT_FORMS);
const anyText = fc.tuple(anyDocument, anyForm).map(([text, form]) => form.of(text));

describe('writing back what was read changes no byte', () => {
  it('in any document in any form', () => {
    for (const { name, text } of DOCUMENTS)
      for (const form of TEXT_FORMS) expectNoEdit(form.of(text), `${name}, ${form.name}`);
  });

  it('in any generated document', () => {
    fc.assert(
      fc.property(anyText, (text) => expectNoEdit(text, 'generated')),
      { numRuns: 75 },
    );
  });
});

describe('what is written is read back', () => {
  it.each(OWN)('at every field, for every value: $name', ({ text }) => {
    const opened = open(text);
    for (const field of opened.fields)
      for (const value of otherValues(field)) expectReadBack(opened, field, value);
  });

  it('at some field of any document in any form', () => {
    for (const { text } of DOCUMENTS.filter((document) => isWritable(open(document.text)))) {
      const cases = anyForm.map((form) => open(form.of(text))).chain(anyWrite);
      fc.assert(fc.property(cases, expectWritten), { numRuns: 3 });
    }
  });

  it('at some field of any generated document', () => {
    const cases = anyText.map(open).filter(isWritable).chain(anyWrite);
    fc.assert(fc.property(cases, expectWritten), { numRuns: 200 });
  });

  it('at all fields of a generated document at once, in any order', () => {
    fc.assert(
      fc.property(anyText, fc.nat(6), fc.nat(), (text, choice, seed) => {
        const { fields, dress } = open(text);
        const edits = fields.flatMap((field) => {
          const values = otherValues(field);
          const value = values[choice % Math.max(1, values.length)];
          const edit = value === undefined ? null : writeValue(field, value, dress);
          return edit ? [edit] : [];
        });
        const after = applyEdits(text, edits);
        expect(applyEdits(text, shuffle(edits, seed))).toBe(after);
        expect(outside(after, edits)).toBe(
          outside(
            text,
            edits.map(({ range }) => ({ range, newText: text.slice(range.start, range.end) })),
          ),
        );
      }),
      { numRuns: 75 },
    );
  });
});

describe('fields', () => {
  it('that can be written never overlap, and each stands where it says', () => {
    for (const { name, text } of DOCUMENTS) {
      const { fields } = open(text);
      let end = 0;
      for (const { kind, range, raw } of fields) {
        expect(text.slice(range.start, range.end), name).toBe(raw);
        if (kind === 'text') continue;
        expect(range.start, `${name} at ${range.start}`).toBeGreaterThanOrEqual(end);
        end = range.end;
      }
    }
  });
});

interface Opened {
  readonly text: string;
  readonly document: SprintDocument;
  readonly fields: readonly Field[];
  readonly dress: ReturnType<typeof learnDress>;
}

function open(text: string): Opened {
  const document = parseDocument(text);
  const fields = listFields(document);
  return { text, document, fields, dress: learnDress(text, fields) };
}

function isWritable({ fields }: Opened): boolean {
  return fields.some((field) => otherValues(field).length > 0);
}

/** A value for a field of a document. Small, so that a counterexample can be read. */
interface Write {
  readonly text: string;
  readonly offset: number;
  readonly value: FieldValue;
}

function anyWrite({ text, fields }: Opened): fc.Arbitrary<Write> {
  const writable = fields.filter((field) => otherValues(field).length > 0);
  return fc
    .constantFrom(...writable)
    .chain((field) =>
      fc
        .constantFrom(...otherValues(field))
        .map((value) => ({ text, offset: field.range.start, value })),
    );
}

function expectWritten({ text, offset, value }: Write): void {
  const opened = open(text);
  const field = opened.fields.find(({ kind, range }) => kind !== 'text' && range.start === offset);
  if (!field) throw new Error(`No field at ${offset}`);
  expectReadBack(opened, field, value);
}

function expectNoEdit(text: string, name: string): void {
  const { fields, dress } = open(text);
  for (const field of fields)
    if (field.value !== null)
      expect(writeValue(field, field.value, dress), `${name}: ${field.raw}`).toBeNull();
}

function expectReadBack({ text, document, dress }: Opened, field: Field, value: FieldValue): void {
  const edit = writeValue(field, value, dress);
  const place = `${field.family}: ${JSON.stringify(field.raw)} → ${JSON.stringify(edit?.newText)}`;
  if (!edit) throw new Error(`${place}: expected an edit`);
  const after = parseDocument(applyEdits(text, [edit]));
  // A file of several sprints turns to the next one when one is done.
  if (after.sprint.id !== document.sprint.id) return;
  const found = listFields(after).filter(
    ({ range }) =>
      range.start >= field.range.start && range.start <= field.range.start + edit.newText.length,
  );
  expect(found.map(meaningOf), place).toContainEqual(meaningOf({ ...field, value } as Field));
}

/** A tick, a mark and the word say the same: which of them a place is can change with what stands there. */
function meaningOf({ kind, value }: Field): unknown {
  if (kind === 'box' || kind === 'mark') return { done: value };
  if (kind === 'status' && (value === 'done' || value === 'not-started'))
    return { done: value === 'done' };
  return { kind, value };
}

/** Everything that no edit touches. */
function outside(text: string, edits: readonly TextEdit[]): string {
  let offset = 0;
  let shift = 0;
  const parts: string[] = [];
  for (const { range, newText } of edits.toSorted((a, b) => a.range.start - b.range.start)) {
    parts.push(text.slice(offset, range.start + shift));
    shift += newText.length - (range.end - range.start);
    offset = range.end + shift;
  }
  return [...parts, text.slice(offset)].join('\u0000');
}
