import type { Problem } from '../model/problem.ts';
import type { Deliverable, SprintDocument } from '../model/sprint-document.ts';

/** What is wrong with a document as far as it hinders reading or linking. */
export function findProblems(document: Omit<SprintDocument, 'problems'>): readonly Problem[] {
  const { deliverables } = document;
  return [...sharedIds(deliverables), ...sharedIssues(deliverables)].toSorted(
    (a, b) => a.line - b.line,
  );
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
