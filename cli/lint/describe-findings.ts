import { describeProblem } from '../describe-problem.ts';
import type { Terminal } from '../terminal.ts';
import type { LintedFile } from './lint-file.ts';

/** One line a finding, and what to do with them all. */
export function describeFindings(files: readonly LintedFile[], paint: Terminal['paint']): string {
  const lines = files.flatMap(({ path, findings }) =>
    findings.map((finding) => describeProblem(finding, { paint, path })),
  );
  return [...lines, ...files.flatMap(describeRepairs), describeTotal(files), ''].join('\n');
}

function describeRepairs({ path, repaired }: LintedFile): readonly string[] {
  return repaired === 0 ? [] : [`${path}: ${count(repaired, 'finding')} repaired.`];
}

function describeTotal(files: readonly LintedFile[]): string {
  const findings = files.flatMap((file) => file.findings);
  const read = files.filter(({ failure }) => failure === null);
  if (findings.length === 0) return `Nothing found in ${count(read.length, 'file')}.`;
  const fixable = findings.filter(({ edits }) => edits.length > 0).length;
  const hint = fixable === 0 ? '' : ` ${fixable} can be repaired with --fix.`;
  return `${count(findings.length, 'finding')} in ${count(read.length, 'file')}.${hint}`;
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
