import { randomInt } from 'node:crypto';
import {
  connectGitHub,
  parseOverrides,
  type Surroundings,
  sync,
  type Trigger,
} from '../../src/index.ts';
import type { ExitCode, Option } from '../command.ts';
import { JSON_OPTION } from '../command.ts';
import { readConfigFile } from '../files/read-config-file.ts';
import type { Arguments } from '../parse-arguments.ts';
import { readRepository } from '../read-options.ts';
import { takeNone } from '../take-operands.ts';
import type { Terminal } from '../terminal.ts';
import { readToken } from './read-token.ts';
import { showReport } from './show-report.ts';

export const REPOSITORY_OPTIONS: readonly Option[] = [
  { name: 'repo', value: 'OWNER/NAME', description: 'The repository on GitHub.' },
  {
    name: 'document',
    value: 'PATH',
    description: 'The document in it, in place of `documents` in the config.',
  },
  {
    name: 'config',
    value: 'FILE',
    description: 'A config on this machine, in place of .github/sprint-sync.yml there.',
  },
  {
    name: 'token-env',
    value: 'NAME',
    description: 'The environment variable with the token (default: GITHUB_TOKEN).',
  },
  {
    name: 'allow-mass-change',
    value: null,
    description: 'Go on where so many changes at once would else stop the run.',
  },
  { name: 'diff', value: null, description: 'Show the diff of the document too.' },
  JSON_OPTION,
];

/** Everything is looked at, also what no event would have told. */
const BY_HAND: Trigger = { kind: 'by-hand', pullRequest: null, completes: null, branch: null };

/** Plans for a repository on GitHub, carries the plan out unless it is a dry run, and shows it. */
export async function syncRepository({
  args,
  terminal,
  dryRun,
}: {
  readonly args: Arguments;
  readonly terminal: Terminal;
  readonly dryRun: boolean;
}): Promise<ExitCode> {
  takeNone(args.operands);
  const repository = readRepository(args);
  const overrides = parseOverrides({ documents: args.get('document') ?? '', tasks: '' });
  const config = args.get('config');
  const configFile = config === null ? {} : { configFile: await readConfigFile(config) };
  const token = readToken(args, terminal);
  const warn = (message: string) => terminal.printError(`sprint-sync: ${message}\n`);
  const { apiUrl } = terminal;
  const allowMassChange = args.has('allow-mass-change');
  const report = await sync(
    connectGitHub({ repository, token, apiUrl, warn }),
    { trigger: BY_HAND, overrides, dryRun, allowMassChange, ...configFile },
    surroundingsOf(terminal),
  );
  return showReport(report, args, terminal);
}

function surroundingsOf({ now, sleep }: Terminal): Surroundings {
  return {
    now: () => now().toISOString(),
    sleep,
    random: () => randomInt(2 ** 32) / 2 ** 32,
  };
}
