import type { Arguments } from './parse-arguments.ts';
import type { Terminal } from './terminal.ts';

/** What the calling shell sees. */
export const EXIT = { fine: 0, problems: 1, usage: 2 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export interface Option {
  readonly name: string;
  /** What stands for the value in the help, or `null` where the option takes none. */
  readonly value: string | null;
  readonly description: string;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  /** Behind the name: `FILE NAME…`. */
  readonly operands: string;
  readonly options: readonly Option[];
  /** Lines that can be run as they are; the reference in docs/cli.md shows and tests them too. */
  readonly examples: readonly string[];
  readonly run: (args: Arguments, terminal: Terminal) => Promise<ExitCode>;
}

export const JSON_OPTION: Option = {
  name: 'json',
  value: null,
  description: 'Print one JSON document instead of text.',
};
export const WRITE_OPTION: Option = {
  name: 'write',
  value: null,
  description: 'Write the file. Without it the change is only shown.',
};
export const REPO_OPTION: Option = {
  name: 'repo',
  value: 'OWNER/NAME',
  description: 'The repository on GitHub, so that numbers become links.',
};
