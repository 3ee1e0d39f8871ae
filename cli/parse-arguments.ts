import { parseArgs } from 'node:util';
import { findSlip } from '../src/index.ts';
import type { Option } from './command.ts';
import { UsageError } from './usage-error.ts';

export interface Arguments {
  readonly operands: readonly string[];
  readonly has: (option: string) => boolean;
  /** The value of an option, or `null` where it is not given. The last one counts. */
  readonly get: (option: string) => string | null;
}

/** @throws {UsageError} for an option that is unknown or used wrongly. */
export function parseArguments(args: readonly string[], options: readonly Option[]): Arguments {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      options.map(({ name, value }) => [name, { type: value === null ? 'boolean' : 'string' }]),
    ),
    strict: false,
    tokens: true,
  });
  const operands: string[] = [];
  const values = new Map<string, string | null>();
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value);
    if (token.kind === 'option') {
      values.set(token.name, checkOption(token.rawName, token.value ?? null, options));
    }
  }
  return {
    operands,
    has: (option) => values.has(option),
    get: (option) => values.get(option) ?? null,
  };
}

function checkOption(
  written: string,
  value: string | null,
  options: readonly Option[],
): string | null {
  const option = options.find(({ name }) => `--${name}` === written);
  if (!option) throw new UsageError(`unknown option ${written}.${suggest(written, options)}`);
  if (option.value === null && value !== null) {
    throw new UsageError(`${written} takes no value, received "${value}".`);
  }
  if (option.value !== null && (value === null || value === '')) {
    throw new UsageError(`${written} needs a value: ${written} ${option.value}.`);
  }
  return value;
}

function suggest(written: string, options: readonly Option[]): string {
  const slip = findSlip(
    written,
    options.map(({ name }) => `--${name}`),
  );
  return slip === null ? '' : ` Did you mean ${slip}?`;
}
