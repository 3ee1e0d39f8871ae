import { UserError } from '../../src/index.ts';
import type { Arguments } from '../parse-arguments.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';

const DEFAULT_VARIABLE = 'GITHUB_TOKEN';
const VARIABLE = /^[A-Za-z_]\w{0,99}$/;

/**
 * A token comes from the environment only: an argument would stand in the shell's history and in the
 * list of processes.
 */
export function readToken(args: Arguments, { env }: Terminal): string {
  const name = args.get('token-env') ?? DEFAULT_VARIABLE;
  if (!VARIABLE.test(name)) {
    throw new UsageError(
      '--token-env is the name of an environment variable, such as GITHUB_TOKEN, and not the token itself.',
    );
  }
  const token = env(name)?.trim() ?? '';
  if (token !== '') return token;
  throw new UserError(
    `The environment variable ${name} is not set, so GitHub cannot be asked. Put a token into it, such as \`export ${name}=$(gh auth token)\`, or name another variable with --token-env. It needs to read and write contents and issues of the repository; reading is enough for \`plan\`.`,
  );
}
