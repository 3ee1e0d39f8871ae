import { type Command, EXIT, JSON_OPTION } from '../command.ts';
import { describeFindings } from '../lint/describe-findings.ts';
import { type LintedFile, lintFile } from '../lint/lint-file.ts';
import { workflowCommands } from '../lint/workflow-commands.ts';
import type { Arguments } from '../parse-arguments.ts';
import { readDates } from '../read-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

export const lint: Command = {
  name: 'lint',
  summary: 'Find what is wrong in sprint documents, and repair what is mechanical.',
  operands: 'FILE…',
  options: [
    { name: 'fix', value: null, description: 'Repair what needs no knowledge of what is meant.' },
    { name: 'format', value: 'FORMAT', description: 'text, json or github (annotations).' },
    {
      name: 'date',
      value: 'YYYY-MM-DD',
      description: 'Dates before this day have passed (default: today).',
    },
    JSON_OPTION,
  ],
  examples: [
    'sprint-sync lint CURRENT_SPRINT.md',
    'sprint-sync lint CURRENT_SPRINT.md --fix',
    'sprint-sync lint CURRENT_SPRINT.md --format github',
  ],
  async run(args, terminal) {
    const paths = args.operands;
    if (paths.length === 0 || paths.includes('')) throw new UsageError('FILE is missing.');
    const format = readFormat(args);
    const how = { fix: args.has('fix'), today: readDates(args, terminal.now()).on };
    const files: LintedFile[] = [];
    // One after the other: the same file may be named twice.
    for (const path of paths) files.push(await lintFile(path, how));
    print(files, { format, terminal });
    return files.every(isFine) ? EXIT.fine : EXIT.problems;
  },
};

const FORMATS = ['text', 'json', 'github'] as const;
type Format = (typeof FORMATS)[number];

function readFormat(args: Arguments): Format {
  const written = args.get('format') ?? (args.has('json') ? 'json' : 'text');
  const format = FORMATS.find((one) => one === written);
  if (format === undefined) {
    throw new UsageError(`--format is one of ${FORMATS.join(', ')}, received "${written}".`);
  }
  if (args.has('json') && format !== 'json') {
    throw new UsageError(`--json and --format ${format} exclude each other.`);
  }
  return format;
}

function print(
  files: readonly LintedFile[],
  { format, terminal }: { readonly format: Format; readonly terminal: Terminal },
): void {
  switch (format) {
    case 'json':
      terminal.print(`${JSON.stringify({ files: files.map(toJson) }, null, 2)}\n`);
      break;
    case 'github':
      terminal.print(workflowCommands(files));
      break;
    case 'text':
      terminal.print(describeFindings(files, terminal.paint));
      break;
  }
  for (const { failure } of files)
    if (failure !== null) terminal.printError(`sprint-sync: ${failure}\n`);
}

function toJson({ path, repaired, failure, findings }: LintedFile) {
  return {
    path,
    repaired,
    error: failure,
    findings: findings.map(({ rule, severity, line, column, message, edits }) => ({
      rule,
      severity,
      line,
      column,
      message,
      fixable: edits.length > 0,
    })),
  };
}

/** What only informs is no reason to stop a build. */
function isFine({ findings, failure }: LintedFile): boolean {
  return failure === null && findings.every(({ severity }) => severity === 'info');
}
