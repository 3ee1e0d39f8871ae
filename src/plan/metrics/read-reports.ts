import type { CheckState } from '../../model/check.ts';
import {
  findAmount,
  type Measured,
  type MetricReading,
  type ReportFile,
} from '../../model/measured.ts';
import { oneLine } from '../../model/one-line.ts';
import type { Problem } from '../../model/problem.ts';
import { matchName } from '../checks/match-name.ts';
import { readJunit } from './read-junit.ts';
import { readPointer } from './read-pointer.ts';

/** One binding of the config: exactly one of `junit`, `json` and `check`. */
export interface MetricBinding {
  readonly row: string;
  readonly junit?: string | undefined;
  readonly json?: string | undefined;
  readonly pointer?: string | undefined;
  readonly check?: string | undefined;
}

interface Sources {
  readonly files: readonly ReportFile[];
  readonly checks: readonly CheckState[];
}

/** What the reports of a run say about each bound row. A row whose report is not there stays as it is. */
export function readReports(
  bindings: readonly MetricBinding[],
  sources: Sources,
): { readonly readings: readonly MetricReading[]; readonly problems: readonly Problem[] } {
  const readings: MetricReading[] = [];
  const problems: Problem[] = [];
  for (const binding of bindings) {
    try {
      const reading = read(binding, sources);
      if (reading !== null) readings.push(reading);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const message = `The report for "${oneLine(binding.row)}" cannot be read: ${oneLine(reason, 300)}`;
      problems.push({
        rule: 'unreadable-report',
        severity: 'warning',
        line: 1,
        column: 1,
        message,
      });
    }
  }
  return { readings, problems };
}

function read(binding: MetricBinding, { files, checks }: Sources): MetricReading | null {
  const { row, junit, json, pointer = '', check } = binding;
  const named = (pattern: string) => files.filter(({ path }) => matchName(pattern, path));
  if (junit !== undefined) {
    const reports = named(junit);
    const [first] = reports;
    if (first === undefined) return null;
    const counts = reports.map(({ text }) => readJunit(text));
    const sum = (of: 'done' | 'total') => counts.reduce((all, one) => all + one[of], 0);
    return {
      row,
      measured: { kind: 'count', done: sum('done'), total: sum('total') },
      source: first.path,
    };
  }
  if (json !== undefined) {
    const [report] = named(json);
    if (report === undefined) return null;
    const measured = readPointer(report.text, pointer);
    if (measured === null) throw new Error(`no number stands at ${pointer} of ${report.path}.`);
    return { row, measured, source: report.path };
  }
  const found = checks.find(
    ({ name, state }) => state !== 'pending' && matchName(check ?? '', name),
  );
  const measured: Measured | null = found ? (findAmount(found.summary)?.measured ?? null) : null;
  return found && measured ? { row, measured, source: found.name } : null;
}
