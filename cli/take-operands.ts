import { UsageError } from './usage-error.ts';

/** @throws {UsageError} for a command that takes options only. */
export function takeNone(operands: readonly string[]): void {
  if (operands.length === 0) return;
  throw new UsageError(
    `too many operands: ${operands.join(' ')}. This command takes options only.`,
  );
}

/** @throws {UsageError} unless exactly one operand is given. */
export function takeOne(operands: readonly string[], name: string): string {
  const [first, ...others] = takeFileAnd(operands, []);
  if (others.length > 0) {
    throw new UsageError(
      `expected one ${name}, received ${operands.length}: ${operands.join(' ')}.`,
    );
  }
  return first;
}

/** The file and what follows it. */
export function takeFileAnd(
  operands: readonly string[],
  names: readonly string[],
): readonly [string, ...string[]] {
  const [file, ...rest] = operands;
  if (file === undefined || file === '') throw new UsageError('FILE is missing.');
  const missing = names[rest.length];
  if (missing !== undefined) {
    throw new UsageError(
      `${missing} is missing. A name with blanks or a # stands in quotes: 'Track B', '#12'.`,
    );
  }
  return [file, ...rest];
}
