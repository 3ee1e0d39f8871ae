import manifest from '../package.json' with { type: 'json' };
import { findSlip, UserError } from '../src/index.ts';
import { type Command, EXIT, type ExitCode } from './command.ts';
import { complete } from './commands/complete.ts';
import { impact } from './commands/impact.ts';
import { init } from './commands/init.ts';
import { inspect } from './commands/inspect.ts';
import { link } from './commands/link.ts';
import { lint } from './commands/lint.ts';
import { plan } from './commands/plan.ts';
import { sync } from './commands/sync.ts';
import { why } from './commands/why.ts';
import { parseArguments } from './parse-arguments.ts';
import { describeCommand, describeProgram } from './show-help.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const COMMANDS: readonly Command[] = [init, inspect, complete, link, lint, plan, sync, impact, why];

/** Runs one command line. What a person can put right is told; anything else is thrown. */
export async function main(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  try {
    return await run(args, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.printError(`sprint-sync: ${error.message}\nSee: sprint-sync --help\n`);
      return EXIT.usage;
    }
    if (error instanceof UserError) {
      if (args.includes('--json')) terminal.print(`${JSON.stringify({ error: error.message })}\n`);
      terminal.printError(`sprint-sync: ${error.message}\n`);
      return EXIT.problems;
    }
    throw error;
  }
}

async function run([name, ...args]: readonly string[], terminal: Terminal): Promise<ExitCode> {
  if (name === undefined) throw new UsageError('no command given.');
  if (name === '--help' || (name === 'help' && args.length === 0)) {
    terminal.print(describeProgram(COMMANDS));
    return EXIT.fine;
  }
  if (name === '--version') {
    terminal.print(`${manifest.version}\n`);
    return EXIT.fine;
  }
  const command = findCommandOrThrow(name === 'help' ? (args[0] ?? '') : name);
  if (name === 'help' || args.includes('--help')) {
    terminal.print(describeCommand(command));
    return EXIT.fine;
  }
  return await command.run(parseArguments(args, command.options), terminal);
}

function findCommandOrThrow(name: string): Command {
  const command = COMMANDS.find((one) => one.name === name);
  if (command) return command;
  const names = COMMANDS.map((one) => one.name);
  const slip = findSlip(name, names);
  const hint = slip === null ? `Commands: ${names.join(', ')}.` : `Did you mean ${slip}?`;
  throw new UsageError(`unknown command "${name}". ${hint}`);
}
