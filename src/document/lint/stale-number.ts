import type { Progress, ProgressField, Unit } from '../../model/field.ts';
import type { GroupKey, SprintDocument } from '../../model/sprint-document.ts';
import { writeProgressText } from '../wording/progress-text.ts';
import type { Defect, LintInput, LintRule } from './lint-rule.ts';

export const staleNumber: LintRule = {
  name: 'stale-number',
  docs: 'A stored number of finished work differs from the items that it counts.',
  severity: 'warning',
  check: ({ document, facts }) =>
    document === null
      ? []
      : placesOf(document).flatMap((place) => judge(place, { document, facts })),
};

type Context = Pick<LintInput, 'facts'> & { readonly document: SprintDocument };

/** A stored number, and the count written beside it in the same row. */
interface Place {
  readonly field: ProgressField;
  readonly group: GroupKey | null;
  readonly beside: ProgressField | null;
}

/** `Day 3 of 5`, `2/4 weeks`: time that has passed, not work that is done. */
const TIME =
  /(?<!\p{L})(?:days?|weeks?|tage?|wochen?|jours?|semaines?|días?|dias?|semanas?)(?!\p{L})/iu;
const UNITS: readonly Unit[] = ['deliverables', 'tasks', 'tracks'];
/** `33% (1/3 tracks complete)`: the brackets say where the percentage comes from. */
const EXPLAINED = /^[^\p{L}\d]*\d+[ \u00A0]?%[ \t]*\(\d+ ?\/ ?\d+[\p{L} \t]*\)[^\p{L}\d]*$/u;

function placesOf({ progress, rows }: SprintDocument): readonly Place[] {
  return [
    ...progress.map(({ field, group }) => ({ field, group, beside: null })),
    ...rows.flatMap(({ progress: fields, group }) => {
      const counted = fields.filter(({ value }) => value.count !== null);
      const beside = counted.length === 1 ? (counted[0] ?? null) : null;
      return fields.map((field) => ({ field, group, beside: beside === field ? null : beside }));
    }),
  ];
}

function judge(place: Place, context: Context): readonly Defect[] {
  const { field } = place;
  if (TIME.test(field.raw)) return [];
  const expected = field.value.count
    ? expectedCount(place, context)
    : expectedPercent(place, context);
  if (!expected) return [];
  const newText = writeProgressText(field.raw, expected);
  if (newText === field.raw) return [];
  return [
    {
      offset: field.range.start,
      message: `The number says "${field.raw}", but the items that it counts give "${newText}". Write the new number, or set the items right.`,
      edits: [{ range: field.range, newText }],
    },
  ];
}

/** What a count should be; `null` where it is right, or where no way of counting has its total. */
function expectedCount(place: Place, context: Context): Progress | null {
  const { count, percent } = place.field.value;
  if (!count) return null;
  const done = findDone(place, context);
  if (done === null) return null;
  if (done === count.done)
    return percent !== null && EXPLAINED.test(place.field.raw) && !isPercentOf(percent, count)
      ? { count, percent: round(count) }
      : null;
  const next = { done, total: count.total };
  if (percent === null) return { count: next, percent };
  // A percentage that never came from this count has a formula of its own.
  return isPercentOf(percent, count) ? { count: next, percent: round(next) } : null;
}

/** A percentage alone follows the count beside it, if it agreed with what is written there. */
function expectedPercent({ field, group, beside }: Place, context: Context): Progress | null {
  const { percent } = field.value;
  const written = beside?.value.count;
  if (percent === null || !beside || !written || !isPercentOf(percent, written)) return null;
  const done = findDone({ field: beside, group, beside: null }, context);
  if (done === null || done === written.done) return null;
  return { count: null, percent: round({ done, total: written.total }) };
}

/** How many are done by the one way of counting that has the written total. */
function findDone({ field, group }: Place, { document, facts }: Context): number | null {
  const { count } = field.value;
  if (!count || count.total === 0) return null;
  const units = field.unit === null ? UNITS : [field.unit];
  const dones = units.flatMap((unit) =>
    [false, true]
      .map((all) => facts.tally(document, { unit, group, all }))
      .filter(({ total }) => total === count.total)
      .map(({ done }) => done),
  );
  if (dones.includes(count.done)) return count.done;
  return new Set(dones).size === 1 ? (dones[0] ?? null) : null;
}

/** However it was rounded. */
function isPercentOf(percent: number, { done, total }: { done: number; total: number }): boolean {
  return total > 0 && Math.abs(percent - (done * 100) / total) < 1;
}

/** Half up; 100 only when all is done. */
function round({ done, total }: { done: number; total: number }): number {
  return done === total ? 100 : Math.min(99, Math.floor((done * 100) / total + 0.5));
}
