import { type ConfigOverrides, parseOverrides, UserError } from '../src/index.ts';
import type { InputName } from './interface.ts';

export interface Inputs {
  readonly token: string;
  readonly overrides: ConfigOverrides;
  readonly pullRequest: number | null;
  readonly completes: string | null;
  readonly dryRun: boolean;
  readonly allowMassChange: boolean;
}

/**
 * What is asked for stands in inputs of the action or, where it was started by hand, in those of the
 * workflow with the same name.
 *
 * @throws {UserError} naming the input that cannot be used.
 */
export function readInputs(
  get: (name: InputName) => string,
  dispatched: ReadonlyMap<string, string> = new Map(),
): Inputs {
  const asked = (name: InputName): string => (get(name) || (dispatched.get(name) ?? '')).trim();
  const completes = asked('completes');
  return {
    token: get('token').trim(),
    overrides: parseOverrides({ documents: get('documents'), tasks: get('tasks') }),
    pullRequest: readNumber(asked('pull-request')),
    completes: completes === '' ? null : completes,
    dryRun: readSwitch('dry-run', get('dry-run').trim()),
    allowMassChange: [get('allow-mass-change'), dispatched.get('allow-mass-change') ?? '']
      .map((text) => readSwitch('allow-mass-change', text.trim()))
      .includes(true),
  };
}

function readNumber(text: string): number | null {
  if (text === '') return null;
  const digits = /^#?([1-9]\d{0,9})$/.exec(text)?.[1];
  if (digits === undefined) {
    throw new UserError(
      `Input \`pull-request\` must be the number of a pull request, such as 97, but \`${text.slice(0, 40)}\` was received.`,
    );
  }
  return Number(digits);
}

function readSwitch(name: InputName, text: string): boolean {
  switch (text.toLowerCase()) {
    case 'true':
      return true;
    case 'false':
    case '':
      return false;
    default:
      throw new UserError(
        `Input \`${name}\` must be \`true\` or \`false\`, but \`${text.slice(0, 40)}\` was received.`,
      );
  }
}
