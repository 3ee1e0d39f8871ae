import type { BoxField, Progress, ProgressField, Unit } from '../model/field.ts';
import type {
  Deliverable,
  DeliverableKey,
  GroupKey,
  SprintDocument,
} from '../model/sprint-document.ts';
import { countsAsWork, type Status } from '../model/status.ts';
import { deliverablesOf, tracksOf } from './group-tree.ts';

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
      return tallyTracks(document, group, view);
  }
}

function tallyTasks(items: readonly Deliverable[], view: View): Tally {
  const boxes = items
    .filter((item) => countsAsWork(view.statusOf(item)))
    .flatMap(({ tasks }) => tasks.map(({ box }) => view.isTicked(box)));
  const done = boxes.filter((ticked) => ticked).length;
  return { done, total: boxes.length, begun: done > 0 };
}

function tallyTracks(document: SprintDocument, key: GroupKey | null, view: View): Tally {
  const statuses = tracksOf(document, key)
    .filter(({ status }) => countsAsWork(status?.value ?? null))
    .map((track) => {
      const items = deliverablesOf(document, track.key);
      // A track without items has nothing to derive from but its own word.
      return items.length === 0
        ? track.status?.value
        : deriveStatus(tallyDeliverables(items, view));
    });
  return {
    done: statuses.filter((status) => status === 'done').length,
    total: statuses.length,
    begun: statuses.some((status) => status === 'done' || status === 'in-progress'),
  };
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
  // A number of tracks where there are none counts something that is not known here.
  if (field.unit === 'tracks' && written?.total === 0) return null;
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
