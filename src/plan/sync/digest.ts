const OFFSET = 0x811c9dc5;
const SECOND_OFFSET = 0x9747b28c;
const PRIME = 0x01000193;

/**
 * 16 hexadecimal digits for some values: FNV-1a twice, from two starting points. It tells apart the
 * handful of notes of one issue and is no protection against somebody who looks for a collision.
 */
export function digest(...values: readonly unknown[]): string {
  const text = JSON.stringify(values);
  let first = OFFSET;
  let second = SECOND_OFFSET;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    first = Math.imul(first ^ unit, PRIME);
    second = Math.imul(second ^ unit, PRIME) ^ (first >>> 15);
  }
  return hex(first) + hex(second);
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0');
}
