import { type ConfigOverrides, parseOverrides, UserError } from '../src/index.ts';
import { type InputName, MODES, type Mode } from './interface.ts';

export interface Inputs {
  readonly token: string;
  readonly overrides: ConfigOverrides;
  readonly pullRequest: number | null;
  readonly completes: string | null;
  readonly mode: Mode;
  /** Patterns of files, one a line. */
  readonly reports: string;
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
    mode: readMode(get('mode').trim(), readSwitch('dry-run', get('dry-run').trim())),
    reports: get('reports'),
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

function readMode(text: string, isDryRun: boolean): Mode {
  const mode = text === '' ? 'auto' : MODES.find((one) => one === text.toLowerCase());
  if (mode === undefined) {
    throw new UserError(
      `Input \`mode\` must be \`auto\`, \`plan\` or \`sync\`, but \`${text.slice(0, 40)}\` was received.`,
    );
  }
  if (!isDryRun) return mode;
  if (mode !== 'sync') return 'plan';
  throw new UserError(
    'Inputs `mode: sync` and `dry-run: true` contradict each other: the one writes, the other does not. Leave one of them out.',
  );
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
