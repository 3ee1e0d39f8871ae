import type { BoxField, Progress, ProgressField, Unit } from '../model/field.ts';
import type {
  Deliverable,
  DeliverableKey,
  Group,
  GroupKey,
  SprintDocument,
} from '../model/sprint-document.ts';
import { countsAsWork, type Status } from '../model/status.ts';

/** What a set of work items says together. Deferred and cancelled ones are left out of both numbers. */
export interface Tally {
  readonly done: number;
  readonly total: number;
  /** Some work is done or under way. */
  readonly begun: boolean;
}

/** The document with some values replaced: what derived values are computed from, before and after. */
export interface View {
  readonly statusOf: (item: Deliverable) => Status | null;
  readonly isTicked: (box: BoxField) => boolean;
}

/** The document as it stands. */
export const asWritten: View = {
  statusOf: ({ status }) => status,
  isTicked: (box) => box.value,
};

/** The document after some deliverables take a new status and some boxes, by their offset, a new value. */
export function withChanges(
  statuses: ReadonlyMap<DeliverableKey, Status | null>,
  boxes: ReadonlyMap<number, boolean>,
): View {
  return {
    statusOf: ({ key, status }) => (statuses.has(key) ? (statuses.get(key) ?? null) : status),
    isTicked: (box) => boxes.get(box.range.start) ?? box.value,
  };
}

export function tallyDeliverables(items: readonly Deliverable[], view: View): Tally {
  const counted = items.map((item) => ({ item, status: view.statusOf(item) }));
  const work = counted.filter(({ status }) => countsAsWork(status));
  const done = work.filter(({ status }) => status === 'done').length;
  const begun = work.some(
    ({ item, status }) =>
      (status !== null && status !== 'not-started') ||
      item.tasks.some(({ box }) => view.isTicked(box)),
  );
  return { done, total: work.length, begun };
}

/** What a track's or sprint's status is by its items alone. */
export function deriveStatus({ done, total, begun }: Tally): Status {
  if (total > 0 && done === total) return 'done';
  return begun ? 'in-progress' : 'not-started';
}

/** A group's deliverables, those of the groups inside it included. */
export function deliverablesOf(
  document: SprintDocument,
  key: GroupKey | null,
): readonly Deliverable[] {
  if (key === null) return document.deliverables;
  const inside = new Set(
    document.groups.filter((group) => isWithin(document, group, key)).map((group) => group.key),
  );
  return document.deliverables.filter(({ group }) => group !== null && inside.has(group));
}

export function isWithin(document: SprintDocument, group: Group, key: GroupKey): boolean {
  for (let at: Group | undefined = group; at; ) {
    if (at.key === key) return true;
    const parent: GroupKey | null = at.parent;
    at = parent === null ? undefined : document.groups.find((other) => other.key === parent);
  }
  return false;
}

/** The parts of a sprint that `1/3 tracks` counts: the labelled groups where there are any. */
export function tracksOf(document: SprintDocument): readonly Group[] {
  const labelled = document.groups.filter(({ label }) => label !== null);
  return labelled.length > 0 ? labelled : document.groups.filter(({ parent }) => parent === null);
}

/** Counts of one unit inside a group, or in the whole sprint (`null`). */
export function tallyUnit(
  document: SprintDocument,
  {
    unit,
    group,
    view,
  }: { readonly unit: Unit; readonly group: GroupKey | null; readonly view: View },
): Tally {
  const items = deliverablesOf(document, group);
  switch (unit) {
    case 'deliverables':
      return tallyDeliverables(items, view);
    case 'tasks':
      return tallyTasks(items, view);
    case 'tracks':
      return tallyTracks(document, view);
  }
}

function tallyTasks(items: readonly Deliverable[], view: View): Tally {
  const boxes = items
    .filter((item) => countsAsWork(view.statusOf(item)))
    .flatMap(({ tasks }) => tasks.map(({ box }) => view.isTicked(box)));
  const done = boxes.filter((ticked) => ticked).length;
  return { done, total: boxes.length, begun: done > 0 };
}

function tallyTracks(document: SprintDocument, view: View): Tally {
  const tallies = tracksOf(document)
    .filter(({ status }) => countsAsWork(status?.value ?? null))
    .map((track) => ({
      track,
      tally: tallyDeliverables(deliverablesOf(document, track.key), view),
    }));
  const done = tallies.filter(({ track, tally }) =>
    // A track without items has nothing to derive from but its own word.
    tally.total === 0 ? track.status?.value === 'done' : deriveStatus(tally) === 'done',
  ).length;
  return { done, total: tallies.length, begun: tallies.some(({ tally }) => tally.begun) };
}

/** Rounded half up; 100 only when all is done. */
export function percentOf({
  done,
  total,
}: {
  readonly done: number;
  readonly total: number;
}): number {
  if (total === 0) return 0;
  const rounded = Math.floor((done * 100) / total + 0.5);
  return done < total ? Math.min(rounded, 99) : 100;
}

/**
 * The number that a stored progress should show now, by its own formula: the unit written beside it, or the
 * one whose count it agreed with before. `null` where no formula fits.
 */
export function deriveProgress(
  field: ProgressField,
  {
    document,
    group,
    before,
    after,
  }: {
    readonly document: SprintDocument;
    readonly group: GroupKey | null;
    readonly before: View;
    readonly after: View;
  },
): (Progress & { readonly complete: boolean }) | null {
  const unit = findUnit(field, (candidate) =>
    tallyUnit(document, { unit: candidate, group, view: before }),
  );
  if (!unit) return null;
  const tally = tallyUnit(document, { unit, group, view: after });
  const percent = field.value.percent === null ? null : percentOf(tally);
  const count = field.value.count && { done: tally.done, total: tally.total };
  return { percent, count, complete: tally.total > 0 && tally.done === tally.total };
}

function findUnit(field: ProgressField, tallyOf: (unit: Unit) => Tally): Unit | null {
  const units: readonly Unit[] = ['deliverables', 'tasks', 'tracks'];
  const { count, percent } = field.value;
  const written = field.unit && tallyOf(field.unit);
  if (field.unit && written && written.total > 0 && (!count || count.total === written.total))
    return field.unit;
  const fitting = units.filter((unit) => {
    const tally = tallyOf(unit);
    if (tally.total === 0) return false;
    if (count) return count.done === tally.done && count.total === tally.total;
    return percent === percentOf(tally);
  });
  if (fitting[0]) return fitting[0];
  if (field.unit && written && written.total > 0) return field.unit;
  return count === null && tallyOf('deliverables').total > 0 ? 'deliverables' : null;
}
