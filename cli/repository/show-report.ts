import type { SyncReport } from '../../src/index.ts';
import { oneLine } from '../../src/index.ts';
import { EXIT, type ExitCode } from '../command.ts';
import { describeProblem } from '../describe-problem.ts';
import type { Arguments } from '../parse-arguments.ts';
import type { Terminal } from '../terminal.ts';
import { describeReport } from './describe-report.ts';
import { isFine, listProblems } from './judge-report.ts';
import { toReport } from './to-report.ts';

/** Prints a report, and says how the program ends. */
export function showReport(report: SyncReport, args: Arguments, terminal: Terminal): ExitCode {
  if (args.has('json')) terminal.print(`${JSON.stringify(toReport(report), null, 2)}\n`);
  else {
    terminal.print(describeReport(report, { terminal, diff: args.has('diff') }));
    terminal.printError(describeProblems(report, terminal));
  }
  return isFine(report) ? EXIT.fine : EXIT.problems;
}

function describeProblems(report: SyncReport, terminal: Terminal): string {
  const problems = listProblems(report).map(({ path, ...problem }) =>
    path === null
      ? `sprint-sync: ${oneLine(problem.message, 1000)}`
      : describeProblem(problem, { ...terminal, path }),
  );
  const brakes = report.issues.flatMap(({ brake, documents }) =>
    brake === null ? [] : [`sprint-sync: ${documents.join(', ')}: ${brake}`],
  );
  return [...problems, ...brakes].map((line) => `${line}\n`).join('');
}
