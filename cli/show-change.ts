import { oneLine, type Problem, renderDiff } from '../src/index.ts';
import { EXIT, type ExitCode } from './command.ts';
import { describeProblem } from './describe-problem.ts';
import type { DocumentFile } from './files/read-document.ts';
import { writeDocument } from './files/write-document.ts';
import type { Arguments } from './parse-arguments.ts';
import { showDiff } from './show-diff.ts';
import type { Terminal } from './terminal.ts';

/** A change to one file, decided but not yet made. */
export interface PlannedChange {
  readonly file: DocumentFile;
  /** The whole new text. */
  readonly after: string;
  /** One line for each change. */
  readonly lines: readonly string[];
  /** What a person should know besides: said where it does not disturb the diff. */
  readonly remarks: readonly string[];
  /** Of the document. */
  readonly problems: readonly Problem[];
  /** Why what was asked for cannot be done: nothing is written then. */
  readonly refusals: readonly Problem[];
  /** What `--json` prints besides path, diff and problems. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** Shows a change, and with `--write` makes it. */
export async function showChange(
  change: PlannedChange,
  args: Arguments,
  terminal: Terminal,
): Promise<ExitCode> {
  const { file, after, refusals, details } = change;
  const problems = [...refusals, ...change.problems];
  const { path, document } = file;
  const changed = refusals.length === 0 && after !== document.text;
  const written = changed && args.has('write');
  const diff = changed ? renderDiff({ before: document.text, after, path }) : '';
  if (written) await writeDocument(file, after);
  if (args.has('json')) {
    const result = { path, changed, written, ...details, problems, diff };
    terminal.print(`${JSON.stringify(result, null, 2)}\n`);
  } else {
    terminal.print(written ? describeWritten(change) : showDiff(diff, terminal));
    terminal.printError(describeRest(change, { changed, written, terminal }));
  }
  const isFine = problems.every(({ severity }) => severity !== 'error');
  return isFine ? EXIT.fine : EXIT.problems;
}

function describeWritten({ file: { path }, lines }: PlannedChange): string {
  const count = lines.length === 1 ? '1 change' : `${lines.length} changes`;
  return [`${path}: ${count} written.`, ...lines.map((line) => `  ${line}`), ''].join('\n');
}

function describeRest(
  { file: { path }, problems, refusals, remarks }: PlannedChange,
  {
    changed,
    written,
    terminal,
  }: { readonly changed: boolean; readonly written: boolean; readonly terminal: Terminal },
): string {
  const isRefused = refusals.length > 0;
  return [
    ...problems.map((problem) => describeProblem(problem, { ...terminal, path })),
    ...(changed ? remarks : []),
    ...refusals.map(({ message }) => `sprint-sync: ${oneLine(message, 1000)}`),
    ...(isRefused ? ['Nothing was written.'] : []),
    ...(!changed && !isRefused ? [`${path} says all this already: nothing to write.`] : []),
    ...(changed && !written ? ['Nothing was written yet. Add --write to write it.'] : []),
    '',
  ].join('\n');
}
