import { positionAt } from '../model/position-at.ts';
import type { Problem } from '../model/problem.ts';
import type { Deliverable, SprintDocument } from '../model/sprint-document.ts';
import { listFields } from './list-fields.ts';
import { isUnclear } from './wording/choose-date-pattern.ts';
import { learnDates } from './wording/dress.ts';

/** What is wrong with a document as far as it hinders reading or linking. */
export function findProblems(document: Omit<SprintDocument, 'problems'>): readonly Problem[] {
  const { deliverables } = document;
  return [
    ...sharedIds(deliverables),
    ...sharedIssues(deliverables),
    ...unclearDates(document),
  ].toSorted((a, b) => a.line - b.line);
}

/** `03/04/2026` is two days. Reported once: the remedy is the same for all such dates. */
function unclearDates(document: Omit<SprintDocument, 'problems'>): readonly Problem[] {
  const fields = listFields(document);
  const dates = learnDates(fields);
  const field = fields.find(({ kind, raw }) => kind === 'date' && isUnclear(raw, dates));
  if (!field) return [];
  return [
    {
      rule: 'ambiguous-date',
      severity: 'warning',
      ...positionAt(document.text, field.range.start),
      message: `"${field.raw}" does not tell day from month, nor does another date of the document: new dates are written as YYYY-MM-DD. Write this one so too.`,
    },
  ];
}

/** The same id on two lines names neither of them. */
function sharedIds(deliverables: readonly Deliverable[]): readonly Problem[] {
  return repeated(deliverables, ({ id }) => id?.toLowerCase() ?? null).map(({ item, first }) => ({
    rule: 'duplicate-id',
    severity: 'warning',
    line: item.line,
    column: 1,
    message: `The id ${item.id} is used twice: here and on line ${first.line}. Give one of them another id.`,
  }));
}

/** One issue tied to two lines would be written from both. */
function sharedIssues(deliverables: readonly Deliverable[]): readonly Problem[] {
  return repeated(deliverables, ({ issue }) => issue).map(({ item, first }) => ({
    rule: 'duplicate-issue',
    severity: 'warning',
    line: item.line,
    column: 1,
    message: `Issue #${item.issue} is linked twice: here and on line ${first.line}. Remove one of the links.`,
  }));
}

function repeated<Key extends string | number>(
  deliverables: readonly Deliverable[],
  keyOf: (item: Deliverable) => Key | null,
): readonly { readonly item: Deliverable; readonly first: Deliverable }[] {
  const seen = new Map<Key, Deliverable>();
  return deliverables.flatMap((item) => {
    const key = keyOf(item);
    if (key === null) return [];
    const first = seen.get(key);
    if (!first) seen.set(key, item);
    return first ? [{ item, first }] : [];
  });
}
