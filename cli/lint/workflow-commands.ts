import { oneLine, type Severity } from '../../src/index.ts';
import type { LintedFile } from './lint-file.ts';

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/** The findings as commands of GitHub Actions, which shows them beside the lines of the file. */
export function workflowCommands(files: readonly LintedFile[]): string {
  return files
    .flatMap(({ path, findings, failure }) => [
      ...(failure === null ? [] : [`::error file=${property(path)}::${data(failure)}`]),
      ...findings.map(({ severity, line, column, rule, message }) => {
        const place = `file=${property(path)},line=${line},col=${column},title=${property(rule)}`;
        return `::${COMMANDS[severity]} ${place}::${data(oneLine(message, 1000))}`;
      }),
    ])
    .map((command) => `${command}\n`)
    .join('');
}

/** What the runner would take for the end of the message. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** In a property also what would end it. */
function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
