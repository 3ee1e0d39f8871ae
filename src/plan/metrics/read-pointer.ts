import { findAmount, type Measured } from '../../model/measured.ts';

/**
 * What a JSON text says at a pointer (RFC 6901), or `null` where no number stands there.
 *
 * @throws {SyntaxError} where the text is no JSON.
 */
export function readPointer(text: string, pointer: string): Measured | null {
  let value: unknown = JSON.parse(text);
  for (const step of pointer.split('/').slice(1)) {
    const name = step.replaceAll('~1', '/').replaceAll('~0', '~');
    value = memberOf(value, name);
  }
  if (typeof value === 'number' && Number.isFinite(value)) return { kind: 'number', value };
  return typeof value === 'string' ? (findAmount(value)?.measured ?? null) : null;
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
