import type { Change } from '../../model/change.ts';
import type { CheckVerdict } from '../../model/check.ts';
import type { StatusField } from '../../model/field.ts';
import { findAmount, type Measured, type MetricReading } from '../../model/measured.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Problem } from '../../model/problem.ts';
import type { Criterion, Metric, SprintDocument } from '../../model/sprint-document.ts';
import { foldName } from '../fold-name.ts';
import { isMet } from './is-met.ts';

/** What stands in a cell that waits for its first value. */
const OPEN = /^[\s\p{P}\p{S}]*(?:tbd|tba|tbc|n\/a)?[\s\p{P}\p{S}]*$/iu;

export interface PlannedMetrics {
  readonly changes: readonly Change[];
  /** Criteria with a number, as if a check had decided them. */
  readonly verdicts: readonly CheckVerdict[];
  readonly problems: readonly Problem[];
}

/** Rows and criteria brought to what was measured. A target is never touched. */
export function planMetrics(
  document: SprintDocument,
  readings: readonly MetricReading[],
  now: string,
): PlannedMetrics {
  const planned = readings.map((reading) => planReading(document, reading, now));
  return {
    changes: planned.flatMap(({ changes }) => changes),
    verdicts: planned.flatMap(({ verdicts }) => verdicts),
    problems: planned.flatMap(({ problems }) => problems),
  };
}

function planReading(
  document: SprintDocument,
  reading: MetricReading,
  now: string,
): PlannedMetrics {
  const { row } = reading;
  const name = foldName(row);
  const metrics = document.metrics.filter(({ category }) => foldName(category) === name);
  const criteria = document.criteria.filter(({ title }) => foldName(nameOf(title)) === name);
  const changes = metrics.flatMap((metric) => planRow(metric, reading));
  const verdicts = criteria.flatMap((criterion) => judge(criterion, reading, now));
  if (metrics.length + criteria.length > 0) return { changes, verdicts, problems: [] };
  const message = `The report for "${oneLine(row)}" has no place: no row of the metrics and no criterion is called so.`;
  const problem: Problem = {
    rule: 'unknown-metric',
    severity: 'warning',
    line: 1,
    column: 1,
    message,
  };
  return { changes: [], verdicts: [], problems: [problem] };
}

/** `PnL tests` of `PnL tests: 21/21 passing`. */
function nameOf(title: string): string {
  return title.split(':', 1)[0] ?? title;
}

function planRow(
  { category, current, target, status }: Metric,
  { measured }: MetricReading,
): Change[] {
  const met = target === null ? null : isMet(measured, target.value);
  const gap = measured.kind === 'count' ? measured.total - measured.done : null;
  return [
    ...(current === null || saysAlready(current.value, measured)
      ? []
      : [{ kind: 'set-metric', category, field: current, to: measured } as const]),
    ...(status === null || met === null || isSettled(status, met, gap)
      ? []
      : [{ kind: 'set-metric-status', category, field: status, met, gap } as const]),
  ];
}

/** As far as the cell's own precision tells. */
function saysAlready(written: string, measured: Measured): boolean {
  const amount = findAmount(written);
  // Words are somebody's judgement, which no number replaces.
  if (amount === null) return !OPEN.test(written);
  const { measured: old, decimals } = amount;
  if (measured.kind === 'count') {
    if (old.kind === 'count') return old.done === measured.done && old.total === measured.total;
    return !amount.isPercent && old.value === measured.done;
  }
  return old.kind === 'number' && old.value.toFixed(decimals) === measured.value.toFixed(decimals);
}

function isSettled({ raw, value }: StatusField, met: boolean, gap: number | null): boolean {
  if (met !== (value === 'done')) return false;
  return met || gap === null || !/\d/.test(raw) || new RegExp(`(?<!\\d)${gap}(?!\\d)`).test(raw);
}

function judge(
  { title, box }: Criterion,
  { measured, source }: MetricReading,
  at: string,
): CheckVerdict[] {
  const passed =
    findAmount(title) === null ? null : isMet(measured, title.slice(nameOf(title).length));
  if (passed === null) return [];
  const target = { kind: 'box', start: box.range.start } as const;
  return [{ target, passed, check: { name: source, url: null }, at }];
}
