import type { Change } from '../model/change.ts';
import type { ProgressField } from '../model/field.ts';
import type { GroupKey, SprintDocument } from '../model/sprint-document.ts';
import { deriveProgress } from './derive.ts';
import { isWithin } from './group-tree.ts';
import type { PlanContext } from './plan-completions.ts';

/** Stored numbers on the path of what changes; others that are stale are left to the lint. */
export function planProgress(context: PlanContext): readonly Change[] {
  const { document, effective } = context;
  if (effective.length === 0) return [];
  const lines = document.progress.filter(
    ({ group }) => group === null || isTouched(group, context),
  );
  const rows = document.rows.filter(({ group }) => isTouched(group, context));
  return [
    ...rows.flatMap((row) =>
      row.progress.flatMap((field) => planNumber(field, row.group, context)),
    ),
    ...lines.flatMap(({ group, field }) => planNumber(field, group, context)),
  ];
}

function planNumber(
  field: ProgressField,
  group: GroupKey | null,
  { document, before, after }: PlanContext,
): readonly Change[] {
  const derived = deriveProgress(field, { document, group, before, after });
  if (!derived) return [];
  const { complete, ...to } = derived;
  const marked = complete && showsMark(field, group, document);
  if (JSON.stringify(to) === JSON.stringify(field.value)) return [];
  const subject =
    group === null ? ({ kind: 'sprint' } as const) : ({ kind: 'group', key: group } as const);
  return [{ kind: 'set-progress', subject, field, to, marked }];
}

/** No letter, or the letters that a double-encoded emoji begins with and a sign among them (`âœ…`). */
const EMOJI_FIRST = /^(?:[^\p{L}]|[âðï]\S*[^\p{L}\p{ASCII}\s])/u;

/** A mark stands behind full counts of a table whose state column uses emoji, unless a full neighbour has none. */
function showsMark(
  field: ProgressField,
  group: GroupKey | null,
  document: SprintDocument,
): boolean {
  if (field.value.count === null || group === null) return false;
  const row = document.rows.find(({ progress }) => progress.includes(field));
  if (!row) return false;
  const full = document.rows
    .flatMap(({ progress }) => progress)
    .filter(
      ({ family, value }) =>
        family === field.family &&
        value.count &&
        value.count.total > 0 &&
        value.count.done === value.count.total,
    );
  if (full[0]) return full.some(({ raw }) => !/[\p{L}\p{N})%]$/u.test(raw));
  return row.status !== null && EMOJI_FIRST.test(row.status.raw);
}

/** Whether something changes inside a group. */
export function isTouched(key: GroupKey, { document, effective }: PlanContext): boolean {
  return effective.some(({ item }) => {
    const own = document.groups.find((group) => group.key === item.group);
    return own !== undefined && isWithin(document, own, key);
  });
}
