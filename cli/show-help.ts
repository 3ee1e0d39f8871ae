import type { Command, Option } from './command.ts';

const HELP_OPTION: Option = {
  name: 'help',
  value: null,
  description: 'Show this help.',
};

export function describeProgram(commands: readonly Command[]): string {
  return [
    'sprint-sync keeps a Markdown sprint document in step with what was done.',
    '',
    'Usage: sprint-sync COMMAND [options]',
    '',
    'Commands:',
    ...columns(commands.map(({ name, summary }) => [name, summary])),
    '',
    'Options:',
    ...columns([
      ['--help', 'Show this help, or with a command the help of that command.'],
      ['--version', 'Show the version.'],
    ]),
    '',
    'Exit codes: 0 fine, 1 problems were found, 2 the command line is wrong.',
    '',
  ].join('\n');
}

export function describeCommand({ name, operands, summary, options, examples }: Command): string {
  return [
    summary,
    '',
    `Usage: sprint-sync ${[name, operands, '[options]'].filter((part) => part !== '').join(' ')}`,
    '',
    'Options:',
    ...columns(
      [...options, HELP_OPTION].map(({ name: option, value, description }) => [
        value === null ? `--${option}` : `--${option} ${value}`,
        description,
      ]),
    ),
    '',
    'Examples:',
    ...examples.map((example) => `  ${example}`),
    '',
  ].join('\n');
}

function columns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
